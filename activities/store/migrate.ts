/** Brings the tables up to date. */
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { ENTITIES } from './entities/index.ts';
import { makeKeyTables, moveKeys } from './keys/tables.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Any number, as long as everyone who migrates takes the same. */
const MIGRATION_LOCK = 7_241_003;

/**
 * Runs the migrations not yet run, and answers their names. Two that start at once do it once: the second waits.
 * The keys have their tables in a database of their own, where there is one.
 */
export async function migrate(url: string, keysUrl = url): Promise<string[]> {
  await makeKeyTables(keysUrl);
  if (keysUrl !== url) await moveKeys(url, keysUrl);
  const guard = new Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runMigrations(url);
  } finally {
    // The lock ends with its connection.
    await guard.end();
  }
}

async function runMigrations(url: string): Promise<string[]> {
  const orm = new MikroORM({
    entities: [...ENTITIES],
    clientUrl: url,
    driverOptions: { connectionString: url },
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'migration' },
    logger: () => {},
  });
  try {
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}
