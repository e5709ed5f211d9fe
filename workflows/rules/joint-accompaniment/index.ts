/** The joint accompaniment of someone by several partners: a kind of case (domain, "Joint accompaniment"). */
import type { Appointment, CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { sharedWith } from './seen.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const jointAccompaniment: CaseKind<State, Step, Fact> = {
  name: 'joint-accompaniment',
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
  appointments,
};

/** The meeting at which it is handed over. */
function appointments({ stage, handover, handedOver }: State): Appointment[] {
  if (stage === 'closed' || !handover || handedOver) return [];
  const { on, at } = handover;
  return [{ key: 'handover', label: 'Réunion de passage de relais', on, ...(at && { at, minutes: 120 }) }];
}

function summary(state: State): Summary {
  const { ended } = state;
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.accompanimentId,
    reference: state.reference,
    trigger: 'work-integration',
    urgency: 0,
    openedOn: state.openedOn,
    sharedWith: sharedWith(state),
    offer: 'angers/joint',
    caseworkerId: state.caseworkerId,
    ...(ended && { closedOn: ended.on, closedFor: ended.reason }),
  };
}
