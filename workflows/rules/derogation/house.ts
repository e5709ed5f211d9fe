/** What an organisation may set for itself in the follow-up of a derogation. A case captures it when it opens. */

/** In days, working days or months, as the names say. */
export interface DerogationHouseValues {
  /** From when a social enquiry, and the renewal it allows, may be recorded: so many months before the end. */
  renewalOpensMonthsBefore: number;
  /** No enquiry by then: the supervisor is told. */
  enquiryLateMonthsBefore: number;
  endsDaysBefore: readonly number[];
  derogationToAskWorkingDays: number;
  derogationToAskAgainDays: number;
  reviewMonths: number;
}

export const DEFAULT_DEROGATION_VALUES: DerogationHouseValues = {
  renewalOpensMonthsBefore: 6,
  enquiryLateMonthsBefore: 2,
  endsDaysBefore: [90, 60, 30, 7],
  derogationToAskWorkingDays: 5,
  derogationToAskAgainDays: 15,
  reviewMonths: 12,
};
