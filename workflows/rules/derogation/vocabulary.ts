/** The words of an overcrowding derogation, as the code and the API write them. French labels: french.ts. */

/** Large enough; overcrowded without a derogation in force; overcrowded, and the benefit kept by derogation. */
export const STAGES = ['adequate', 'overcrowded', 'derogated', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Why a household has become larger or smaller. */
export const CHANGES = ['birth', 'arrival', 'departure', 'death'] as const;
export type HouseholdChange = (typeof CHANGES)[number];

/** Why nothing is left to follow. */
export const END_REASONS = ['rehoused', 'moved-away', 'benefit-ended', 'large-enough', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The notices sent to the people who follow it. */
export const NOTICES = [
  'due',
  'derogation-opened',
  'overcrowding-began',
  'overcrowding-ended',
  'derogation-refused',
  'derogation-lapsed',
] as const;
export type Notice = (typeof NOTICES)[number];
