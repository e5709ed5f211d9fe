/** A summary row as the rest of the service reads it. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Due, Summary } from '../../workflows/rules/case.ts';

/** What lists show of a case. `nextDueAt` in epoch milliseconds; `version` is the number of its last fact. */
export interface CaseRow extends Summary {
  id: string;
  kind: string;
  nextDueOn?: PlainDate;
  nextDueAt?: number;
  agenda: Due[];
  version: number;
}

/** The row as PostgreSQL answers it. */
export interface CaseRecord {
  id: string;
  kind: string;
  organisation_id: string;
  household_id: string;
  accompaniment_id: string;
  reference: string;
  stage: string;
  trigger: string;
  urgency: number;
  offer: string | null;
  caseworker_id: string | null;
  term: number | null;
  term_ends_on: PlainDate | null;
  opened_on: PlainDate;
  closed_on: PlainDate | null;
  closed_for: string | null;
  next_due_on: PlainDate | null;
  next_due_at: string | null;
  agenda: Due[];
  version: number;
}

const NAMES = [
  'id',
  'kind',
  'organisation_id',
  'household_id',
  'accompaniment_id',
  'reference',
  'stage',
  'trigger',
  'urgency',
  'offer',
  'caseworker_id',
  'term',
  'term_ends_on',
  'opened_on',
  'closed_on',
  'closed_for',
  'next_due_on',
  'next_due_at',
  'agenda',
  'version',
];

/** What to select, from `case_summary` under its own name. */
export const CASE_COLUMNS = NAMES.map((name) => `case_summary.${name}`).join(', ');

export function caseOf(row: CaseRecord): CaseRow {
  return {
    id: row.id,
    kind: row.kind,
    organisationId: row.organisation_id,
    householdId: row.household_id,
    accompanimentId: row.accompaniment_id,
    reference: row.reference,
    stage: row.stage,
    trigger: row.trigger,
    urgency: row.urgency,
    openedOn: row.opened_on,
    agenda: row.agenda,
    version: row.version,
    ...(row.offer !== null && { offer: row.offer }),
    ...(row.caseworker_id !== null && { caseworkerId: row.caseworker_id }),
    ...(row.term !== null && { term: row.term }),
    ...(row.term_ends_on !== null && { termEndsOn: row.term_ends_on }),
    ...(row.closed_on !== null && { closedOn: row.closed_on }),
    ...(row.closed_for !== null && { closedFor: row.closed_for }),
    ...(row.next_due_on !== null && { nextDueOn: row.next_due_on }),
    ...(row.next_due_at !== null && { nextDueAt: Number(row.next_due_at) }),
  };
}
