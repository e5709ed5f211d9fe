/** Calendars that people subscribe to: the address of each, as a hash, and what it last told. */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table calendar_feed (
    user_id text primary key references app_user,
    address_hash text not null unique,
    created_at timestamptz not null default now()
  )`,
  `create table calendar_event (
    user_id text not null references app_user,
    uid text not null,
    sequence integer not null,
    title text not null,
    on_date date not null,
    at text,
    minutes integer,
    cancelled boolean not null,
    changed_at timestamptz not null,
    primary key (user_id, uid)
  )`,
];

export function createCalendarFeeds(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
