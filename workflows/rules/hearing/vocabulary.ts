/** The words of a hearing's preparation, as the code and the API write them. French labels: french.ts. */

export const STAGES = ['preparing', 'watching-payments', 'closed'] as const;
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

/** Where an evaluation may stand, from its writing to its sending. */
export const EVALUATION_STATUSES = ['returned', 'submitted', 'validated', 'sent'] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

/** Why a preparation has ended. */
export const ENDINGS = ['judged', 'withdrawn', 'delays-kept', 'delays-lost', 'handed-over'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The letters that a preparation writes: to the family, to the court, to the council. */
export const LETTERS = [
  'council-information',
  'interview-offer',
  'preparation-sheet',
  'hearing-reminder',
  'hearing-adjourned',
  'hearing-withdrawn',
  'social-evaluation',
] as const;
export type Letter = (typeof LETTERS)[number];

/** The notices that a preparation sends to the people who follow it. */
export const NOTICES = [
  'due',
  'hearing-opened',
  'evaluation-submitted',
  'evaluation-validated',
  'evaluation-returned',
  'hearing-adjourned',
  'payment-default',
] as const;
export type Notice = (typeof NOTICES)[number];
