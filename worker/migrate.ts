/**
 * Brings the database up to date, and the figures with it, then ends: `node worker/migrate.ts`. Safe to run again, and
 * twice at once. With `--figures` the figures are read from the journal again, whatever they were.
 */
import { KINDS } from '../activities/case-at-fact.ts';
import { bringFiguresUpToDate, rebuildFigures, type AnyKind } from '../activities/store/figures/rebuild.ts';
import { NO_KEYS } from '../activities/keys/key-service.ts';
import { migrate } from '../activities/store/migrate.ts';
import { openStore } from '../activities/store/store.ts';
import { migrationSettings } from './config.ts';

const { databaseUrl, keysDatabaseUrl } = migrationSettings();
const kinds = KINDS as unknown as readonly AnyKind[];

const done = await migrate(databaseUrl, keysDatabaseUrl);
console.log(done.length > 0 ? `Migrations run: ${done.join(', ')}.` : 'The database is up to date.');

const store = openStore(databaseUrl, NO_KEYS);
const fill = process.argv.includes('--figures') ? rebuildFigures : bringFiguresUpToDate;
const cases = await fill(store, kinds);
await store.close();
if (cases > 0) console.log(`Figures read from the journal again: ${cases} cases.`);
