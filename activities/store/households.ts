/**
 * Households, with the keyed hashes under which their adults are recognised elsewhere. The hashes are rewritten
 * with every change, in the same transaction, so that nobody is looked for under a name that was corrected.
 */
import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../workflows/rules/case.ts';
import { identityKeys } from '../coordination/identity.ts';
import { Household as HouseholdEntity, HouseholdKey } from './entities/households.ts';
import { adultsOf, type Household, type Member } from './household.ts';
import { plain } from './plain.ts';
import { searchText } from './search-text.ts';
import type { Store } from './store.ts';

/** A household to keep. With an `id`, keeping it twice is keeping it once. */
export type HouseholdDraft = Omit<Household, 'id' | 'version'> & { id?: string };
export type HouseholdChange = Partial<Omit<Household, 'id' | 'organisationId' | 'version'>>;

/** Which household to change, of whom, and the version the caller has seen, if any. */
export interface HouseholdToChange {
  id: string;
  organisationId: string;
  ifVersion?: number;
}

/** `key` is that of the identity hashes. */
export async function createHousehold(store: Store, draft: HouseholdDraft, key: Buffer): Promise<Household> {
  const household = { ...draft, id: draft.id ?? randomUUID(), version: 1 };
  await store.orm.em.fork().transactional(async (em) => {
    const inserted = await insertOnce(em, household);
    if (inserted) await writeKeys(em, household, key);
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

/** Changes a household; what is not given stays. Throws Refusal `stale-version`; nothing when there is none. */
export async function updateHousehold(
  store: Store,
  { id, organisationId, ifVersion }: HouseholdToChange,
  change: HouseholdChange,
  key: Buffer,
): Promise<Household | undefined> {
  return store.orm.em.fork().transactional(async (em) => {
    const found = await em.findOne(
      HouseholdEntity,
      { id, organisationId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!found) return undefined;
    refuseStale(found.version, ifVersion);
    em.assign(
      found,
      { ...change, version: found.version + 1, updatedAt: new Date() },
      { mergeObjectProperties: false },
    );
    found.searchText = searchTextOf(found.members);
    await em.flush();
    const household = householdOf(found);
    await writeKeys(em, household, key);
    return household;
  });
}

function refuseStale(version: number, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw new Refusal('stale-version', `The household is at version ${version}.`, { version });
}

async function insertOnce(em: EntityManager, household: Household): Promise<boolean> {
  const rows = await em
    .createQueryBuilder(HouseholdEntity)
    .insert({ ...household, searchText: searchTextOf(household.members) })
    .onConflict('id')
    .ignore()
    .returning('id')
    .execute<{ id: string }[]>('all');
  return rows.length > 0;
}

async function writeKeys(em: EntityManager, household: Household, key: Buffer): Promise<void> {
  const { id: householdId, organisationId } = household;
  const hashes = new Set(adultsOf(household).flatMap((adult) => identityKeys(adult, key).kept));
  await em.nativeDelete(HouseholdKey, { householdId });
  await em.insertMany(
    HouseholdKey,
    [...hashes].map((hash) => ({ householdId, organisationId, hash })),
  );
}

function searchTextOf(members: readonly Member[]): string {
  return searchText(
    members.map(({ name, birthName = '', firstName }) => `${firstName} ${name} ${birthName}`).join(' '),
  );
}

function householdOf(entity: object): Household {
  const { id, organisationId, version, members, address, contact, situation, territory } =
    plain<Household>(entity);
  return {
    id,
    organisationId,
    version,
    members,
    address,
    contact,
    situation,
    ...(territory !== undefined && { territory }),
  };
}
