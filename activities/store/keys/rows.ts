/** The rows of wrapped keys, and what is known of the workflows that use them. */
import type { Pool } from 'pg';
import { rowsOf } from '../statements.ts';

/** A key of an organisation, wrapped by the key service. */
export interface OrganisationKeyRow {
  id: string;
  organisationId: string;
  wrapped: Buffer;
  wrappedBy: string;
}

/** A key under which things are sealed; without `wrapped` once it was destroyed. */
export interface DataKeyRow {
  id: string;
  subject: string;
  organisationId: string;
  wrapped: Buffer | null;
  organisationKeyId: string | null;
}

/** Whose key a workflow uses; `startedPlain` when it was started before anything was encrypted. */
export interface KeyedWorkflow {
  workflowId: string;
  subject: string;
  organisationId: string;
  startedPlain: boolean;
}

const ORGANISATION_KEY = `id, organisation_id as "organisationId", wrapped, wrapped_by as "wrappedBy"`;
const DATA_KEY = `id, subject, organisation_id as "organisationId", wrapped,
  organisation_key_id as "organisationKeyId"`;

export async function findOrganisationKey(pool: Pool, id: string): Promise<OrganisationKeyRow | undefined> {
  const text = `select ${ORGANISATION_KEY} from organisation_key where id = $1`;
  const [row] = await rowsOf<OrganisationKeyRow>(pool, { text, values: [id] });
  return row;
}

export async function organisationKeyInUse(
  pool: Pool,
  organisationId: string,
): Promise<OrganisationKeyRow | undefined> {
  const text = `select ${ORGANISATION_KEY} from organisation_key where organisation_id = $1 and retired_at is null`;
  const [row] = await rowsOf<OrganisationKeyRow>(pool, { text, values: [organisationId] });
  return row;
}

/** Keeps a key of an organisation, unless it has one in use. */
export async function keepOrganisationKey(pool: Pool, key: OrganisationKeyRow): Promise<void> {
  await pool.query(
    `insert into organisation_key (id, organisation_id, wrapped, wrapped_by) values ($1, $2, $3, $4)
    on conflict (organisation_id) where retired_at is null do nothing`,
    [key.id, key.organisationId, key.wrapped, key.wrappedBy],
  );
}

export function findDataKeys(pool: Pool, ids: readonly string[]): Promise<DataKeyRow[]> {
  const text = `select ${DATA_KEY} from data_key where id = any($1)`;
  return rowsOf<DataKeyRow>(pool, { name: 'data-keys', text, values: [ids] });
}

export async function dataKeyInUse(pool: Pool, subject: string): Promise<DataKeyRow | undefined> {
  const text = `select ${DATA_KEY} from data_key where subject = $1 and retired_at is null`;
  const [row] = await rowsOf<DataKeyRow>(pool, { name: 'data-key-in-use', text, values: [subject] });
  return row;
}

/** Keeps a data key, unless its subject has one: in use, or destroyed, after which it gets no other. */
export async function keepDataKey(pool: Pool, key: DataKeyRow): Promise<void> {
  await pool.query(
    `insert into data_key (id, subject, organisation_id, wrapped, organisation_key_id)
    values ($1, $2, $3, $4, $5) on conflict (subject) where retired_at is null do nothing`,
    [key.id, key.subject, key.organisationId, key.wrapped, key.organisationKeyId],
  );
}

export async function findKeyedWorkflow(pool: Pool, workflowId: string): Promise<KeyedWorkflow | undefined> {
  const text = `select workflow_id as "workflowId", subject, organisation_id as "organisationId",
    started_plain as "startedPlain" from keyed_workflow where workflow_id = $1`;
  const [row] = await rowsOf<KeyedWorkflow>(pool, { name: 'keyed-workflow', text, values: [workflowId] });
  return row;
}

/** Says whose key a workflow uses, once: the first to say it is right. */
export async function keepKeyedWorkflow(pool: Pool, workflow: KeyedWorkflow): Promise<void> {
  await pool.query(
    `insert into keyed_workflow (workflow_id, subject, organisation_id, started_plain)
    values ($1, $2, $3, $4) on conflict (workflow_id) do nothing`,
    [workflow.workflowId, workflow.subject, workflow.organisationId, workflow.startedPlain],
  );
}

/** Destroys all keys of a subject. What was sealed under them is unreadable from then on. */
export async function destroyDataKeys(pool: Pool, subject: string): Promise<number> {
  const { rowCount } = await pool.query(
    `update data_key set wrapped = null, organisation_key_id = null, destroyed_at = coalesce(destroyed_at, now())
    where subject = $1`,
    [subject],
  );
  return rowCount ?? 0;
}
