/** What is to be erased: proposed by the calendar, approved by someone, carried out. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import type { RetentionOutcome } from '../../../workflows/rules/retention.ts';
import { listOrganisations } from '../organisations.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { familiesPastTerm } from './families.ts';
import { retentionRuleOf } from './rule.ts';

export const ERASURE_STATUSES = ['proposed', 'approved', 'done', 'withdrawn'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

export interface Erasure {
  id: string;
  organisationId: string;
  subject: string;
  householdId?: string;
  caseId?: string;
  /** Of the family's cases: by them it is known to those who approve. */
  references: string[];
  lastContactOn: PlainDate;
  outcome: RetentionOutcome;
  status: ErasureStatus;
  approvedBy?: string;
}

const COLUMNS = `erasure.id, erasure.organisation_id as "organisationId", subject, erasure.household_id as "householdId",
  erasure.case_id as "caseId", last_contact_on as "lastContactOn", outcome, status, approved_by as "approvedBy", array(
    select distinct reference from case_summary
    where case_summary.household_id = erasure.household_id or case_summary.id = erasure.case_id order by 1
  ) as "references"`;

/** Proposes what has come to its term in every organisation, once; withdraws what no longer has. */
export async function proposeErasures(store: Store, on: PlainDate): Promise<void> {
  for (const { id } of await listOrganisations(store)) await proposeErasuresOf(store, id, on);
}

export async function proposeErasuresOf(store: Store, organisationId: string, on: PlainDate): Promise<void> {
  const [{ outcome }, families] = await Promise.all([
    retentionRuleOf(store, organisationId),
    familiesPastTerm(store, organisationId, on),
  ]);
  const subjects = families.map(({ subject }) => subject);
  await store.pool.query(
    `update erasure set status = 'withdrawn', settled_at = now()
    where organisation_id = $1 and status in ('proposed', 'approved') and subject <> all($2)
      and not exists (select from household where id = household_id and erased_at is not null)`,
    [organisationId, subjects],
  );
  for (const { subject, householdId, caseId, lastContactOn } of families) {
    await store.pool.query(
      `insert into erasure (id, organisation_id, subject, household_id, case_id, last_contact_on, outcome)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (subject) where status in ('proposed', 'approved') do nothing`,
      [randomUUID(), organisationId, subject, householdId, caseId, lastContactOn, outcome],
    );
  }
}

/** Those of an organisation, the longest without contact first. */
export async function listErasures(
  store: Store,
  organisationId: string,
  { status, limit, after }: { status: ErasureStatus; limit: number; after?: string },
): Promise<Erasure[]> {
  const rows = await rowsOf<ErasureRow>(store.pool, {
    text: `select ${COLUMNS} from erasure where organisation_id = $1 and status = $2
      and ($3::text is null or (last_contact_on, id) > (select last_contact_on, id from erasure where id = $3))
      order by last_contact_on, id limit $4`,
    values: [organisationId, status, after, limit],
  });
  return rows.map(erasureOf);
}

/** The one under way for a household, if any. */
export async function findErasureOf(store: Store, householdId: string): Promise<Erasure | undefined> {
  const [row] = await rowsOf<ErasureRow>(store.pool, {
    text: `select ${COLUMNS} from erasure where household_id = $1 and status in ('proposed', 'approved')`,
    values: [householdId],
  });
  return row && erasureOf(row);
}

/** Approves those of the organisation that are proposed; answers their ids. */
export async function approveErasures(
  store: Store,
  { ids, organisationId, by }: { ids: readonly string[]; organisationId: string; by: string },
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store.pool, {
    text: `update erasure set status = 'approved', approved_by = $3, approved_at = now()
      where organisation_id = $1 and id = any($2) and status = 'proposed' returning id`,
    values: [organisationId, ids, by],
  });
  return rows.map(({ id }) => id);
}

/** All that are approved and not yet carried out, of every organisation. */
export async function approvedErasures(store: Store): Promise<string[]> {
  const text = `select id from erasure where status = 'approved' order by approved_at, id`;
  return (await rowsOf<{ id: string }>(store.pool, { text })).map(({ id }) => id);
}

type ErasureRow = Omit<Erasure, 'householdId' | 'caseId' | 'approvedBy'> & {
  householdId: string | null;
  caseId: string | null;
  approvedBy: string | null;
};

function erasureOf({ householdId, caseId, approvedBy, ...row }: ErasureRow): Erasure {
  return {
    ...row,
    ...(householdId !== null && { householdId }),
    ...(caseId !== null && { caseId }),
    ...(approvedBy !== null && { approvedBy }),
  };
}
