/** What is shared with other organisations, and what is confidential within a team. */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `alter table case_summary
    add column shared_with text[],
    add column confidential_since integer`,
  `create index case_by_sharing on case_summary using gin (shared_with)`,
];

export function addSharing(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
