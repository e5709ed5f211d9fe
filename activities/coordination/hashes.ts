import { type IdentityKey, identityKey } from './identity-key.ts';
import { type Person, keptKeys } from './identity.ts';

/** One person of a partner's list, as it is kept: which service follows, and nothing to read of whom. */
export interface HashedRow {
  service: string;
  kept: string[];
}

/** Turns the rows of a list into what may be kept of them. After this the names can be forgotten, and must be. */
export function hashList(rows: readonly (Person & { service: string })[], key: IdentityKey): HashedRow[] {
  const held = identityKey(key);
  return rows.map((row) => ({ service: row.service, kept: keptKeys(row, held) }));
}
