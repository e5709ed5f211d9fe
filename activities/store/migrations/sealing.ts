/**
 * Room for what is sealed beside what was written in the clear: identity, free texts, letters, words of notices. Rows
 * of before keep their columns until `node worker/keys.ts seal` has sealed them.
 */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `alter table journal add column sealed bytea, add column sealed_key text`,
  `alter table household add column identity bytea, add column identity_key text`,
  ...['members', 'address', 'contact', 'situation', 'search_text'].map(
    (column) =>
      `alter table household alter column ${column} drop not null, alter column ${column} drop default`,
  ),
  `alter table household add column erased_at timestamptz`,
  // Keyed hashes of the beginnings of names, by which a family is searched for.
  `create table household_word (
    household_id text not null references household on delete cascade,
    organisation_id text not null,
    word text not null,
    primary key (household_id, word)
  )`,
  `create index household_word_by_word on household_word (organisation_id, word)`,
  `alter table letter add column sealed_key text, add column erased_at timestamptz`,
  `alter table notice add column sealed_key text`,
];

export function makeRoomForSealed(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
