/** The rehabilitation of a family's home with a self-build association: a kind of case (domain, "Home rehabilitation"). */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const rehabilitation: CaseKind<State, Step, Fact> = {
  name: 'rehabilitation',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  effects,
  summary,
  isOver: (state) => state.stage === 'closed',
  describe,
  label: dueLabel,
};

function summary(state: State): Summary {
  const { caseworkerId, ended } = state;
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.accompanimentId,
    reference: state.reference,
    trigger: 'degraded-dwelling',
    urgency: 0,
    openedOn: state.openedOn,
    sharedWith: [state.associationId],
    ...(caseworkerId && { caseworkerId }),
    ...(ended && { closedOn: ended.on, closedFor: ended.ending }),
  };
}
