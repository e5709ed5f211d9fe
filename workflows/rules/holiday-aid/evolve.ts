/** The state after a fact of a holiday aid. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import type { Fact, State } from './state.ts';
import type { Decision, Stage } from './vocabulary.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const STAGE_AFTER: Record<Decision, Stage> = {
  granted: 'granted',
  refused: 'closed',
  'to-revise': 'preparing',
};

const EVOLUTION: Evolution = {
  'holiday-opened': (_, { type: _type, ...opening }, { on }) => ({ ...opening, openedOn: on }),
  'project-proposed': (_, { type: _type, ...project }, { on }) => ({
    stage: 'awaiting-decision',
    project: { ...project, proposedOn: on },
    decision: undefined,
  }),
  decided: (_, { type: _type, ...decision }, { on }) => ({
    stage: STAGE_AFTER[decision.decision],
    decision: { on, ...decision },
  }),
  'expense-recorded': (state, { type: _type, ...expense }, { number }) => ({
    expenses: [...state.expenses, { number, ...expense }],
  }),
  'payment-recorded': (state, { type: _type, ...payment }, { number }) => ({
    payments: [...state.payments, { number, ...payment }],
  }),
  'review-recorded': (_, { type: _type, ...review }) => ({ review }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  closed: (_, { type: _type, ...closed }, { on }) => ({ stage: 'closed', closed: { on, ...closed } }),
  corrected: (state, { fact }) => ({
    corrected: [...state.corrected, fact],
    expenses: withoutFact(state.expenses, fact),
    payments: withoutFact(state.payments, fact),
  }),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map(({ key }) => key)] }),
};

/** The state a fact leads to; its version is the number of the fact. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const { fact, number, on } = recorded;
  const change = EVOLUTION[fact.type] as (state: State, fact: Fact, at: Recorded<Fact>) => Change<State>;
  return changed(state, { ...change(state, fact, recorded), version: number, lastOn: on });
}
