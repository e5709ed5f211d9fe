/** Who a family is, as its row keeps it: sealed with its key, and found by keyed hashes of the beginnings of names. */
import { createHmac } from 'node:crypto';
import type { Household, Member } from './household.ts';
import type { DataKey, Keyring } from './keys/keyring.ts';
import { openWith, sealWith } from './keys/sealed.ts';
import { searchText } from './search-text.ts';

/** What of a household tells who they are, or how they live. */
export type Identity = Pick<Household, 'members' | 'address' | 'contact' | 'situation'>;

/** The columns of a household that hold it. */
export interface SealedIdentity {
  identity: Buffer | null;
  identityKey: string;
}

/** In the place of an identity that is gone. */
const ERASED: Identity = {
  members: [],
  address: { lines: ['«effacé»'], postalCode: '00000', city: '«effacé»' },
  contact: {},
  situation: {},
};

export function sealIdentity(
  key: DataKey,
  id: string,
  { members, address, contact, situation }: Identity,
): SealedIdentity {
  const plain = Buffer.from(JSON.stringify({ members, address, contact, situation }));
  const { bytes } = sealWith(key, placeOf(id), plain);
  return { identity: bytes ?? null, identityKey: key.id };
}

export function openIdentity(
  key: DataKey | undefined,
  id: string,
  identity: Uint8Array | null,
): Identity & { erased?: true } {
  const opened = openWith(key, placeOf(id), identity);
  return opened ? (JSON.parse(opened.toString('utf8')) as Identity) : { ...ERASED, erased: true };
}

function placeOf(id: string): string {
  return `household ${id}`;
}

const SHORTEST = 3;
const LONGEST = 20;

/**
 * Hashes of the words of all names, and of their beginnings from three letters on, under a key of the organisation's
 * own. They tell a thief which families share beginnings of names, and how often; not the names.
 */
export async function wordsOf(
  keys: Keyring,
  organisationId: string,
  members: readonly Member[],
): Promise<string[]> {
  const names = members.flatMap(({ name, birthName = '', firstName }) => [firstName, name, birthName]);
  const words = new Set(searchText(names.join(' ')).split(' ').filter(Boolean).flatMap(beginningsOf));
  return hashed(keys, organisationId, [...words]);
}

/** The hashes under which a text typed by someone who searches is found: one for each of its words. */
export function askedWords(keys: Keyring, organisationId: string, text: string): Promise<string[]> {
  const words = searchText(text).split(' ').filter(Boolean);
  return hashed(
    keys,
    organisationId,
    words.map((word) => word.slice(0, LONGEST)),
  );
}

function beginningsOf(word: string): string[] {
  const whole = word.slice(0, LONGEST);
  const shorter = Array.from({ length: Math.max(0, whole.length - SHORTEST) }, (_, n) =>
    whole.slice(0, SHORTEST + n),
  );
  return [...shorter, whole];
}

async function hashed(keys: Keyring, organisationId: string, words: readonly string[]): Promise<string[]> {
  const { key } = await keys.current({ subject: `search:${organisationId}`, organisationId });
  if (!key) return [];
  return words.map((word) => createHmac('sha256', key).update(word).digest('base64url').slice(0, 12));
}
