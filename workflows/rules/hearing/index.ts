/** The preparation of one hearing: a kind of case, linked to the accompaniment of the family. */
import type { Appointment, CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, isUrgent, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const hearing: CaseKind<State, Step, Fact> = {
  name: 'hearing',
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

/** One that was adjourned is the same one, moved. */
function appointments({ stage, hearingOn, at }: State): Appointment[] {
  if (stage !== 'preparing') return [];
  return [{ key: 'hearing', label: 'Audience', on: hearingOn, ...(at && { at, minutes: 120 }) }];
}

function summary(state: State): Summary {
  const { caseworkerId, ended } = state;
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.accompanimentId,
    reference: state.reference,
    trigger: 'summons',
    urgency: isUrgent(state) ? 2 : 1,
    openedOn: state.openedOn,
    ...(caseworkerId && { caseworkerId }),
    ...(ended && { closedOn: ended.on, closedFor: ended.ending }),
    ...(state.stage === 'preparing' && { ahead: [{ kind: 'hearing', on: state.hearingOn }] }),
  };
}
