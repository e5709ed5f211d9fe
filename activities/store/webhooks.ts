/**
 * Other systems that are told of facts. What each is to be told is written along with the journal, so that nothing is
 * forgotten and nothing is told that was not recorded.
 */
import type { Pool, PoolClient } from 'pg';
import type { RecordRequest } from '../../workflows/ports.ts';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Owner } from './keys/keyring.ts';
import { open, sealFor } from './keys/sealed.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** A system to tell: of facts of these kinds of case and of these types, or of all. */
export interface Webhook {
  id: string;
  organisationId: string;
  url: string;
  kinds?: string[];
  types?: string[];
  createdBy: string;
}

export const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A fact that a system was told, or is to be told. `trouble` is why it could not, as a code. */
export interface Delivery {
  id: string;
  caseId: string;
  factNumber: number;
  status: DeliveryStatus;
  attempts: number;
  trouble?: string;
}

/** A delivery with what is told: where the fact is in which journal, never what it holds. */
export interface Telling extends Delivery {
  kind: string;
  reference: string;
  type: string;
  on: PlainDate;
  /** Epoch milliseconds. */
  at: number;
}

const COLUMNS = `id, organisation_id as "organisationId", url, kinds, types, created_by as "createdBy"`;
const DELIVERY = `webhook_delivery.id, webhook_delivery.case_id as "caseId",
  webhook_delivery.fact_number as "factNumber", webhook_delivery.status, attempts, trouble`;

type Nullable<Row> = { [Key in keyof Required<Row>]: Row[Key] | null };

function present<Row extends object>(record: Nullable<Row>): Row {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Row;
}

/** `secret` signs what is sent, so it has to be read again: it is sealed under a key of the organisation. */
export async function addWebhook(store: Store, webhook: Webhook, secret: string): Promise<void> {
  const { id, organisationId, url, kinds, types, createdBy } = webhook;
  const sealed = await sealFor(store.keys, ownerOfSecrets(organisationId), placeOf(id), Buffer.from(secret));
  await store.pool.query(
    `insert into webhook (id, organisation_id, url, secret_sealed, secret_key, kinds, types, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, organisationId, url, sealed.bytes, sealed.key, kinds, types, createdBy],
  );
}

function ownerOfSecrets(organisationId: string): Owner {
  return { subject: `webhooks:${organisationId}`, organisationId };
}

function placeOf(id: string): string {
  return `webhook ${id}`;
}

/** Those of an organisation that were not removed, oldest first. */
export async function listWebhooks(store: Store, organisationId: string): Promise<Webhook[]> {
  const rows = await rowsOf<Nullable<Webhook>>(store.pool, {
    text: `select ${COLUMNS} from webhook where organisation_id = $1 and removed_at is null order by created_at, id`,
    values: [organisationId],
  });
  return rows.map(present);
}

export async function findWebhook(store: Store, id: string): Promise<Webhook | undefined> {
  const [row] = await rowsOf<Nullable<Webhook>>(store.pool, {
    text: `select ${COLUMNS} from webhook where id = $1 and removed_at is null`,
    values: [id],
  });
  return row && present(row);
}

interface KeptSecret {
  secret: string | null;
  sealed: Buffer | null;
  key: string | null;
}

/** What signs what a webhook is told. One from before it was sealed is still read as it was written. */
export async function secretOfWebhook(store: Store, id: string): Promise<string> {
  const [kept] = await rowsOf<KeptSecret>(store.pool, {
    text: 'select secret, secret_sealed as sealed, secret_key as key from webhook where id = $1',
    values: [id],
  });
  const opened = kept?.key ? await open(store.keys, kept.key, placeOf(id), kept.sealed) : undefined;
  const secret = opened?.toString('utf8') ?? kept?.secret;
  if (!secret) throw new Error(`The webhook ${id} has no secret.`);
  return secret;
}

/** Answers whether there was one to remove. What it was still to be told is dropped. */
export async function removeWebhook(store: Store, id: string): Promise<void> {
  await store.pool.query('update webhook set removed_at = now() where id = $1', [id]);
  await store.pool.query(`delete from webhook_delivery where webhook_id = $1 and status = 'pending'`, [id]);
}

/** Within the transaction that records a step: who is to be told of it. Answers the webhooks to wake. */
export async function queueDeliveries(
  client: PoolClient,
  { kind, caseId, facts, summary }: RecordRequest,
): Promise<string[]> {
  const rows = await rowsOf<{ webhook_id: string }>(client, {
    name: 'queue-deliveries',
    text: `insert into webhook_delivery (webhook_id, case_id, fact_number)
      select webhook.id, $1, fact.number
      from webhook cross join unnest($2::int[], $3::text[]) as fact (number, type)
      where organisation_id = $4 and removed_at is null
        and coalesce($5 = any (kinds), true) and coalesce(fact.type = any (types), true)
      order by fact.number
      on conflict do nothing returning webhook_id`,
    values: [
      caseId,
      facts.map(({ number }) => number),
      facts.map(({ fact }) => fact.type),
      summary.organisationId,
      kind,
    ],
  });
  return [...new Set(rows.map(({ webhook_id }) => webhook_id))];
}

/** The next deliveries still to be made, oldest first. */
export function pendingDeliveries(store: Store, webhookId: string, limit: number): Promise<Telling[]> {
  return tellings(store.pool, {
    condition: `webhook_id = $1 and webhook_delivery.status = 'pending'`,
    values: [webhookId],
    limit,
  });
}

interface Wanted {
  condition: string;
  values: unknown[];
  limit: number;
}

/** What an attempt that was lost had queued is not told: the journal holds no such fact. */
async function tellings(pool: Pool, { condition, values, limit }: Wanted): Promise<Telling[]> {
  const rows = await rowsOf<Nullable<Telling>>(pool, {
    text: `select ${DELIVERY}, kind, reference, type, on_date as "on", at::float8 as at
      from webhook_delivery
      join journal on journal.case_id = webhook_delivery.case_id and number = fact_number
      join case_summary on case_summary.id = webhook_delivery.case_id
      where ${condition} order by place limit ${limit}`,
    values,
  });
  return rows.map(present);
}

/** How an attempt ended: delivered, not to be tried again, or to be tried again. */
export async function settleDelivery(
  store: Store,
  id: string,
  status: DeliveryStatus,
  trouble?: string,
): Promise<void> {
  await store.pool.query(
    `update webhook_delivery set status = $2, trouble = $3, attempts = attempts + 1,
      settled_at = case when $2 = 'pending' then null else now() end where id = $1`,
    [id, status, trouble],
  );
}

/** Gives up what was tried in vain and all that waited behind it. */
export async function buryDeliveries(store: Store, webhookId: string): Promise<void> {
  await store.pool.query(
    `update webhook_delivery set status = 'dead', settled_at = now(), trouble = coalesce(trouble, 'not-reached')
      where webhook_id = $1 and status = 'pending'`,
    [webhookId],
  );
}

/** Has a dead letter, or all of them, sent again. Answers how many. */
export async function reviveDeliveries(store: Store, webhookId: string, id?: string): Promise<number> {
  const rows = await rowsOf(store.pool, {
    text: `update webhook_delivery set status = 'pending', settled_at = null
      where webhook_id = $1 and status = 'dead' and id = coalesce($2, id) returning id`,
    values: [webhookId, id],
  });
  return rows.length;
}

/** The latest deliveries of a webhook, latest first. */
export async function listDeliveries(
  store: Store,
  webhookId: string,
  { status, limit }: { status?: DeliveryStatus; limit: number },
): Promise<Delivery[]> {
  const rows = await rowsOf<Nullable<Delivery>>(store.pool, {
    text: `select ${DELIVERY} from webhook_delivery
      where webhook_id = $1 and status = coalesce($2, status) order by place desc limit ${limit}`,
    values: [webhookId, status],
  });
  return rows.map(present);
}
