/** The arrears track of an accompaniment, from the first default to the debt settled: a kind of case, linked to it. */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { expected } from './expected.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';
import type { Stage } from './vocabulary.ts';

export const arrears: CaseKind<State, Step, Fact> = {
  name: 'arrears',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  expected,
  effects,
  summary,
  counts,
  isOver: (state) => state.ended !== undefined,
  describe,
  label: dueLabel,
};

/** 2 most urgent: the home itself is at stake. */
const URGENCY: Record<Stage, number> = {
  unpaid: 0,
  repaying: 0,
  ordered: 1,
  summoned: 2,
  delays: 1,
  eviction: 2,
  closed: 0,
};

function summary(state: State): Summary {
  const { caseworkerId, ended } = state;
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.accompanimentId,
    reference: state.id,
    trigger: 'arrears',
    urgency: URGENCY[state.stage],
    openedOn: state.openedOn,
    ...(caseworkerId && { caseworkerId }),
    ...(ended && { closedOn: ended.on, closedFor: ended.ending }),
  };
}
