/** The words of an arrears track, as the code and the API write them. French labels: french.ts. */

/** How far the procedure has come; what is settled, or set aside, leads back to what stood before it. */
export const STAGES = ['unpaid', 'repaying', 'ordered', 'summoned', 'delays', 'eviction', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Why a track has ended. */
export const END_REASONS = ['settled', 'housing-left', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];
export const ENDINGS = [...END_REASONS, 'delays-kept', 'accompaniment-closed'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Upon whom something depends that is expected and not due. */
export const OTHERS = ['landlord', 'bailiff', 'court', 'family'] as const;
export type Other = (typeof OTHERS)[number];

/** What is expected of others. */
export const EXPECTED_KINDS = [
  'landlord-report',
  'payment-order',
  'summons',
  'summons-to-prefect',
  'hearing',
  'decision',
  'delays-end',
  'eviction',
] as const;
export type ExpectedKind = (typeof EXPECTED_KINDS)[number];

/** The notices that a track sends to the people who follow it. */
export const NOTICES = ['due', 'arrears-opened', 'plan-broken', 'payment-order', 'delays-lost'] as const;
export type Notice = (typeof NOTICES)[number];
