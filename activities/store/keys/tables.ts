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
  await alone(url, async (client) => {
    for (const statement of TABLES) await client.query(statement);
  });
}

const NAMES = ['organisation_key', 'data_key', 'keyed_workflow'] as const;
const ROWS_AT_ONCE = 5000;

/**
 * Moves the keys that lie among the other data, from before they had a database of their own: into that one, then out
 * of this. Nobody may be making keys meanwhile. Safe to run again, wherever it was interrupted.
 */
export async function moveKeys(from: string, to: string): Promise<void> {
  await alone(from, async (source) => {
    const { rows } = await source.query<{ here: boolean }>(
      `select to_regclass('data_key') is not null as here`,
    );
    if (!rows[0]?.here) return;
    await alone(to, async (target) => {
      for (const name of NAMES) await copyRows(source, target, name);
    });
    await source.query(`drop table ${NAMES.toReversed().join(', ')}`);
  });
}

async function copyRows(source: Client, target: Client, table: string): Promise<void> {
  await source.query(
    `declare kept_${table} no scroll cursor for select to_jsonb(one) as one from ${table} one`,
  );
  for (;;) {
    const { rows } = await source.query<{ one: object }>(`fetch ${ROWS_AT_ONCE} from kept_${table}`);
    if (rows.length === 0) break;
    await target.query({
      text: `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1) on conflict do nothing`,
      values: [JSON.stringify(rows.map(({ one }) => one))],
    });
  }
  await source.query(`close kept_${table}`);
}

/** In a transaction on these tables that no other like it enters. */
async function alone(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [TABLES_LOCK]);
    await work(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
