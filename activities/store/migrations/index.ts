/** Every change of the tables, in order. One that has left this machine is never edited: another follows it. */
import { Migration } from '@mikro-orm/migrations';
import { createCalendarFeeds } from './calendar-feeds.ts';
import { createFigureTables, findLaterCounts, findStandingsOfADay } from './figures.ts';
import { createFirstTables } from './initial.ts';
import { keepLettersToOne } from './letters-to-one.ts';
import { holdOneOpen } from './one-open.ts';
import { createRetention } from './retention.ts';
import { makeRoomForSealed } from './sealing.ts';
import { addSharing } from './sharing.ts';
import { createJointFunding } from './joint-funding.ts';
import { createTrace } from './trace.ts';
import { createWebhooks, sealWebhookSecrets } from './webhooks.ts';

const CHANGES: readonly [name: string, change: (migration: Migration) => void][] = [
  ['0001-initial', createFirstTables],
  ['0002-trace', createTrace],
  ['0003-figures', createFigureTables],
  ['0004-calendar-feeds', createCalendarFeeds],
  ['0005-webhooks', createWebhooks],
  ['0006-sealing', makeRoomForSealed],
  ['0007-sharing', addSharing],
  ['0008-joint-funding', createJointFunding],
  ['0009-retention', createRetention],
  ['0010-later-counts', findLaterCounts],
  ['0011-webhook-secrets', sealWebhookSecrets],
  ['0012-one-open', holdOneOpen],
  ['0013-standings-of-a-day', findStandingsOfADay],
  ['0014-letters-to-one', keepLettersToOne],
];

export const MIGRATIONS = CHANGES.map(([name, change]) => ({ name, class: migrationOf(change) }));

function migrationOf(change: (migration: Migration) => void) {
  return class extends Migration {
    override up(): void {
      change(this);
    }
  };
}
