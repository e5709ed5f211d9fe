/** What an organisation may set for itself in its holiday aids; an aid keeps the values it was opened with. */

/**
 * After the opening, without a project; after the proposal, without a decision, in working days; before the stay,
 * while nothing is decided; after the return, without all the proofs, and without the review, in days.
 */
export interface HolidayHouseValues {
  projectDays: number;
  decisionWorkingDays: number;
  decisionDaysBefore: number;
  proofDays: number;
  reviewDays: number;
}

/** The field document gives the steps and no delay: all are house. */
export const DEFAULT_HOLIDAY_VALUES: HolidayHouseValues = {
  projectDays: 30,
  decisionWorkingDays: 10,
  decisionDaysBefore: 14,
  proofDays: 15,
  reviewDays: 30,
};
