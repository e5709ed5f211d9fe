/** The free texts of a fact as its row keeps them. */
import { sealAlike } from '../keys/sealing.ts';
import { putTexts } from '../keys/texts.ts';
import type { DataKey } from './keys/keyring.ts';
import { openWith } from './keys/sealed.ts';
import { jsonText } from './statements.ts';

/** The columns of a row of the journal that hold its texts; bytes as PostgreSQL reads them from JSON. */
export interface SealedTexts {
  sealed?: string;
  sealed_key: string;
}

/** Nothing where there is no text to seal. */
export function sealedTexts(
  key: DataKey,
  caseId: string,
  number: number,
  texts: readonly string[],
): SealedTexts | undefined {
  if (texts.length === 0) return undefined;
  if (!key.key) return { sealed_key: key.id };
  // Alike each time: a step recorded twice is seen to be the same.
  const bytes = sealAlike(key.key, Buffer.from(jsonText(texts)), placeOf(caseId, number));
  return { sealed_key: key.id, sealed: `\\x${bytes.toString('hex')}` };
}

/** A fact with its texts put back; `erased` when they are gone for good. */
export function withTexts(
  key: DataKey | undefined,
  { caseId, number, data, sealed }: { caseId: string; number: number; data: object; sealed: Buffer | null },
): { data: object; erased?: true } {
  const bytes = openWith(key, placeOf(caseId, number), sealed);
  const texts: string[] | undefined = bytes && JSON.parse(bytes.toString('utf8'));
  return { data: putTexts(data, texts), ...(texts === undefined && { erased: true }) };
}

function placeOf(caseId: string, number: number): string {
  return `journal ${caseId} ${number}`;
}
