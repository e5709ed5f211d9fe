/** A group session (Isère, « Cap projets »): a kind of case of its own, about no family in particular. */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const groupSession: CaseKind<State, Step, Fact> = {
  name: 'group-session',
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
  const { id, stage, organisationId, householdId, reference, openedOn, caseworkerId, closed, days } = state;
  const { capacity, holders, queue } = state.list;
  const [first] = days;
  return {
    stage,
    organisationId,
    householdId,
    accompanimentId: id,
    reference,
    trigger: 'group-session',
    urgency: 0,
    openedOn,
    caseworkerId,
    offer: 'isere/cap-projets',
    places: { capacity, taken: holders.length, waiting: queue.length },
    ...(stage === 'enrolling' && first && { ahead: [{ kind: 'group-session', on: first }] }),
    ...(closed && { closedOn: closed.on, closedFor: closed.ending }),
  };
}
