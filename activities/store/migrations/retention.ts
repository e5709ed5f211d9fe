/** How long families are kept, what is to be erased and who approved it, and what may not be. */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `alter table organisation add column retention jsonb not null default '{}'`,
  `alter table household add column archived_at timestamptz`,
  `create index household_archived on household (organisation_id) where archived_at is not null`,
  // One for each time that a family comes to its term: proposed, then approved by someone, then done; or withdrawn.
  `create table erasure (
    id text primary key,
    organisation_id text not null,
    subject text not null,
    household_id text,
    case_id text,
    last_contact_on date not null,
    outcome text not null,
    status text not null default 'proposed',
    proposed_at timestamptz not null default now(),
    approved_by text,
    approved_at timestamptz,
    settled_at timestamptz
  )`,
  `create unique index one_erasure_at_once on erasure (subject) where status in ('proposed', 'approved')`,
  `create index erasure_by_status on erasure (organisation_id, status, last_contact_on, id)`,
  // The reason is sealed with the family's key, like all that tells of it.
  `create table litigation_hold (
    id text primary key,
    organisation_id text not null,
    household_id text not null,
    reason bytea,
    sealed_key text not null,
    set_by text not null,
    set_on date not null,
    lifted_by text,
    lifted_on date
  )`,
  `create unique index one_hold_at_once on litigation_hold (household_id) where lifted_on is null`,
];

export function createRetention(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
