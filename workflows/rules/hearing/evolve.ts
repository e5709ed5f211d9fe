/** The state after a fact of a hearing's preparation. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { STANDING, type EvaluationState, type Fact, type State } from './state.ts';
import type { EvaluationStatus } from './vocabulary.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'hearing-opened': (_, { type: _type, referredOn, ...opening }, at) => ({
    ...opening,
    openedOn: at.on,
    referredOn: referredOn ?? at.on,
    dateKnownOn: at.on,
  }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'interview-offered': (state, { on }, { number }) => ({ offers: [...state.offers, { number, on }] }),
  'interview-recorded': (_, { on, held }, { number }) => ({ interview: { number, on, held } }),
  'evaluation-submitted': (state, { type: _type, ...evaluation }, { number, on, by }) => ({
    evaluation: { ...evaluation, status: 'submitted', by: by.id, submittedOn: on },
    standsOn: { ...state.standsOn, evaluation: number },
  }),
  'evaluation-validated': (state, _, at) => evaluated(state, at, { status: 'validated', validatedOn: at.on }),
  'evaluation-returned': (state, { reason }, at) =>
    evaluated(state, at, { status: 'returned', returnedFor: reason }),
  'evaluation-sent': (state, { on }, at) => evaluated(state, at, { status: 'sent', sentOn: on }),
  'preparation-recorded': (state, { type: _type, ...preparation }, { number }) => ({
    preparation,
    standsOn: { ...state.standsOn, preparation: number },
  }),
  'attendance-confirmed': (state, { attendance }, { number }) => ({
    attendance,
    standsOn: { ...state.standsOn, attendance: number },
  }),
  adjourned: (state, { from, hearingOn, at: time }, { number, on }) => ({
    hearingOn,
    at: time,
    formerAt: state.at,
    dateKnownOn: on,
    adjournments: [...state.adjournments, { number, from, to: hearingOn }],
    attendance: undefined,
  }),
  withdrawn: () => ({}),
  'outcome-recorded': (state, { type: _type, ...outcome }, { number }) => ({
    outcome,
    standsOn: { ...state.standsOn, outcome: number },
    ...(outcome.outcome === 'delays-granted' && { stage: 'watching-payments' }),
  }),
  'payment-recorded': (state, { month, paid }, { number }) => ({
    payments: [...state.payments, { number, month, paid }],
  }),
  'handed-over': () => ({}),
  'arrears-linked': (_, { arrearsId }) => ({ arrearsId }),
  'outcome-taken-back': () => ({}),
  ended: (_, { ending }, { on }) => ({ stage: 'closed', ended: { on, ending } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['withdrawn'];
  const change = evolution(state, recorded.fact as FactOf<'withdrawn'>, recorded);
  return changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
}

function evaluated(
  { evaluation, standsOn }: State,
  { number }: Recorded<Fact>,
  change: Partial<EvaluationState>,
): Change<State> {
  return {
    evaluation: evaluation && { ...evaluation, ...change },
    standsOn: { ...standsOn, 'evaluation-status': number },
  };
}

/** A fact made in error no longer counts where it was evidence; elsewhere it is marked, and stays readable. */
function takenBack(state: State, fact: number): Change<State> {
  const stood = STANDING.find((one) => state.standsOn[one] === fact);
  return {
    corrected: [...state.corrected, fact],
    offers: withoutFact(state.offers, fact),
    payments: withoutFact(state.payments, fact),
    ...(state.interview?.number === fact && { interview: undefined }),
    ...(stood && WITHOUT[stood](state)),
  };
}

/** What remains when the fact that something stands on is taken back. */
const WITHOUT: Record<(typeof STANDING)[number], (state: State) => Change<State>> = {
  evaluation: () => ({ evaluation: undefined }),
  'evaluation-status': ({ evaluation }) => ({
    evaluation: evaluation && changed(evaluation, STATUS_BEFORE[evaluation.status]),
  }),
  preparation: () => ({ preparation: undefined }),
  attendance: () => ({ attendance: undefined }),
  outcome: () => ({ outcome: undefined, stage: 'preparing', payments: [] }),
};

const STATUS_BEFORE: Record<EvaluationStatus, Change<EvaluationState>> = {
  submitted: {},
  returned: { status: 'submitted', returnedFor: undefined },
  validated: { status: 'submitted', validatedOn: undefined },
  sent: { status: 'validated', sentOn: undefined },
};
