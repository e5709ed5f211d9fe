/** What is asked of a capacity, and what it gives: always in the order of arrival, never over its places. */
import { Refusal, type Moment } from '../case.ts';
import { refuseImpossible } from '../step-table.ts';
import { ask, emptyList, gotAPlace, leave, placeOf, resize, type WaitingList } from '../waiting-list.ts';
import { fallDue } from './agenda.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Step, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'change-capacity': (state, { capacity, reason }) => {
    const { places } = state;
    const changed = resize(places, capacity);
    if (capacity === places.capacity) return [];
    return [{ type: 'capacity-changed', from: places.capacity, capacity, reason }, ...given(places, changed)];
  },
  /** For a file that the service does not hold; a case asks by itself. */
  'ask-place': (state, { caseId }) => {
    if (placeOf(state.places, caseId)) {
      throw new Refusal('place-already-asked', 'This case already holds a place, or waits for one.');
    }
    return [{ type: 'place-asked', caseId, byHand: true }, ...given(state.places, ask(state.places, caseId))];
  },
  'release-place': (state, { caseId, reason }) => {
    if (!placeOf(state.places, caseId)) {
      throw new Refusal('no-such-place', 'This case neither holds a place nor waits for one.');
    }
    if (!state.byHand.includes(caseId)) {
      throw new Refusal('place-of-a-case', 'A case gives its place back itself, when its phase 2 ends.');
    }
    return [{ type: 'place-left', caseId, reason }, ...given(state.places, leave(state.places, caseId))];
  },
};

/** Cases may ask and release more than once: whatever is already so changes nothing. */
const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, { organisationId, capacity, calendar }) => {
    if (state.version > 0) throw new Refusal('already-open', 'This capacity is already open.');
    emptyList(capacity);
    return [{ type: 'capacity-opened', organisationId, capacity, calendar }];
  },
  ask: ({ places }, { caseId }) => {
    if (placeOf(places, caseId)) return [];
    return [{ type: 'place-asked', caseId }, ...given(places, ask(places, caseId))];
  },
  release: ({ places }, { caseId }) => released(places, [caseId]),
  'release-ended': ({ places }, { caseIds }) => released(places, caseIds),
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'ask'](state, body as Body<'ask'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'ask-place'](state, body as Body<'ask-place'>, now);
}

function released(places: WaitingList, caseIds: readonly string[]): Fact[] {
  const leaving = caseIds.filter((caseId) => placeOf(places, caseId));
  const after = leaving.reduce((list, caseId) => leave(list, caseId), places);
  // Those who got a place in passing and leave it at once were given none.
  const left = leaving.map((caseId): Fact => ({ type: 'place-left', caseId }));
  return [...left, ...given(places, after)];
}

function given(before: WaitingList, after: WaitingList): Fact[] {
  const caseIds = gotAPlace(before, after);
  return caseIds.length > 0 ? [{ type: 'places-given', caseIds }] : [];
}
