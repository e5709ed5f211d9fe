/**
 * Who else follows a family: the other organisations of the installation, and the partners whose lists are kept
 * as keyed hashes. Answers name services, never a person.
 */
import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { HashedRow } from '../coordination/hashes.ts';
import { keyId, type IdentityKey } from '../coordination/identity-key.ts';
import { CoordinationService as ServiceEntity } from './entities/coordination.ts';
import { byName } from './french-order.ts';
import { inTransaction, rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** A service an organisation must ask, by the list it sends under that name, or else by telephone. */
export interface CoordinationService {
  organisationId: string;
  name: string;
  how: 'list' | 'telephone';
}

/** A list as received: by which organisation, from whom, and its rows, already hashed under `key`. */
export interface NewList {
  organisationId: string;
  sender: string;
  rows: readonly HashedRow[];
  key: IdentityKey;
}

/** A list in force. */
export interface CoordinationList {
  id: string;
  organisationId: string;
  sender: string;
  receivedAt: Date;
  /** How many persons it holds. */
  rows: number;
}

/** Adds a service to ask, or changes how. */
export async function saveService(store: Store, service: CoordinationService): Promise<void> {
  await store.orm.em.fork().upsert(ServiceEntity, service);
}

/** Those that an organisation must ask, by name. */
export async function listServices(store: Store, organisationId: string): Promise<CoordinationService[]> {
  const found = await store.orm.em.fork().find(ServiceEntity, { organisationId });
  return found.map(({ name, how }) => ({ organisationId, name, how })).toSorted(byName);
}

/** Keeps a list in the place of the former one of the same sender, at once for whoever asks. Answers its id. */
export async function storeList(store: Store, list: NewList): Promise<string> {
  const id = randomUUID();
  const { organisationId, sender, rows, key } = list;
  await inTransaction(store.pool, `list ${organisationId} ${sender}`, async (client) => {
    await replaceFormer(client, list);
    await client.query(
      `insert into coordination_list (id, organisation_id, sender, key_id, rows) values ($1, $2, $3, $4, $5)`,
      [id, organisationId, sender, keyId(key), rows.length],
    );
    for (const part of parts(rows)) await insertKeys(client, id, part);
  });
  return id;
}

/** Its hashes go; that there was a list, when and of how many, stays. */
async function replaceFormer(client: PoolClient, { organisationId, sender }: NewList): Promise<void> {
  await client.query(
    `with replaced as (
      update coordination_list set replaced_at = now()
      where organisation_id = $1 and sender = $2 and replaced_at is null returning id
    )
    delete from coordination_key where list_id in (select id from replaced)`,
    [organisationId, sender],
  );
}

async function insertKeys(client: PoolClient, listId: string, rows: readonly HashedRow[]): Promise<void> {
  const pairs = rows.flatMap(({ service, kept }) => kept.map((hash) => ({ service, hash })));
  await client.query(
    `insert into coordination_key (list_id, service, hash)
    select $1, service, hash from unnest($2::text[], $3::text[]) as kept (service, hash)
    on conflict do nothing`,
    [listId, pairs.map(({ service }) => service), pairs.map(({ hash }) => hash)],
  );
}

const ROWS_AT_ONCE = 1000;

function parts(rows: readonly HashedRow[]): HashedRow[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, n) => rows.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE));
}

/** The lists in force that an organisation has received, by sender. */
export async function listsInForce(store: Store, organisationId: string): Promise<CoordinationList[]> {
  const rows = await rowsOf<Omit<CoordinationList, 'receivedAt'> & { receivedAt: string }>(store.pool, {
    text: `select id, organisation_id as "organisationId", sender, received_at as "receivedAt", rows
      from coordination_list where organisation_id = $1 and replaced_at is null order by sender`,
    values: [organisationId],
  });
  return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }));
}

/**
 * The services that follow a family, given the hashes to ask for its adults: organisations of the installation
 * other than `exceptOrganisation` where it has an open accompaniment, and services named on partners' lists.
 */
export async function followersOf(
  store: Store,
  asked: readonly string[],
  exceptOrganisation: string,
): Promise<string[]> {
  const rows = await rowsOf<{ service: string }>(store.pool, {
    text: `select organisation.name as service
      from household_key
      join case_summary using (household_id)
      join organisation on organisation.id = household_key.organisation_id
      where household_key.hash = any($1) and household_key.organisation_id <> $2
        and case_summary.kind = 'accompaniment' and case_summary.stage <> 'closed'
      union
      select service from coordination_key where hash = any($1)
      order by service`,
    values: [asked, exceptOrganisation],
  });
  return rows.map(({ service }) => service);
}

/** The services an organisation must ask that have not answered by a list made under this key. */
export async function unansweredServices(
  store: Store,
  organisationId: string,
  key: IdentityKey,
): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(store.pool, {
    text: `select name from coordination_service as asked
      where organisation_id = $1 and (how = 'telephone' or not exists (
        select from coordination_list as list
        where list.organisation_id = $1 and list.sender = asked.name
          and list.replaced_at is null and list.key_id = $2
      ))`,
    values: [organisationId, keyId(key)],
  });
  return rows.toSorted(byName).map(({ name }) => name);
}
