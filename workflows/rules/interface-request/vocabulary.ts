/** The words of an interface request, as the code and the API write them. French labels: french.ts. */

export const STAGES = ['received', 'taken', 'information-asked', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** What a social worker asks the Caf to look at. */
export const NEEDS = [
  'rights-study',
  'rights-suspended',
  'overpayment',
  'change-of-situation',
  'family-benefits',
  'housing-benefit',
  'minimum-income',
  'maintenance-support',
  'disability-benefit',
  'file-transfer',
  'emergency-aid',
  'other',
] as const;
export type Need = (typeof NEEDS)[number];

/** Of whom a missing piece of information is asked. */
export const SOURCES = ['worker', 'family', 'caf-service', 'other-service'] as const;
export type Source = (typeof SOURCES)[number];

/** What the check of a right found. */
export const FINDINGS = ['paid', 'opened', 'not-due', 'to-claim', 'undetermined'] as const;
export type Finding = (typeof FINDINGS)[number];

export const DECISIONS = ['granted', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a request has ended. */
export const ENDINGS = ['answered', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The notices that a request sends: to those who take it, and to the social worker who asked. */
export const NOTICES = [
  'due',
  'interface-received',
  'interface-taken',
  'interface-information-asked',
  'interface-rights-checked',
  'interface-answered',
] as const;
export type Notice = (typeof NOTICES)[number];
