/**
 * House values: what an organisation may set for itself. A case captures them when it starts, so that a later
 * change never moves the dates of a family already accompanied.
 */
import type { WorkingCalendar } from '../calendar.ts';

/** Lengths in days, working days (`…WorkingDays`) or months (`…Months`). */
export interface HouseValues {
  calendar: WorkingCalendar;
  automaticAssignment: boolean;
  /** Whether an arrears track opens by itself where arrears bring the family. */
  automaticArrearsTrack: boolean;
  termMonths: number;
  renewalOpensDaysBefore: number;
  renewalClosesDaysAfter: number;
  unassignedWorkingDays: number;
  firstContactWorkingDays: number;
  homeVisitWorkingDays: number;
  preCourseMonths: number;
  planMonths: number;
  planAgainDays: number;
  noContactDays: number;
  objectiveDaysBefore: number;
  halfWayMonths: number;
  renewalDaysBefore: readonly number[];
  renewalLetterDaysBefore: readonly number[];
  endOfTermDaysBefore: readonly number[];
  termLapsedAgainDays: number;
  closingMonths: number;
  handoverDays: number;
  handoverEscalationDays: number;
}

/** The Paris method, with the values of the field documents (domain, "What falls due"). */
export const DEFAULT_HOUSE_VALUES: HouseValues = {
  calendar: { zone: 'metropole' },
  automaticAssignment: false,
  automaticArrearsTrack: false,
  termMonths: 6,
  renewalOpensDaysBefore: 60,
  renewalClosesDaysAfter: 15,
  unassignedWorkingDays: 2,
  firstContactWorkingDays: 5,
  homeVisitWorkingDays: 10,
  preCourseMonths: 2,
  planMonths: 1,
  planAgainDays: 15,
  noContactDays: 30,
  objectiveDaysBefore: 7,
  halfWayMonths: 3,
  renewalDaysBefore: [60, 30, 15, 7, 1],
  renewalLetterDaysBefore: [30],
  endOfTermDaysBefore: [30, 7],
  termLapsedAgainDays: 5,
  closingMonths: 1,
  handoverDays: 7,
  handoverEscalationDays: 30,
};
