/** The state after a fact of an accompaniment of home buyers. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { isOneWorker, organisationOf, serviceOf, sharedWith } from './parts.ts';
import { takesAPlace, type Fact, type State } from './state.ts';
import { PARTS } from './vocabulary.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'home-purchase-received': ({ id }, { type: _type, accompanimentId = id, ...opening }, { on }) => ({
    ...opening,
    accompanimentId,
    openedOn: on,
  }),
  'phase-1-begun': (_, { on, workerId }, { by }) => ({
    stage: 'phase-1',
    phase1: { begun: { on, by: by.id } },
    workers: { technical: workerId, global: workerId },
  }),
  'diagnosis-recorded': (_, { type: _type, ...diagnosis }, { number }) => ({
    diagnosis: { ...diagnosis, number },
  }),
  'help-plan-recorded': (_, { type: _type, ...plan }, { number }) => ({ helpPlan: { ...plan, number } }),
  'phase-1-ended': phase1Ended,
  'worker-named': (state, { part, workerId }) => ({
    workers: isOneWorker(state)
      ? { technical: workerId, global: workerId }
      : { ...state.workers, [part]: workerId },
  }),
  'position-told': ({ place }, { position }) => ({ place: place && { ...place, position } }),
  'place-received': ({ place }, _, { on }) => ({
    stage: 'phase-2-to-begin',
    place: place && changed(place, { position: undefined, givenOn: on }),
  }),
  'phase-2-begun': (_, { on }, { by }) => ({
    stage: 'phase-2',
    phase2: { begun: { on, by: by.id } },
  }),
  'viability-judged': (_, { type: _type, ...viability }, { number }) => ({
    viability: { ...viability, number },
  }),
  'response-given': ({ responses }, { type: _type, ...given }, { number }) => ({
    responses: [...responses, { ...given, number }],
  }),
  'result-recorded': ({ responses }, { type: _type, given, response: _response, ...result }, { number }) => ({
    responses: responses.map((one) =>
      one.number === given ? { ...one, result: { ...result, number } } : one,
    ),
  }),
  'interview-recorded': ({ interviews }, { type: _type, ...interview }, { number }) => ({
    interviews: [...interviews, { ...interview, number }],
  }),
  'phase-2-ended': ({ phase2 }, { type: _type, ...end }, { by }) => ({
    phase2: phase2 && { ...phase2, ended: { ...end, by: by.id } },
  }),
  withdrawn: () => ({}),
  ended: (_, { ending }, { on }) => ({ stage: 'closed', ended: { on, ending } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['withdrawn'];
  const change = evolution(state, recorded.fact as FactOf<'withdrawn'>, recorded);
  const next = changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
  return changed(next, followersOf(next));
}

/** Who is told what falls due, at each of the two services. */
function followersOf(state: State): Change<State> {
  const at = (organisationId: string) =>
    PARTS.find((part) => organisationOf(state, part) === organisationId && state.workers[part] !== undefined);
  const own = at(state.organisationId);
  const partners = sharedWith(state).map((organisationId) => {
    const part = at(organisationId);
    return (part && state.workers[part]) ?? organisationId;
  });
  return { caseworkerId: own && state.workers[own], partners };
}

/** The council's worker who led phase 1 keeps the parts that the council holds; a specialist is still to be named. */
function phase1Ended(
  state: State,
  { type: _type, ...end }: FactOf<'phase-1-ended'>,
  { by, on }: Recorded<Fact>,
): Change<State> {
  const phase1 = state.phase1 && { ...state.phase1, ended: { ...end, by: by.id } };
  if (end.conclusion !== 'phase-2' || !phase1) return { phase1 };
  const kept = PARTS.filter(
    (part) => state.contacted === 'council' && serviceOf({ ...state, phase1 }, part) === 'council',
  );
  const workers = Object.fromEntries(kept.map((part) => [part, state.workers[part]]));
  if (!takesAPlace(state)) return { phase1, workers, stage: 'phase-2-to-begin' };
  return { phase1, workers, stage: 'awaiting-place', place: { askedOn: on } };
}

/** What was evidence no longer counts; what moved the course stays, and the next step sets it right. */
function takenBack(state: State, fact: number): Change<State> {
  return {
    corrected: [...state.corrected, fact],
    responses: withoutFact(state.responses, fact),
    interviews: withoutFact(state.interviews, fact),
    ...(state.diagnosis?.number === fact && { diagnosis: undefined }),
    ...(state.helpPlan?.number === fact && { helpPlan: undefined }),
    ...(state.viability?.number === fact && { viability: undefined }),
  };
}
