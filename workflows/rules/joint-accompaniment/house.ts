/** What an organisation may set for itself of joint accompaniment (domain, "Joint accompaniment"). */

/** From so many days after the opening, meetings so many days apart. */
export interface RhythmStep {
  fromDay: number;
  everyDays: number;
}

export interface JointHouseValues {
  /** Weekly at first, then spaced: the steps in order, the first from day 0. */
  rhythm: readonly RhythmStep[];
  /** Partners meet to set their areas again. */
  reviewMonths: number;
  subletReviewMonths: number;
  /** Once the landlord has agreed, the lease is asked after this often. */
  transferAgainDays: number;
  contractEndDaysBefore: readonly number[];
  outcomeAgainDays: number;
  handoverAgainDays: number;
  closingAgainDays: number;
}

export const DEFAULT_JOINT_VALUES: JointHouseValues = {
  rhythm: [
    { fromDay: 0, everyDays: 7 },
    { fromDay: 91, everyDays: 14 },
    { fromDay: 182, everyDays: 28 },
  ],
  reviewMonths: 3,
  subletReviewMonths: 3,
  transferAgainDays: 30,
  contractEndDaysBefore: [60, 30, 7],
  outcomeAgainDays: 7,
  handoverAgainDays: 3,
  closingAgainDays: 15,
};
