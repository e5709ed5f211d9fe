/** The trace, read: by a supervisor, for a family, and by the command that checks it. */
import type { Actor } from '../../workflows/rules/case.ts';
import { Conditions } from './conditions.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import type { NumberedEntry, TraceHead } from './trace-link.ts';

/** Which entries: everything given must hold. Instants in epoch milliseconds, `before` excluded. */
export interface TraceFilter {
  organisationId: string;
  caseId?: string;
  /** What concerns the household itself or any of its cases. */
  householdId?: string;
  who?: string;
  since?: number;
  before?: number;
}

/** An entry as it is shown; `reason` is gone once the family's data is. */
export type SeenEntry = NumberedEntry & { reason?: string };
export interface TracePage {
  entries: SeenEntry[];
  nextCursor?: string;
}

interface Row {
  organisation_id: string;
  number: string;
  at: string;
  who: string;
  role: Actor['role'];
  of_organisation: string;
  address: string;
  action: string;
  outcome: string;
  cases: string[];
  households: string[];
  request_id: string;
  reason_hash: string | null;
  hash: Buffer;
  reason?: string | null;
}

const LIST = 'trace';
const isNumber = (text: string) => /^\d{1,15}$/.test(text);

/** A page of the trace, latest first. Throws Refusal `invalid-request` on a cursor that is not of this list. */
export async function listTrace(
  store: Store,
  filter: TraceFilter,
  { limit = 100, cursor }: { limit?: number; cursor?: string } = {},
): Promise<TracePage> {
  const conditions = conditionsOf(filter);
  const before = cursor === undefined ? undefined : readCursor(cursor, LIST, [isNumber])[0];
  conditions.where(before, (name) => `number < ${name}`);
  const rows = await rowsOf<Row>(store.pool, {
    text: `select trace_entry.*, reason from trace_entry left join trace_reason using (organisation_id, request_id)
      where ${conditions.all()} order by number desc limit ${limit + 1}`,
    values: conditions.values,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    entries: rows.slice(0, limit).map(entryOf),
    ...(last && { nextCursor: writeCursor(LIST, [last.number]) }),
  };
}

function conditionsOf({ organisationId, caseId, householdId, who, since, before }: TraceFilter): Conditions {
  return new Conditions()
    .where(organisationId, (name) => `organisation_id = ${name}`)
    .where(caseId, (name) => `cases @> array[${name}]`)
    .where(
      householdId,
      (name) => `(households @> array[${name}] or cases && array(
        select id from case_summary where household_id = ${name} and case_summary.organisation_id = $1))`,
    )
    .where(who, (name) => `who = ${name}`)
    .where(since, (name) => `at >= ${name}`)
    .where(before, (name) => `at < ${name}`);
}

/** A stretch of a chain after an entry, in order, each with its hash. */
export async function chainAfter(
  store: Store,
  organisationId: string,
  after: number,
  limit: number,
): Promise<{ entry: SeenEntry; head: TraceHead }[]> {
  const rows = await rowsOf<Row>(store.pool, {
    text: `select trace_entry.*, reason from trace_entry left join trace_reason using (organisation_id, request_id)
      where organisation_id = $1 and number > $2 order by number limit $3`,
    values: [organisationId, after, limit],
  });
  return rows.map((row) => ({ entry: entryOf(row), head: { number: Number(row.number), hash: row.hash } }));
}

/** Where each chain ends now. */
export async function traceHeads(store: Store): Promise<({ organisationId: string } & TraceHead)[]> {
  const rows = await rowsOf<{ organisation_id: string; number: string; hash: Buffer }>(store.pool, {
    text: `select organisation.id as organisation_id, last.number, last.hash
      from organisation cross join lateral (
        select number, hash from trace_entry where organisation_id = organisation.id order by number desc limit 1
      ) as last order by organisation.id`,
  });
  return rows.map(({ organisation_id, number, hash }) => ({
    organisationId: organisation_id,
    number: Number(number),
    hash,
  }));
}

function entryOf(row: Row): SeenEntry {
  return {
    organisationId: row.organisation_id,
    number: Number(row.number),
    at: Number(row.at),
    by: { id: row.who, role: row.role, organisationId: row.of_organisation },
    address: row.address,
    action: row.action,
    outcome: row.outcome,
    cases: row.cases,
    households: row.households,
    requestId: row.request_id,
    ...(row.reason_hash !== null && { reasonHash: row.reason_hash }),
    ...(typeof row.reason === 'string' && { reason: row.reason }),
  };
}
