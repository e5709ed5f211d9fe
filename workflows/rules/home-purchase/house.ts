/** What the two services set for the accompaniment of home buyers; a case keeps what it started with. */
import type { WorkingCalendar } from '../calendar.ts';
import type { OrganisationOfWork } from './vocabulary.ts';

/**
 * Lengths in working days (`…WorkingDays`), days or months. `specialistCases` is how many cases the specialists of
 * the Caf follow at once, until its guard is told another number.
 */
export interface HomePurchaseValues {
  calendar: WorkingCalendar;
  organisationOfWork: OrganisationOfWork;
  specialistCases: number;
  phase1WorkingDays: number;
  diagnosisMonths: number;
  diagnosisAgainDays: number;
  placeAwaitedMonths: number;
  phase2WorkingDays: number;
  reviewMonths: number;
  resultMonths: number;
}

/** The field document sets the organisation; the lengths and the number are of the house. */
export const DEFAULT_HOME_PURCHASE_VALUES: HomePurchaseValues = {
  calendar: { zone: 'metropole' },
  organisationOfWork: 'specialist-and-council',
  specialistCases: 30,
  phase1WorkingDays: 5,
  diagnosisMonths: 1,
  diagnosisAgainDays: 15,
  placeAwaitedMonths: 1,
  phase2WorkingDays: 5,
  reviewMonths: 3,
  resultMonths: 1,
};
