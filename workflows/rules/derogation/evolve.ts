/** The state after a fact of a derogation's follow-up. Every fact has its line; nothing is decided here. */
import type { PlainDate } from '../calendar.ts';
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { stageOf, type Fact, type State } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'derogation-opened': (
    state,
    { type: _type, surfaceM2, persons, accompanimentId, ...opening },
    { number, on },
  ) => ({
    ...opening,
    accompanimentId: accompanimentId ?? state.id,
    openedOn: on,
    surfaces: [{ number, on, value: surfaceM2 }],
    persons: [{ number, on, value: persons }],
  }),
  granted: (state, { from, endsOn }, { number }) => ({
    periods: [...state.periods, { number, from, endsOn }],
  }),
  'enquiry-recorded': (state, { on, favourable }, { number }) => ({
    enquiries: [...state.enquiries, { number, on, favourable }],
  }),
  renewed: (state, { from, endsOn }, { number }) => ({
    periods: [...state.periods, { number, from, endsOn }],
    refused: undefined,
  }),
  'renewal-refused': (_, __, { number, on }) => ({ refused: { number, on } }),
  'household-changed': (state, { on, persons }, { number }) => ({
    persons: inOrder([...state.persons, { number, on, value: persons }]),
  }),
  'surface-recorded': (state, { on, surfaceM2 }, { number }) => ({
    surfaces: inOrder([...state.surfaces, { number, on, value: surfaceM2 }]),
  }),
  'overcrowding-began': () => ({}),
  'overcrowding-ended': () => ({}),
  lapsed: (state) => ({
    periods: state.periods.map((one, index) =>
      index === state.periods.length - 1 ? { ...one, lapsed: true as const } : one,
    ),
    refused: undefined,
  }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  ended: (_, { reason }, { on }) => ({ ended: { on, reason } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version, its day, and where the dwelling now stands. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const { fact, number: version, on: lastOn } = recorded;
  const change = (EVOLUTION[fact.type] as Evolution['reassigned'])(
    state,
    fact as FactOf<'reassigned'>,
    recorded,
  );
  const learntOn = fact.type === 'fell-due' ? state.learntOn : lastOn;
  const after = changed(state, { ...change, version, lastOn, learntOn });
  return { ...after, stage: stageOf(after) };
}

function inOrder<One extends { on: PlainDate }>(known: One[]): One[] {
  return known.toSorted((a, b) => a.on.localeCompare(b.on));
}

/** A fact made in error no longer counts; what the opening said stays until it is said better. */
function takenBack(state: State, fact: number): Change<State> {
  return {
    corrected: [...state.corrected, fact],
    persons: keepingFirst(state.persons, fact),
    surfaces: keepingFirst(state.surfaces, fact),
    periods: withoutFact(state.periods, fact),
    enquiries: withoutFact(state.enquiries, fact),
    ...(state.refused?.number === fact && { refused: undefined }),
  };
}

function keepingFirst<One extends { number: number }>(known: readonly One[], fact: number): One[] {
  return known.filter(({ number }) => number === 1 || number !== fact);
}
