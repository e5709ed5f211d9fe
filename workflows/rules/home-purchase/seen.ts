/**
 * What each of the two workers sees of one family: everything that concerns both (phases, diagnosis, help plan,
 * whether the project is viable, which responses were given and with what result), and the details of their own part.
 */
import type { Actor, Recorded } from '../case.ts';
import { PART_OF_RESPONSE, partsOf } from './parts.ts';
import type { Fact, State } from './state.ts';
import type { Part } from './vocabulary.ts';

/**
 * A fact as someone may see it: the details of a part that is not theirs are left out, and why the other service found
 * something in error; unless their own service recorded them, as the one that led phase 1 did.
 */
export function seen(state: State, recorded: Recorded<Fact>, actor: Actor): Recorded<Fact> {
  const { fact, by } = recorded;
  if (by.organisationId === actor.organisationId) return recorded;
  const part = partOf(fact);
  const isTheirs = part ? partsOf(state, actor).includes(part) : fact.type !== 'corrected';
  return isTheirs ? recorded : { ...recorded, fact: withoutDetails(fact) };
}

const PART_OF_FACT: { [Type in Fact['type']]?: (fact: Extract<Fact, { type: Type }>) => Part } = {
  'viability-judged': () => 'technical',
  'response-given': ({ response }) => PART_OF_RESPONSE[response],
  'result-recorded': ({ response }) => PART_OF_RESPONSE[response],
  'interview-recorded': ({ part }) => part,
};

function partOf(fact: Fact): Part | undefined {
  const of = PART_OF_FACT[fact.type] as ((fact: Fact) => Part) | undefined;
  return of?.(fact);
}

/** What only the worker of the part sees: reasons, amounts, what was said. */
const DETAILS = ['reason', 'bearableInstalmentCents', 'amountCents', 'note', 'summary'];

function withoutDetails(fact: Fact): Fact {
  return Object.fromEntries(Object.entries(fact).filter(([field]) => !DETAILS.includes(field))) as Fact;
}
