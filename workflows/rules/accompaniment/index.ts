/** The accompaniment of a family, from trigger to handover: one kind of case. */
import type { Appointment, CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { counts } from './counts.ts';
import { decide } from './decide.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { sharedWith } from './sharing.ts';
import { initial, urgency, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';

export const accompaniment: CaseKind<State, Step, Fact> = {
  name: 'accompaniment',
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

/** The visit awaited: the one after those already made. */
function appointments({ homeVisits }: State): Appointment[] {
  const made = homeVisits.filter((visit) => visit.met !== undefined).length;
  return homeVisits
    .filter((visit) => visit.met === undefined)
    .map(({ on, at }) => ({
      key: `home-visit-${made + 1}`,
      label: 'Visite à domicile',
      on,
      ...(at && { at, minutes: 60 }),
    }));
}

function summary(state: State): Summary {
  const { offer, caseworkerId, term, closed, confidentialSince } = state;
  const shared = sharedWith(state);
  return {
    stage: state.stage,
    organisationId: state.organisationId,
    householdId: state.householdId,
    accompanimentId: state.id,
    reference: state.reference,
    trigger: state.triggers.at(-1)?.kind ?? '',
    urgency: urgency(state),
    openedOn: state.openedOn,
    ...(offer && { offer }),
    ...(caseworkerId && { caseworkerId }),
    ...(term && { term: term.number, termEndsOn: term.endsOn }),
    ...(closed && { closedOn: closed.on, closedFor: closed.reason }),
    ...(shared.length > 0 && { sharedWith: shared }),
    ...(confidentialSince && { confidentialSince }),
  };
}
