/** A summary row as the rest of the service reads it. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Due, Summary } from '../../workflows/rules/case.ts';

/** What lists show of a case. `nextDueAt` in epoch milliseconds; `version` is the number of its last fact. */
export interface CaseRow extends Omit<Summary, 'ahead' | 'places'> {
  id: string;
  kind: string;
  nextDueOn?: PlainDate;
  nextDueAt?: number;
  agenda: Due[];
  version: number;
}

/** The column of each property. */
const COLUMNS: Record<keyof CaseRow, string> = {
  id: 'id',
  kind: 'kind',
  organisationId: 'organisation_id',
  householdId: 'household_id',
  accompanimentId: 'accompaniment_id',
  reference: 'reference',
  stage: 'stage',
  trigger: 'trigger',
  urgency: 'urgency',
  offer: 'offer',
  caseworkerId: 'caseworker_id',
  term: 'term',
  termEndsOn: 'term_ends_on',
  openedOn: 'opened_on',
  closedOn: 'closed_on',
  closedFor: 'closed_for',
  sharedWith: 'shared_with',
  confidentialSince: 'confidential_since',
  nextDueOn: 'next_due_on',
  // The driver answers a bigint as text.
  nextDueAt: 'next_due_at::float8',
  agenda: 'agenda',
  version: 'version',
};

/** What to select from `case_summary`. */
export const CASE_COLUMNS = Object.entries(COLUMNS)
  .map(([property, column]) => `case_summary.${column} as "${property}"`)
  .join(', ');

/** The row as PostgreSQL answers it: what is absent is null. */
export type CaseRecord = { [Property in keyof Required<CaseRow>]: CaseRow[Property] | null };

export function caseOf(record: CaseRecord): CaseRow {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null),
  ) as unknown as CaseRow;
}
