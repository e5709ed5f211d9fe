/**
 * The first tables. Two kinds: what remembers (journal, letters, notices), to which the service only adds, and
 * what is looked up (summaries, households, keys), which follows.
 */
import type { Migration } from '@mikro-orm/migrations';

const ORGANISATIONS = [
  `create table organisation (
    id text primary key,
    name text not null,
    kind text not null,
    offer_family text not null,
    email text,
    letterhead jsonb not null,
    house jsonb not null default '{}',
    created_at timestamptz not null default now()
  )`,
  `create table app_user (
    id text primary key,
    organisation_id text not null references organisation,
    role text not null,
    name text not null,
    email text not null,
    phone text,
    job_title text,
    territory text,
    active boolean not null default true
  )`,
  `create index app_user_by_organisation on app_user (organisation_id, role)`,
  `create table referrer (
    id text primary key,
    organisation_id text not null references organisation,
    name text not null,
    email text,
    bound_by_secrecy boolean not null,
    partner_organisation_id text references organisation
  )`,
  `create table entered_parameter (
    id text primary key,
    organisation_id text not null references organisation,
    parameter text not null,
    from_date date not null,
    to_date date,
    value jsonb not null,
    source text not null,
    entered_by text not null,
    entered_at timestamptz not null default now()
  )`,
  `create index entered_parameter_by_organisation on entered_parameter (organisation_id, parameter, from_date)`,
];

const HOUSEHOLDS = [
  `create table household (
    id text primary key,
    organisation_id text not null references organisation,
    version integer not null default 1,
    members jsonb not null,
    address jsonb not null,
    contact jsonb not null default '{}',
    situation jsonb not null default '{}',
    territory text,
    search_text text not null,
    key_id text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index household_by_organisation on household (organisation_id)`,
  `create index household_by_name on household using gin (search_text gin_trgm_ops)`,
  `create table household_key (
    household_id text not null references household on delete cascade,
    organisation_id text not null,
    hash text not null,
    primary key (household_id, hash)
  )`,
  `create index household_key_by_hash on household_key (hash)`,
];

/**
 * A summary refers to nothing by foreign key: what the engine has accepted is recorded, whatever it points to.
 */
const CASES = [
  `create table case_summary (
    id text primary key,
    kind text not null,
    organisation_id text not null,
    household_id text not null,
    accompaniment_id text not null,
    reference text not null,
    stage text not null,
    trigger text not null,
    urgency smallint not null,
    offer text,
    caseworker_id text,
    term smallint,
    term_ends_on date,
    opened_on date not null,
    closed_on date,
    closed_for text,
    next_due_on date,
    next_due_at bigint,
    agenda jsonb not null,
    version integer not null,
    recorded_at_ms bigint not null,
    updated_at timestamptz not null default now()
  )`,
  `create unique index one_open_accompaniment on case_summary (household_id)
    where kind = 'accompaniment' and stage <> 'closed'`,
  `create unique index one_reference on case_summary (organisation_id, reference) where kind = 'accompaniment'`,
  `create index case_by_opening on case_summary (organisation_id, kind, opened_on, id)`,
  `create index case_by_stage on case_summary (organisation_id, stage, opened_on, id)`,
  `create index case_by_due on case_summary (organisation_id, (coalesce(next_due_on, 'infinity')), id)`,
  `create index case_by_term on case_summary (organisation_id, kind, (coalesce(term_ends_on, 'infinity')), id)`,
  `create index case_by_urgency on case_summary (organisation_id, kind, urgency, id)`,
  `create index case_by_reference on case_summary using gin (lower(reference) gin_trgm_ops)`,
  `create index case_by_caseworker on case_summary (caseworker_id, next_due_on)`,
  `create index case_by_household on case_summary (household_id)`,
  `create index case_by_accompaniment on case_summary (accompaniment_id)`,
  `create table journal (
    case_id text not null,
    number integer not null,
    at bigint not null,
    on_date date not null,
    by_id text not null,
    by_role text not null,
    by_organisation text not null,
    type text not null,
    data jsonb not null,
    step text not null,
    step_key text,
    step_hash text,
    recorded_at timestamptz not null default now(),
    primary key (case_id, number)
  )`,
  `create index journal_by_step on journal (case_id, step_key)`,
  `create function journal_is_never_rewritten() returns trigger language plpgsql as $$
    begin raise exception 'the journal is never rewritten'; end $$`,
  `create trigger journal_is_never_rewritten before update or truncate on journal
    for each statement execute function journal_is_never_rewritten()`,
  `create table reference_counter (
    organisation_id text not null,
    year integer not null,
    last integer not null,
    primary key (organisation_id, year)
  )`,
  `create table assignment_choice (
    key text primary key,
    case_id text not null,
    organisation_id text not null,
    caseworker_id text not null,
    chosen_at timestamptz not null default now()
  )`,
  `create index assignment_choice_by_case on assignment_choice (case_id)`,
  `create index assignment_choice_by_organisation on assignment_choice (organisation_id)`,
];

const MAIL = [
  `create table letter (
    id text primary key,
    key text not null unique,
    case_id text not null,
    organisation_id text not null,
    fact_number integer not null,
    template text not null,
    on_date date not null,
    title text not null,
    pdf bytea not null,
    sha256 text not null,
    pages integer not null,
    status text not null default 'to-print',
    printed_at timestamptz,
    printed_by text,
    created_at timestamptz not null default now()
  )`,
  `create index letter_by_case on letter (case_id, fact_number)`,
  `create index letter_to_print on letter (organisation_id, on_date, id) where status = 'to-print'`,
  `create table notice (
    key text primary key,
    case_id text not null,
    organisation_id text not null,
    recipient_id text not null,
    email text not null,
    message_id text not null,
    notice text not null,
    on_date date not null,
    subject text not null,
    body text not null,
    items jsonb not null,
    status text not null default 'pending',
    settled_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index notice_by_case on notice (case_id)`,
];

const COORDINATION = [
  `create table coordination_service (
    organisation_id text not null references organisation,
    name text not null,
    how text not null,
    primary key (organisation_id, name)
  )`,
  `create table coordination_list (
    id text primary key,
    organisation_id text not null references organisation,
    sender text not null,
    key_id text not null,
    received_at timestamptz not null default now(),
    rows integer not null,
    replaced_at timestamptz
  )`,
  `create unique index one_list_in_force on coordination_list (organisation_id, sender) where replaced_at is null`,
  `create table coordination_key (
    list_id text not null references coordination_list on delete cascade,
    service text not null,
    hash text not null,
    primary key (list_id, service, hash)
  )`,
  `create index coordination_key_by_hash on coordination_key (hash)`,
];

const STATEMENTS = [
  'create extension if not exists pg_trgm',
  ...ORGANISATIONS,
  ...HOUSEHOLDS,
  ...CASES,
  ...MAIL,
  ...COORDINATION,
];

export function createFirstTables(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
