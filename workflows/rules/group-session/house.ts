/** What an organisation may set for itself in its group sessions; a session keeps the values it was opened with. */

/**
 * In days, or working days where the name says so: before the start, while places are free; after a referral, without
 * a three-way meeting; after the opening, without days; after a day, without its attendance; after the end, without
 * the review interviews, and until the supervisor is told.
 */
export interface SessionHouseValues {
  places: number;
  placesFreeDaysBefore: readonly number[];
  meetingWorkingDays: number;
  planWorkingDays: number;
  attendanceWorkingDays: number;
  attendanceAgainWorkingDays: number;
  reviewDays: number;
  reviewEscalationDays: number;
}

/** About twelve places (domain, "Group session"); the rest is house. */
export const DEFAULT_SESSION_VALUES: SessionHouseValues = {
  places: 12,
  placesFreeDaysBefore: [30, 15, 7],
  meetingWorkingDays: 10,
  planWorkingDays: 10,
  attendanceWorkingDays: 1,
  attendanceAgainWorkingDays: 5,
  reviewDays: 15,
  reviewEscalationDays: 45,
};
