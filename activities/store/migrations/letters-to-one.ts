/**
 * In a case of several families a letter is to one of them: it is sealed for that one and goes with it, and whoever
 * follows that one reads it. Of a family, the referrals to such cases are found.
 */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `alter table letter add column household_id text, add column followers text[]`,
  `create index letter_of_household on letter (household_id) where household_id is not null`,
  `create index referral_of_household on journal ((data->>'householdId')) where type = 'participant-referred'`,
];

export function keepLettersToOne(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
