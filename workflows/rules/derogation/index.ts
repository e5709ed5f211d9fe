/** The follow-up of a dwelling too small for its household, whose benefit a derogation keeps: a kind of case. */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { expected } from './expected.ts';
import { describe, dueLabel } from './french.ts';
import { initial, periodInForce, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const derogation: CaseKind<State, Step, Fact> = {
  name: 'derogation',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  expected,
  effects,
  summary,
  isOver: (state) => state.stage === 'closed',
  describe,
  label: dueLabel,
};

function summary(state: State): Summary {
  const { caseworkerId, ended } = state;
  const period = periodInForce(state);
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.accompanimentId,
    reference: state.reference,
    trigger: 'overcrowding',
    urgency: state.stage === 'overcrowded' ? 1 : 0,
    openedOn: state.openedOn,
    ...(caseworkerId && { caseworkerId }),
    ...(period && { term: state.periods.length, termEndsOn: period.endsOn }),
    ...(ended && { closedOn: ended.on, closedFor: ended.reason }),
    ...(period && !ended && { ahead: [{ kind: 'derogation', on: period.endsOn }] }),
  };
}
