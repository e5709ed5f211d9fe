/** What test files use to reach the servers of the run. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, escapeIdentifier } from 'pg';
import { announced, type TestServers } from './announcement.ts';

export type { TestServers } from './announcement.ts';

export interface FreshDatabase {
  url: string;
  /** Drops it, whoever is still connected. */
  drop: () => Promise<void>;
}

/** The database, with its tables and no rows, that fresh ones are copied from. */
const TEMPLATE = 'jalon_template';
const TEMPLATE_LOCK = 4_261_119;
const MIGRATE = fileURLToPath(new URL('../../worker/migrate.ts', import.meta.url));

/** Where the PostgreSQL and the Temporal server of this run are; waits until they have started. */
export function testServers(): Promise<TestServers> {
  return announced();
}

/** A database of one's own, migrated and empty. */
export function freshDatabase(): Promise<FreshDatabase> {
  return copyOf(async (admin, url) => (await templateIn(admin, url)) ?? 'template1');
}

/** A database of one's own without a table. */
export function bareDatabase(): Promise<FreshDatabase> {
  return copyOf(async () => 'template1');
}

/** What a backup of a database holds at this moment; nobody may be connected to it. */
export function copyOfDatabase(url: string): Promise<FreshDatabase> {
  return copyOf(async () => new URL(url).pathname.slice(1));
}

async function copyOf(template: (admin: Client, url: string) => Promise<string>): Promise<FreshDatabase> {
  const { postgresUrl } = await testServers();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(async (admin) => {
    const from = escapeIdentifier(await template(admin, postgresUrl));
    await admin.query(`create database ${name} template ${from}`);
  });
  const drop = () =>
    asAdministrator(async (admin) => void (await admin.query(`drop database ${name} with (force)`)));
  return { url: databaseUrl(postgresUrl, name), drop };
}

/** Migrated once for the whole run, by the first test file that wants a database; none without migrations. */
async function templateIn(admin: Client, postgresUrl: string): Promise<string | undefined> {
  if (!existsSync(MIGRATE)) return undefined;
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    if (!(await exists(admin, TEMPLATE))) await createTemplate(admin, postgresUrl);
    return TEMPLATE;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

/** Takes its name only once migrated: a failure leaves no half-made template to the next file. */
async function createTemplate(admin: Client, postgresUrl: string): Promise<void> {
  const unfinished = `${TEMPLATE}_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${unfinished}`);
  const env = { ...process.env, JALON_DATABASE_URL: databaseUrl(postgresUrl, unfinished) };
  await promisify(execFile)(process.execPath, [MIGRATE], { env });
  await admin.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

async function exists(admin: Client, database: string): Promise<boolean> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
  return rowCount === 1;
}

async function asAdministrator(work: (admin: Client) => Promise<void>): Promise<void> {
  const { postgresUrl } = await testServers();
  const admin = new Client({ connectionString: postgresUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(postgresUrl: string, database: string): string {
  return Object.assign(new URL(postgresUrl), { pathname: `/${database}` }).href;
}
