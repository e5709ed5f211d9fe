/** The rehabilitation of a family's home with a self-build association: a kind of case (domain, "Home rehabilitation"). */
import type { Appointment, CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel, VISIT_LABELS } from './french.ts';
import { initial, plannedVisit, sittingToCome, VISIT_OF, type Fact, type State } from './state.ts';
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
  counts,
  isOver: (state) => state.stage === 'closed',
  describe,
  label: dueLabel,
  appointments,
};

/** The committee's next sitting, the visit that the stage leads to, and the workshop: none once it is held. */
function appointments(state: State): Appointment[] {
  if (state.stage === 'closed') return [];
  const sitting = sittingToCome(state);
  const visit = VISIT_OF[state.stage];
  const planned = visit && plannedVisit(state, visit);
  const workshop = state.workshop?.attended === undefined ? state.workshop : undefined;
  return [
    ...(sitting ? [{ key: `committee-${state.sittings.length}`, label: 'Comité', on: sitting.on }] : []),
    ...(planned
      ? [meeting(`visit-${planned.visit}`, `Chantier : ${VISIT_LABELS[planned.visit]}`, planned)]
      : []),
    ...(workshop ? [meeting('workshop', 'Atelier', workshop)] : []),
  ];
}

function meeting(key: string, label: string, { on, at }: Pick<Appointment, 'on' | 'at'>): Appointment {
  return { key, label, on, ...(at && { at, minutes: 120 }) };
}

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
