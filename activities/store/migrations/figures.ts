/**
 * What the figures are read from: nothing but what the journal says, laid out so that a day in the past is as near
 * as today. `activities/store/figures/rebuild.ts` can fill these tables again from the journal at any time. They hold
 * opaque ids and codes only, and refer to nothing: they may outlast the identity of a family.
 */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  // How a case stood, from one day (included) to another (excluded); the last row has no end. `at`, here and
  // below, is the instant of the step, as in the journal: it tells what a lost attempt left behind.
  `create table case_standing (
    case_id text not null,
    number integer not null,
    at bigint not null,
    kind text not null,
    organisation_id text not null,
    household_id text not null,
    accompaniment_id text not null,
    opened_on date not null,
    since_on date not null,
    until_on date not null default 'infinity',
    stage text not null,
    stage_since date not null,
    next_stage text,
    territory text,
    caseworker_id text,
    offer text,
    trigger text not null,
    urgency smallint not null,
    term smallint,
    term_ends_on date,
    closed_for text,
    ahead jsonb not null default '[]',
    places jsonb,
    primary key (case_id, number)
  )`,
  `create index standing_open on case_standing (organisation_id, until_on, since_on) where stage <> 'closed'`,
  `create index standing_closed on case_standing (organisation_id, since_on) where stage = 'closed'`,
  `create index standing_by_passage on case_standing (organisation_id, stage_since)
    where next_stage is not null or until_on = 'infinity'`,
  // What was to fall due for the caseworker after a step, as far as it can matter until the next.
  `create table agenda_then (
    case_id text not null,
    number integer not null,
    at bigint not null,
    since_on date not null,
    kinds text[] not null,
    dates date[] not null,
    primary key (case_id, number)
  )`,
  // What facts count for: `on_date` is the day it happened, `known_on` the day it was recorded.
  `create table counted (
    case_id text not null,
    number integer not null,
    place smallint not null,
    at bigint not null,
    kind text not null,
    organisation_id text not null,
    household_id text not null,
    measure text not null,
    subject text,
    on_date date not null,
    known_on date not null,
    problem text,
    value text,
    detail text,
    amount_cents bigint,
    days integer,
    primary key (case_id, number, place)
  )`,
  `create index counted_by_measure on counted (organisation_id, measure, on_date)
    include (known_on, problem, value, case_id, number, household_id)`,
  // Which fact was marked as made in error, and when.
  `create table counted_in_error (
    case_id text not null,
    number integer not null,
    at bigint not null,
    organisation_id text not null,
    fact integer not null,
    known_on date not null,
    primary key (case_id, number)
  )`,
  `create index counted_in_error_by_organisation on counted_in_error (organisation_id)`,
  // By which version of the rules these tables were filled.
  `create table figures_built (only_one boolean primary key default true check (only_one), version integer not null)`,
];

export function createFigureTables(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}

/** Whether something later was counted about the same subject is asked of every count that has one. */
export function findLaterCounts(migration: Migration): void {
  migration.addSql(`create index counted_by_subject on counted (case_id, measure, subject, number, place)
    include (known_on) where subject is not null`);
}

/** How all cases stood on a day, closed ones too: of an offer, of a territory. Read from the index alone. */
export function findStandingsOfADay(migration: Migration): void {
  migration.addSql(`create index standing_at on case_standing (organisation_id, until_on)
    include (since_on, case_id, territory, offer)`);
}
