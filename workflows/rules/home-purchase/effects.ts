/** What a fact makes us do: notices to those who follow the family, and word to the guard of the capacity. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { SystemStep as CapacityStep } from '../specialist-capacity/steps.ts';
import type { Fact, State } from './state.ts';
import type { Notice } from './vocabulary.ts';

const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = { [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>) => Effect[] };

const EFFECTS: Effects = {
  'home-purchase-received': () => [notify('home-purchase-received', 'supervisor')],
  'phase-1-ended': (state) => (state.place ? [askForAPlace(state)] : []),
  /** Once, when it begins to wait; each later position is recorded, and reminded of every month. */
  'position-told': (_, { first }) =>
    first ? [notify('home-purchase-waits', 'caseworker', 'supervisor', 'partner')] : [],
  'place-received': () => [notify('home-purchase-place-given', 'supervisor', 'partner')],
  'phase-2-begun': () => [notify('home-purchase-phase-2', 'caseworker', 'supervisor', 'partner')],
  'viability-judged': ({ stage }) =>
    stage === 'phase-2' ? [notify('home-purchase-viability', 'caseworker', 'partner')] : [],
  ended: (state) => [
    notify('home-purchase-ended', 'caseworker', 'supervisor', 'partner'),
    ...(state.place ? [release(state)] : []),
  ],
  'fell-due': (_, { items }) => {
    const to = [...new Set(items.flatMap((item) => item.to))];
    return to.length > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do, given the state it led to. */
export function effects(recorded: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[recorded.fact.type] as ((state: State, fact: Fact) => Effect[]) | undefined;
  return of?.(state, recorded.fact) ?? [];
}

/** The guard is opened by the first case that asks, with the number of places that the Caf has set. */
function askForAPlace({ id, capacityId, cafId = '', house }: State): Effect {
  const { specialistCases, calendar } = house;
  return {
    ...told(capacityId, { step: 'ask', caseId: id }),
    opening: { organisationId: cafId, capacity: specialistCases, calendar },
  };
}

function release({ id, capacityId }: State): Effect {
  return told(capacityId, { step: 'release', caseId: id });
}

function told(caseId: string, step: CapacityStep): Extract<Effect, { do: 'tellCase' }> {
  return { do: 'tellCase', kind: 'specialist-capacity', caseId, step };
}
