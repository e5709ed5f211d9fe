/** Other systems that are told of facts, and what each is still to be told. */
import type { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table webhook (
    id text primary key,
    organisation_id text not null references organisation,
    url text not null,
    secret text not null,
    kinds text[],
    types text[],
    created_by text not null,
    created_at timestamptz not null default now(),
    removed_at timestamptz
  )`,
  `create index webhook_by_organisation on webhook (organisation_id) where removed_at is null`,
  `create table webhook_delivery (
    id text primary key default gen_random_uuid()::text,
    place bigint generated always as identity,
    webhook_id text not null references webhook,
    case_id text not null,
    fact_number integer not null,
    status text not null default 'pending',
    attempts integer not null default 0,
    trouble text,
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    unique (webhook_id, case_id, fact_number)
  )`,
  `create index webhook_delivery_by_status on webhook_delivery (webhook_id, status, place)`,
];

export function createWebhooks(migration: Migration): void {
  for (const statement of STATEMENTS) migration.addSql(statement);
}

/** The secret that signs is sealed from now on. */
export function sealWebhookSecrets(migration: Migration): void {
  migration.addSql('alter table webhook add column secret_sealed bytea, add column secret_key text');
  migration.addSql('alter table webhook alter column secret drop not null');
}
