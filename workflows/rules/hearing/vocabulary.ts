/** The words of a hearing's preparation, as the code and the API write them. */

export const STAGES = ['preparing', 'watching-payments', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

export const OUTCOMES = [
  'delays-granted',
  'eviction-ordered',
  'claim-dismissed',
  'struck-out',
  'repayment-ordered',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ATTENDANCES = ['will-attend', 'will-not', 'unknown'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const SPEAKERS = ['family', 'caseworker', 'lawyer', 'interpreter', 'association'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Why a preparation has ended. */
export const ENDINGS = ['judged', 'withdrawn', 'delays-kept', 'delays-lost', 'handed-over'] as const;
export type Ending = (typeof ENDINGS)[number];
