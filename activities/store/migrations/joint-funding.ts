/** The funding lines of joint accompaniment that an organisation has set, year by year; amounts in cents. */
import type { Migration } from '@mikro-orm/migrations';

export function createJointFunding(migration: Migration): void {
  migration.addSql(`create table joint_funding (
    organisation_id text not null references organisation,
    year integer not null,
    lines jsonb not null,
    primary key (organisation_id, year)
  )`);
}
