/** An interface request (Isère): a social worker asks the Caf to look at a complex file. */
import type { CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, isAidAwaited, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const interfaceRequest: CaseKind<State, Step, Fact> = {
  name: 'interface-request',
  steps: STEPS,
  initial,
  decide,
  evolve,
  agenda,
  effects,
  summary,
  counts,
  isOver: (state) => state.stage === 'closed',
  describe,
  label: dueLabel,
};

/** An emergency aid that waits makes it urgent. */
function summary(state: State): Summary {
  const { id, stage, organisationId, householdId, accompanimentId = id, reference, caseworkerId } = state;
  const { openedOn, closed } = state;
  return {
    stage,
    organisationId,
    householdId,
    accompanimentId,
    reference,
    trigger: 'interface',
    urgency: isAidAwaited(state) && !closed ? 2 : 1,
    openedOn,
    offer: 'isere/interface',
    ...(caseworkerId && { caseworkerId }),
    ...(closed && { closedOn: closed.on, closedFor: closed.ending }),
  };
}
