/** A fact made in error is marked, and stays readable; what it changes then is each kind's own (`evolve`). */
import { Refusal } from './case.ts';

/** Of which fact of the case, by its number, and why. */
export interface Correction {
  fact: number;
  reason: string;
}

export type Corrected = { type: 'corrected' } & Correction;

/** The fact that marks another as made in error. Throws Refusal `unknown-fact` or `already-corrected`. */
export function markInError(
  { version, corrected }: { version: number; corrected: readonly number[] },
  { fact, reason }: Correction,
): Corrected {
  if (fact > version) throw new Refusal('unknown-fact', 'The journal has no fact of this number.');
  if (corrected.includes(fact)) {
    throw new Refusal('already-corrected', 'This fact is already marked as made in error.');
  }
  return { type: 'corrected', fact, reason };
}
