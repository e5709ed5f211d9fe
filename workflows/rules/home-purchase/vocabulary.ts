/** The words of an accompaniment of home buyers, as the code and the API write them. French labels: french.ts. */

export const STAGES = [
  'received',
  'phase-1',
  'awaiting-place',
  'phase-2-to-begin',
  'phase-2',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

/** Which service the family contacted: it leads phase 1. */
export const SERVICES = ['caf', 'council'] as const;
export type Service = (typeof SERVICES)[number];

/**
 * How phase 2 is organised. Today the specialist takes the technical part while the council keeps the global
 * accompaniment; the field tries it, and may come to one worker for both parts, of the one service or the other.
 */
export const ORGANISATIONS_OF_WORK = ['specialist-and-council', 'specialist-alone', 'council-alone'] as const;
export type OrganisationOfWork = (typeof ORGANISATIONS_OF_WORK)[number];

/** The technical part: loan, viability, negotiation, sale. The global one: the family, its rights, its budget. */
export const PARTS = ['technical', 'global'] as const;
export type Part = (typeof PARTS)[number];

/** The event behind the difficulty. */
export const EVENTS = ['separation', 'illness', 'bereavement', 'job-loss', 'birth', 'other'] as const;
export type BehindEvent = (typeof EVENTS)[number];

export const RESPONSES = ['financial-aid', 'event-help', 'lender-negotiation', 'sale-support'] as const;
export type Response = (typeof RESPONSES)[number];

export const RESULTS = ['obtained', 'refused', 'given-up'] as const;
export type Result = (typeof RESULTS)[number];

/** How phase 1 ends: the help plan was enough, the difficulty belongs elsewhere, or a complex case goes on. */
export const PHASE_1_CONCLUSIONS = ['helped', 'redirected', 'phase-2'] as const;
export type Phase1Conclusion = (typeof PHASE_1_CONCLUSIONS)[number];

export const PHASE_2_CONCLUSIONS = ['home-kept', 'home-sold', 'redirected', 'no-solution'] as const;
export type Phase2Conclusion = (typeof PHASE_2_CONCLUSIONS)[number];

/** Why the case has ended. */
export const ENDINGS = [
  'helped',
  'redirected',
  'home-kept',
  'home-sold',
  'no-solution',
  'withdrawn',
] as const;
export type Ending = (typeof ENDINGS)[number];

/** The notices it sends to those who follow it. */
export const NOTICES = [
  'due',
  'home-purchase-received',
  'home-purchase-waits',
  'home-purchase-place-given',
  'home-purchase-phase-2',
  'home-purchase-viability',
  'home-purchase-ended',
] as const;
export type Notice = (typeof NOTICES)[number];
