/**
 * The trace: who saw and who did what. Added to, and nothing else: no row is changed, none is deleted, and in
 * production the role of the service has not even the right to try.
 */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table trace_entry (
    organisation_id text not null,
    number bigint not null,
    at bigint not null,
    who text not null,
    role text not null,
    of_organisation text not null,
    address text not null,
    action text not null,
    outcome text not null,
    cases text[] not null,
    households text[] not null,
    request_id text not null,
    reason_hash text,
    hash bytea not null,
    primary key (organisation_id, number)
  )`,
  `create index trace_by_family on trace_entry using gin (cases, households)`,
  `create index trace_by_person on trace_entry (organisation_id, who, number)`,
  `create index trace_by_time on trace_entry (organisation_id, at)`,
  // Free text: kept beside the chain, which holds its hash, so that it can go when the family's data goes.
  `create table trace_reason (
    organisation_id text not null,
    request_id text not null,
    reason text not null,
    primary key (organisation_id, request_id)
  )`,
  `create function trace_is_only_added_to() returns trigger language plpgsql as $$
    begin raise exception 'the trace is only added to'; end $$`,
  `create trigger trace_is_only_added_to before update or delete or truncate on trace_entry
    for each statement execute function trace_is_only_added_to()`,
  `do $$ begin
    if exists (select from pg_roles where rolname = 'jalon') then
      revoke update, delete, truncate on trace_entry from jalon;
    end if;
  end $$`,
];

export function createTrace(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}
