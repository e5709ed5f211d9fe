/** What an organisation may set for itself of home rehabilitation (domain, "Home rehabilitation"). */

/**
 * Amounts in cents. Days are calendar days but for those named working; `…AgainDays` is how often something is
 * recalled.
 */
export interface RehabilitationHouseValues {
  /** Labour, for one hour of the association: 54 € in the grid of 2006. */
  hourlyLabourCents: number;
  /** What one collective workshop may cost: 300 € in the field document. */
  workshopBudgetCents: number;
  /** The family's share of the materials, unless agreed otherwise. */
  familySharePercent: number;
  signaturesAgainDays: number;
  committeePlannedWorkingDays: number;
  decisionAgainDays: number;
  visitPlannedWorkingDays: number;
  /** Days before a visit or a workshop on which it is recalled. */
  announcedDays: number;
  /** Works on which nothing was recorded for so long. */
  worksSilentDays: number;
  evaluationAgainDays: number;
}

export const DEFAULT_REHABILITATION_VALUES: RehabilitationHouseValues = {
  hourlyLabourCents: 5400,
  workshopBudgetCents: 30_000,
  familySharePercent: 10,
  signaturesAgainDays: 15,
  committeePlannedWorkingDays: 10,
  decisionAgainDays: 3,
  visitPlannedWorkingDays: 10,
  announcedDays: 1,
  worksSilentDays: 30,
  evaluationAgainDays: 15,
};
