/** What an organisation may set for itself in an arrears track. A case captures it when it opens. */

/** In working days, days or months, as the names say. */
export interface ArrearsHouseValues {
  /** When it is asked for what is missing to say whether the debt is arrears. */
  factsMissingWorkingDays: number;
  planLimitDaysBefore: readonly number[];
  orderEndsDaysBefore: readonly number[];
  truceEndsDaysBefore: readonly number[];
  /** After so many months without anything new, it is time to look at the debt again. */
  reviewMonths: number;
}

export const DEFAULT_ARREARS_VALUES: ArrearsHouseValues = {
  factsMissingWorkingDays: 5,
  planLimitDaysBefore: [60, 30, 7],
  orderEndsDaysBefore: [14, 7, 1],
  truceEndsDaysBefore: [90, 30],
  reviewMonths: 3,
};
