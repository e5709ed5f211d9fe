/**
 * Where wrapped keys lie. They may be in a database of their own (`JALON_KEYS_DATABASE_URL`), which is what makes
 * an erasure reach into the backups of all the rest; so nothing here refers to the other tables, nor they to these.
 */
import { Client } from 'pg';

/** Any number, as long as everyone takes the same. */
const TABLES_LOCK = 7_241_004;

const TABLES = [
  `create table if not exists organisation_key (
    id text primary key,
    organisation_id text not null,
    wrapped bytea not null,
    wrapped_by text not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz
  )`,
  `create unique index if not exists organisation_key_in_use on organisation_key (organisation_id)
    where retired_at is null`,
  // A key that was destroyed stays as a row without its content: it tells erased from unknown.
  `create table if not exists data_key (
    id text primary key,
    subject text not null,
    organisation_id text not null,
    wrapped bytea,
    organisation_key_id text references organisation_key,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    destroyed_at timestamptz
  )`,
  `create unique index if not exists data_key_in_use on data_key (subject) where retired_at is null`,
  `create index if not exists data_key_by_subject on data_key (subject)`,
  `create index if not exists data_key_by_organisation_key on data_key (organisation_key_id)`,
  `create table if not exists keyed_workflow (
    workflow_id text primary key,
    subject text not null,
    organisation_id text not null,
    started_plain boolean not null
  )`,
];

/** Makes the tables of the keys, where they are not yet. Safe to run again, and twice at once. */
export async function makeKeyTables(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [TABLES_LOCK]);
    for (const statement of TABLES) await client.query(statement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
