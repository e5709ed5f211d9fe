/** Brings the database up to date, then ends: `node worker/migrate.ts`. Safe to run again, and twice at once. */
import { migrate } from '../activities/store/migrate.ts';
import { migrationSettings } from './config.ts';

const done = await migrate(migrationSettings().databaseUrl);
console.log(done.length > 0 ? `Migrations run: ${done.join(', ')}.` : 'The database is up to date.');
