/** What an organisation may set for itself in its interface requests; a request keeps the values it came under. */

/**
 * In working days from the day of receipt: to be taken, to be answered, late; then how often it is recalled. Where an
 * emergency aid is asked: until the rights are checked, then until it is decided. In days: information not answered,
 * and until the supervisor is told.
 */
export interface InterfaceHouseValues {
  takenWorkingDays: number;
  answerWorkingDays: number;
  lateWorkingDays: number;
  lateAgainWorkingDays: number;
  rightsWorkingDays: number;
  aidWorkingDays: number;
  informationDays: number;
  informationEscalationDays: number;
}

/** The field document asks that delays be watched, and sets none: all are house. */
export const DEFAULT_INTERFACE_VALUES: InterfaceHouseValues = {
  takenWorkingDays: 2,
  answerWorkingDays: 5,
  lateWorkingDays: 10,
  lateAgainWorkingDays: 5,
  rightsWorkingDays: 1,
  aidWorkingDays: 1,
  informationDays: 7,
  informationEscalationDays: 21,
};
