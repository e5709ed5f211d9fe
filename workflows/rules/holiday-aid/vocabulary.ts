/** The words of a holiday aid, as the code and the API write them. French labels: french.ts. */

export const STAGES = ['preparing', 'awaiting-decision', 'granted', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** What a stay costs, line by line. */
export const COSTS = [
  'transport',
  'accommodation',
  'meals',
  'activities',
  'insurance',
  'equipment',
  'other',
] as const;
export type Cost = (typeof COSTS)[number];

/** Who pays. */
export const PAYERS = ['family', 'caf', 'other'] as const;
export type Payer = (typeof PAYERS)[number];

export const DECISIONS = ['granted', 'refused', 'to-revise'] as const;
export type Decision = (typeof DECISIONS)[number];

export const PROOFS = ['invoice', 'receipt', 'ticket', 'statement'] as const;
export type Proof = (typeof PROOFS)[number];

/** Why an aid has ended. */
export const ENDINGS = ['reviewed', 'refused', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The letters that an aid writes, to the family. */
export const LETTERS = ['holiday-decision'] as const;
export type Letter = (typeof LETTERS)[number];

/** The notices that an aid sends to those who follow it. */
export const NOTICES = ['due', 'holiday-proposed', 'holiday-decided'] as const;
export type Notice = (typeof NOTICES)[number];
