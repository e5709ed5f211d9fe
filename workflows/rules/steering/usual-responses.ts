/**
 * Which responses usually answer which problems: where none of them was given, the cell is brought out first. A house
 * reading of the field documents (the Caf de Paris found furnishing aid hardly used for overcrowded homes, and holiday
 * stays hardly at all); a response given elsewhere counts all the same.
 */
import type { Problem, Response } from '../accompaniment/vocabulary.ts';

/** Guidance and referral answer any problem. */
const ALWAYS: readonly Response[] = ['guidance', 'referral'];

const USUAL: Record<Problem, readonly Response[]> = {
  arrears: ['repayment-plan', 'financial-aid', 'debt-settlement', 'landlord-mediation', 'rights-opened'],
  'eviction-risk': ['repayment-plan', 'landlord-mediation', 'legal-advice', 'rehousing-request'],
  overcrowding: ['furnishing-aid', 'rehousing-request', 'home-works', 'holiday-stay'],
  'non-decent-housing': ['home-works', 'landlord-mediation', 'legal-advice', 'rehousing-request'],
  'housing-access': ['rehousing-request', 'financial-aid', 'furnishing-aid'],
  budget: ['financial-aid', 'debt-settlement', 'rights-opened', 'repayment-plan', 'group-session'],
  'rights-access': ['rights-opened', 'legal-advice'],
  parenthood: ['family-mediation', 'group-session', 'holiday-stay'],
  separation: ['family-mediation', 'legal-advice', 'rights-opened', 'holiday-stay'],
  bereavement: ['rights-opened', 'financial-aid', 'holiday-stay'],
  integration: ['group-session', 'rights-opened'],
  employment: ['group-session', 'rights-opened'],
  health: ['rights-opened', 'holiday-stay'],
  schooling: ['group-session', 'financial-aid'],
  childcare: ['rights-opened', 'financial-aid'],
  isolation: ['group-session', 'holiday-stay'],
  energy: ['financial-aid', 'home-works', 'debt-settlement'],
};

/** Whether a response usually answers a problem. */
export function isUsual(problem: Problem, response: Response): boolean {
  return ALWAYS.includes(response) || USUAL[problem].includes(response);
}

/** House values: under this share of the families with the problem a response is rare, from so many families on. */
export const RARE = { share: 0.1, families: 5 } as const;
