/** The state after a fact of a hearing's preparation. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import type { EvaluationState, Fact, State } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'hearing-opened': (_, { type: _type, ...opening }, at) => ({
    ...opening,
    openedOn: at.on,
    dateKnownOn: at.on,
  }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'interview-offered': (state, { on }, at) => ({ offers: [...state.offers, { number: at.number, on }] }),
  'interview-recorded': (_, { on, held }, at) => ({ interview: { number: at.number, on, held } }),
  'evaluation-submitted': (_, { type: _type, ...evaluation }, at) => ({
    evaluation: { ...evaluation, status: 'submitted', by: at.by.id, submittedOn: at.on },
  }),
  'evaluation-validated': (state) => evaluated(state, { status: 'validated' }),
  'evaluation-returned': (state, { reason }) => evaluated(state, { status: 'returned', returnedFor: reason }),
  'evaluation-sent': (state, { on }) => evaluated(state, { status: 'sent', sentOn: on }),
  'preparation-recorded': (_, { type: _type, ...preparation }) => ({ preparation }),
  'attendance-confirmed': (_, { attendance }) => ({ attendance }),
  adjourned: (state, { from, hearingOn, at: time }, at) => ({
    hearingOn,
    at: time,
    dateKnownOn: at.on,
    adjournments: [...state.adjournments, { number: at.number, from, to: hearingOn }],
    attendance: undefined,
  }),
  withdrawn: () => ({}),
  'outcome-recorded': (_, { type: _type, ...outcome }, at) => ({
    outcome: { ...outcome, on: at.on },
    ...(outcome.outcome === 'delays-granted' && { stage: 'watching-payments' }),
  }),
  'payment-recorded': (state, { month, paid }, at) => ({
    payments: [...state.payments, { number: at.number, month, paid }],
  }),
  'handed-over': () => ({}),
  ended: (_, { ending }, at) => ({ stage: 'ended', ended: { on: at.on, ending } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['withdrawn'];
  const change = evolution(state, recorded.fact as FactOf<'withdrawn'>, recorded);
  return changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
}

function evaluated({ evaluation }: State, change: Partial<EvaluationState>): Change<State> {
  return { evaluation: evaluation && { ...evaluation, ...change } };
}

/** A fact made in error no longer counts where it was evidence; elsewhere it is marked, and stays readable. */
function takenBack(state: State, fact: number): Change<State> {
  return {
    corrected: [...state.corrected, fact],
    offers: withoutFact(state.offers, fact),
    payments: withoutFact(state.payments, fact),
    interview: state.interview?.number === fact ? undefined : state.interview,
  };
}
