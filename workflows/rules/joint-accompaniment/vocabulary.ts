/** The words of a joint accompaniment, as the code and the API write them. French labels: french.ts. */

export const STAGES = ['under-way', 'handover', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** What a partner may be let see, beside its own area and who the others are. */
export const SUBJECTS = ['meetings', 'reviews', 'sublet', 'contract'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The way from the sublet to the tenant's own lease (sliding lease), in order. */
export const MILESTONES = [
  'sublet-signed',
  'sublet-reviewed',
  'landlord-agreed',
  'lease-transferred',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** What comes of a fixed-term integration contract. */
export const CONTRACT_OUTCOMES = [
  'lasting-job',
  'fixed-term-job',
  'training',
  'job-search',
  'broken-off',
] as const;
export type ContractOutcome = (typeof CONTRACT_OUTCOMES)[number];

/** Why it ends. Those of `WITHOUT_HANDOVER` leave nobody to hand over. */
export const CLOSE_REASONS = ['handed-over', 'person-left', 'moved-away', 'death'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
export const WITHOUT_HANDOVER: readonly CloseReason[] = ['person-left', 'moved-away', 'death'];

export const LETTERS = ['joint-review-sheet', 'joint-handover-meeting'] as const;
export type Letter = (typeof LETTERS)[number];

export const NOTICES = [
  'due',
  'joint-opened',
  'joint-review-held',
  'landlord-agreed',
  'lease-transferred',
  'joint-handover-planned',
] as const;
export type Notice = (typeof NOTICES)[number];
