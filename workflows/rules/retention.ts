/**
 * How long a family is kept: in the active file two years after the last contact (Cnil, référentiel 2023-095, a
 * recommendation), or as long as the organisation has set; then erased, or archived with restricted access where the
 * rules on public archives apply.
 */
import { addMonths, type PlainDate } from './calendar.ts';

export const OUTCOMES = ['erase', 'archive'] as const;
export type RetentionOutcome = (typeof OUTCOMES)[number];

/** What an organisation has set for itself. */
export interface RetentionRule {
  months: number;
  outcome: RetentionOutcome;
}

export const DEFAULT_RETENTION: RetentionRule = { months: 24, outcome: 'erase' };

/**
 * Facts that people record without anybody of the family, or for it, being there: putting right, passing on, closing
 * the file. Every other fact recorded by a person counts as a contact; what the calendar does by itself, and a
 * reading, never do.
 */
export const NO_CONTACT: readonly string[] = [
  'corrected',
  'reassigned',
  'screening-asked-again',
  'evaluation-validated',
  'evaluation-returned',
];

/** The first day on which a family is no longer to be kept. */
export function keptUntil(lastContactOn: PlainDate, { months }: RetentionRule): PlainDate {
  return addMonths(lastContactOn, months);
}
