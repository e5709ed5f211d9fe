/**
 * Texts about one family in a case of several: sealed with the key of that family before they enter the case. They go
 * with it, wherever the case has carried them: its journal, the engine's history, backups of both.
 */
import type { KeyObject } from 'node:crypto';
import { sealAlike, Tampered, unseal } from '../keys/sealing.ts';
import { ERASED_TEXT, mapTexts } from '../keys/texts.ts';
import type { DataKey, Keyring, Owner } from './keys/keyring.ts';

/** Key and content, between marks that nobody types: no code looks like it, so it counts as a free text itself. */
const SEALED = /^«scellé:([\w-]+):([\w-]+)»$/;

/** The body of a step with what stands in these fields sealed for a family; always alike: a step sent twice is one. */
export async function sealTextsFor(
  keys: Keyring,
  owner: Owner,
  caseId: string,
  { body, fields }: { body: object; fields: readonly string[] },
): Promise<object> {
  const { id, key } = await keys.current(owner);
  const sealedText = (text: string) => (key ? sealed(id, key, caseId, text) : ERASED_TEXT);
  return mapTexts(body, (text, name) => (fields.includes(name) ? sealedText(text) : text));
}

/** These facts with such texts put back, or the word that they were erased. */
export async function openFamilyTexts<Entry extends { fact: object }>(
  keys: Keyring,
  caseId: string,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const ids = new Set<string>();
  for (const { fact } of entries) mapTexts(fact, (text) => noted(ids, text));
  if (ids.size === 0) return [...entries];
  const found = await keys.findAll([...ids]);
  return entries.map((entry) => ({
    ...entry,
    fact: mapTexts(entry.fact, (text) => opened(found, caseId, text)),
  }));
}

function sealed(id: string, key: KeyObject, caseId: string, text: string): string {
  return `«scellé:${id}:${sealAlike(key, Buffer.from(text), placeOf(caseId)).toString('base64url')}»`;
}

function noted(ids: Set<string>, text: string): string {
  const id = SEALED.exec(text)?.[1];
  if (id) ids.add(id);
  return text;
}

/** What someone typed to look like it stays as it was written. */
function opened(found: ReadonlyMap<string, DataKey>, caseId: string, text: string): string {
  const [, id = '', content = ''] = SEALED.exec(text) ?? [];
  const known = found.get(id);
  if (!known) return text;
  if (!known.key) return ERASED_TEXT;
  try {
    return unseal(known.key, Buffer.from(content, 'base64url'), placeOf(caseId)).toString('utf8');
  } catch (error) {
    if (error instanceof Tampered) return text;
    throw error;
  }
}

function placeOf(caseId: string): string {
  return `text ${caseId}`;
}
