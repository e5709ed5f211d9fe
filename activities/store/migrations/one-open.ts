/** Of these kinds a family has one open case at most, however many ask at once. */
import type { Migration } from '@mikro-orm/migrations';

const KINDS = ['rehabilitation', 'home-purchase', 'joint-accompaniment'] as const;

export function holdOneOpen(migration: Migration): void {
  for (const kind of KINDS) {
    migration.addSql(`create unique index one_open_${kind.replace('-', '_')} on case_summary (household_id)
      where kind = '${kind}' and stage <> 'closed'`);
  }
}
