/**
 * Households, with the keyed hashes under which their adults are recognised elsewhere. The hashes are rewritten
 * with every change, in the same transaction, so that nobody is looked for under a name that was corrected.
 */
import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../workflows/rules/case.ts';
import { keyId, type IdentityKey } from '../coordination/identity-key.ts';
import { keptKeys } from '../coordination/identity.ts';
import { Household as HouseholdEntity, HouseholdKey } from './entities/households.ts';
import { adultsOf, type Household, type Member } from './household.ts';
import { plain } from './plain.ts';
import { searchText } from './search-text.ts';
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

export async function createHousehold(
  store: Store,
  draft: HouseholdDraft,
  key: IdentityKey,
): Promise<Household> {
  const household = { ...draft, id: draft.id ?? randomUUID(), version: 1 };
  await store.orm.em.fork().transactional(async (em) => {
    if (await insertOnce(em, household, key)) await writeKeys(em, household, key);
  });
  const kept = await findHousehold(store, household.id, household.organisationId);
  if (!kept) throw new Error(`Household ${household.id} belongs to another organisation.`);
  return kept;
}

/** A household, unless it is another organisation's. */
export async function findHousehold(
  store: Store,
  id: string,
  organisationId: string,
): Promise<Household | undefined> {
  const found = await store.orm.em.fork().findOne(HouseholdEntity, { id, organisationId });
  return found ? householdOf(found) : undefined;
}

/** The household of a case; throws when there is none, since a case has one. */
export async function getHousehold(store: Store, id: string, organisationId: string): Promise<Household> {
  const found = await findHousehold(store, id, organisationId);
  if (!found) throw new Error(`No household ${id}.`);
  return found;
}

/** Changes a household; what is not given stays. Throws Refusal `stale-version`; nothing when there is none. */
export async function updateHousehold(
  store: Store,
  { id, organisationId, ifVersion }: HouseholdToChange,
  change: HouseholdChange,
  key: IdentityKey,
): Promise<Household | undefined> {
  return store.orm.em.fork().transactional(async (em) => {
    const found = await em.findOne(
      HouseholdEntity,
      { id, organisationId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!found) return undefined;
    refuseStale(found.version, ifVersion);
    const { members } = { ...found, ...change };
    const derived = { version: found.version + 1, searchText: searchTextOf(members), keyId: keyId(key) };
    em.assign(found, { ...change, ...derived, updatedAt: new Date() }, { mergeObjectProperties: false });
    await em.flush();
    const household = householdOf(found);
    await writeKeys(em, household, key);
    return household;
  });
}

/**
 * Rewrites the hashes made under another key than this one, which find nobody any more. Answers how many
 * households it was; quick when there is none.
 */
export async function rekeyHouseholds(store: Store, key: IdentityKey): Promise<number> {
  const current = keyId(key);
  for (let done = 0; ;) {
    const count = await store.orm.em.fork().transactional(async (em) => {
      const stale = await em.find(HouseholdEntity, { keyId: { $ne: current } }, REKEYING);
      for (const found of stale) {
        await writeKeys(em, householdOf(found), key);
        found.keyId = current;
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

async function insertOnce(em: EntityManager, household: Household, key: IdentityKey): Promise<boolean> {
  const rows = await em
    .createQueryBuilder(HouseholdEntity)
    .insert({ ...household, searchText: searchTextOf(household.members), keyId: keyId(key) })
    .onConflict('id')
    .ignore()
    .returning('id')
    .execute<{ id: string }[]>('all');
  return rows.length > 0;
}

async function writeKeys(em: EntityManager, household: Household, key: IdentityKey): Promise<void> {
  const { id: householdId, organisationId } = household;
  const hashes = new Set(adultsOf(household).flatMap((adult) => keptKeys(adult, key)));
  await em.nativeDelete(HouseholdKey, { householdId });
  await em.insertMany(
    HouseholdKey,
    [...hashes].map((hash) => ({ householdId, organisationId, hash })),
  );
}

function searchTextOf(members: readonly Member[]): string {
  const names = members.map(({ name, birthName = '', firstName }) => `${firstName} ${name} ${birthName}`);
  return searchText(names.join(' '));
}

function householdOf(entity: object): Household {
  const household = plain<Household>(entity);
  const { id, organisationId, version, members, address, contact, situation, territory } = household;
  const kept = { id, organisationId, version, members, address, contact, situation };
  return territory === undefined ? kept : { ...kept, territory };
}
