/** The state of a capacity after a fact. The list moves up by itself; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, type Change } from '../evolution.ts';
import { ask, emptyList, leave, resize } from '../waiting-list.ts';
import { positionOf, untold, type Fact, type State } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'capacity-opened': (_, { organisationId, capacity, calendar }, { on }) => ({
    organisationId,
    calendar,
    openedOn: on,
    places: emptyList(capacity),
  }),
  'capacity-changed': ({ places }, { capacity }) => ({ places: resize(places, capacity) }),
  /** Whoever has to wait is told the position at once. */
  'place-asked': ({ places, byHand, told }, { caseId, byHand: isByHand }) => {
    const after = ask(places, caseId);
    if (isByHand) return { places: after, byHand: [...byHand, caseId] };
    const position = positionOf({ places: after }, caseId);
    return { places: after, ...(position !== undefined && { told: { ...told, [caseId]: position } }) };
  },
  'place-left': ({ places, byHand, told }, { caseId }) => ({
    places: leave(places, caseId),
    byHand: byHand.filter((one) => one !== caseId),
    told: without(told, [caseId]),
  }),
  'places-given': ({ told }, { caseIds }) => ({ told: without(told, caseIds) }),
  'positions-told': (state, { told }) => ({
    told: { ...state.told, ...Object.fromEntries(told.map(({ caseId, position }) => [caseId, position])) },
  }),
  'fell-due': () => ({}),
};

/** The state after a fact, with its version and day, and since when there is something to tell. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['places-given'];
  const change = evolution(state, recorded.fact as FactOf<'places-given'>, recorded);
  const next = changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
  const untoldSince = untold(next).length > 0 ? (state.untoldSince ?? recorded.on) : undefined;
  return changed(next, { untoldSince });
}

function without(told: Record<string, number>, caseIds: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(told).filter(([caseId]) => !caseIds.includes(caseId)));
}
