/**
 * Households, with the keyed hashes under which their adults are recognised elsewhere. The hashes are rewritten
 * with every change, in the same transaction, so that nobody is looked for under a name that was corrected.
 */
import { randomUUID } from 'node:crypto';
import { LockMode, type FilterQuery, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../workflows/rules/case.ts';
import { keyId, type IdentityKey } from '../coordination/identity-key.ts';
import { keptKeys } from '../coordination/identity.ts';
import { Household as HouseholdEntity, HouseholdKey, HouseholdWord } from './entities/households.ts';
import { adultsOf, type Household } from './household.ts';
import { ownerOfHousehold, type DataKey, type Keyring } from './keys/keyring.ts';
import { plain } from './plain.ts';
import {
  openIdentity,
  sealIdentity,
  wordsOf,
  type Identity,
  type SealedIdentity,
} from './sealed-identity.ts';
import type { Store } from './store.ts';

/** A household to keep. With an `id`, keeping it twice is keeping it once. */
export type HouseholdDraft = Omit<Household, 'id' | 'version'> & { id?: string };
/** A territory of `null` is one that the family no longer belongs to. */
export type HouseholdChange = Partial<Omit<Household, 'id' | 'organisationId' | 'version' | 'territory'>> & {
  territory?: string | null;
};

/** Which household to change, of whom, and the version the caller has seen, if any. */
export interface HouseholdToChange {
  id: string;
  organisationId: string;
  ifVersion?: number;
}

/** Tells someone what a household is about to become. */
export type TellFollower = (household: Pick<Household, 'members'>) => Promise<void>;

export async function createHousehold(
  store: Store,
  draft: HouseholdDraft,
  key: IdentityKey,
): Promise<Household> {
  const household = { ...draft, id: draft.id ?? randomUUID(), version: 1 };
  const kept = await keptOf(store, household, key);
  await store.orm.em.fork().transactional(async (em) => {
    if (await insertOnce(em, household, kept)) await writeKeys(em, household, kept);
  });
  const found = await findHousehold(store, household.id, household.organisationId);
  if (!found) throw new Error(`Household ${household.id} belongs to another organisation.`);
  return found;
}

/** A household, unless it is another organisation's. */
export async function findHousehold(
  store: Store,
  id: string,
  organisationId: string,
): Promise<Household | undefined> {
  const found = await store.orm.em.fork().findOne(HouseholdEntity, { id, organisationId });
  return found ? householdOf(store.keys, found) : undefined;
}

/** Several households, of any organisation, by their ids. */
export async function findHouseholds(store: Store, ids: readonly string[]): Promise<Map<string, Household>> {
  const found = await store.orm.em.fork().find(HouseholdEntity, { id: { $in: [...ids] } });
  const keys = await store.keys.findAll(found.flatMap(({ identityKey }) => identityKey ?? []));
  return new Map(found.map((one) => [one.id, opened(one, keys.get(one.identityKey ?? ''))]));
}

/** The household of a case; throws when there is none, since a case has one. */
export async function getHousehold(store: Store, id: string, organisationId: string): Promise<Household> {
  const found = await findHousehold(store, id, organisationId);
  if (!found) throw new Error(`No household ${id}.`);
  return found;
}

/**
 * Changes a household; what is not given stays. Throws Refusal `stale-version`; nothing when there is none. Whoever
 * follows it is told before it is kept: where they cannot be, it stays as it was.
 */
export async function updateHousehold(
  store: Store,
  { id, organisationId, ifVersion }: HouseholdToChange,
  change: HouseholdChange,
  key: IdentityKey,
  tell: TellFollower = async () => {},
): Promise<Household | undefined> {
  // The keys are looked up before a connection is held: many at once would wait for each other.
  if (!(await findHousehold(store, id, organisationId))) return undefined;
  await store.keys.current(ownerOfHousehold(id, organisationId));
  return store.orm.em.fork().transactional(async (em) => {
    const found = await em.findOne(
      HouseholdEntity,
      { id, organisationId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!found) return undefined;
    refuseStale(found.version, ifVersion);
    const before = await householdOf(store.keys, found);
    if (before.erased) throw new Refusal('erased', 'This family was erased.');
    const { territory = before.territory, ...identity } = change;
    const household = { ...before, ...identity, version: before.version + 1 };
    const kept = await keptOf(store, household, key);
    em.assign(found, { ...columnsOf(household, kept), territory, updatedAt: new Date() }, REPLACING);
    await em.flush();
    await writeKeys(em, household, kept);
    await tell(household);
    const { territory: _former, ...rest } = household;
    return typeof territory === 'string' ? { ...rest, territory } : rest;
  });
}

/**
 * Rewrites the hashes made under another key than this one, which find nobody any more. Answers how many
 * households it was; quick when there is none.
 */
export function rekeyHouseholds(store: Store, key: IdentityKey): Promise<number> {
  return keepAgain(store, key, { keyId: { $ne: keyId(key) } });
}

/** Seals the identities that were written in the clear. Answers how many; quick when there is none. */
export function sealHouseholds(store: Store, key: IdentityKey): Promise<number> {
  return keepAgain(store, key, { identityKey: null });
}

/** Writes the households that are as described again as they are written today, until none is left. */
async function keepAgain(store: Store, key: IdentityKey, where: FilterQuery<Row>): Promise<number> {
  for (let done = 0; ;) {
    const count = await store.orm.em.fork().transactional(async (em) => {
      const stale = await em.find(HouseholdEntity, where, REKEYING);
      for (const found of stale) {
        const household = await householdOf(store.keys, found);
        const kept = await keptOf(store, household, key);
        em.assign(found, columnsOf(household, kept), REPLACING);
        await writeKeys(em, household, kept);
      }
      return stale.length;
    });
    if (count === 0) return done;
    done += count;
  }
}

/** Some at a time, beside those that someone else is changing, who writes them under the new key anyway. */
const REKEYING = { limit: 200, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const;

function refuseStale(version: number, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw new Refusal('stale-version', `The household is at version ${version}.`, { version });
}

/** What is kept of an identity: sealed, and the hashes by which it is recognised and searched for. */
interface Kept extends SealedIdentity {
  keyId: string;
  hashes: string[];
  words: string[];
}

async function keptOf(store: Store, household: Household, key: IdentityKey): Promise<Kept> {
  const { id, organisationId, members } = household;
  const [familyKey, words] = await Promise.all([
    store.keys.current(ownerOfHousehold(id, organisationId)),
    wordsOf(store.keys, organisationId, members),
  ]);
  const hashes = new Set(adultsOf(household).flatMap((adult) => keptKeys(adult, key)));
  return { ...sealIdentity(familyKey, id, household), keyId: keyId(key), hashes: [...hashes], words };
}

/** Nothing of an identity in the clear; what was so in a row of before goes. */
function columnsOf({ version }: Household, { identity, identityKey, keyId: hashedBy }: Kept) {
  const plainly = { members: null, address: null, contact: null, situation: null, searchText: null };
  return { ...plainly, version, identity, identityKey, keyId: hashedBy };
}

const REPLACING = { mergeObjectProperties: false } as const;

async function insertOnce(em: EntityManager, household: Household, kept: Kept): Promise<boolean> {
  const { id, organisationId, territory } = household;
  const rows = await em
    .createQueryBuilder(HouseholdEntity)
    .insert({ id, organisationId, territory: territory ?? null, ...columnsOf(household, kept) })
    .onConflict('id')
    .ignore()
    .returning('id')
    .execute<{ id: string }[]>('all');
  return rows.length > 0;
}

async function writeKeys(em: EntityManager, household: Household, { hashes, words }: Kept): Promise<void> {
  const { id: householdId, organisationId } = household;
  await em.nativeDelete(HouseholdKey, { householdId });
  await em.insertMany(
    HouseholdKey,
    hashes.map((hash) => ({ householdId, organisationId, hash })),
  );
  await em.nativeDelete(HouseholdWord, { householdId });
  await em.insertMany(
    HouseholdWord,
    words.map((word) => ({ householdId, organisationId, word })),
  );
}

type Row = InferEntity<typeof HouseholdEntity>;

async function householdOf(keys: Keyring, row: Row): Promise<Household> {
  return opened(row, row.identityKey ? await keys.find(row.identityKey) : undefined);
}

/** A row of before has its identity in the clear. */
function opened(row: Row, key: DataKey | undefined): Household {
  const { id, organisationId, version, territory } = row;
  const identity = row.identityKey
    ? openIdentity(key, id, row.identity ?? null)
    : (pick(plain<Identity>(row)) satisfies Identity);
  return { id, organisationId, version, ...identity, ...(territory && { territory }) };
}

function pick({ members, address, contact, situation }: Identity): Identity {
  return { members, address, contact, situation };
}
