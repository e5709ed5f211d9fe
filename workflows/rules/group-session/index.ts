/** A group session (Isère, « Cap projets »): a kind of case of its own, about no family in particular. */
import type { Appointment, CaseKind, Summary } from '../case.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { HALF_DAY_HOURS, HOURS } from './days.ts';
import { effects } from './effects.ts';
import { evolve } from './evolve.ts';
import { describe, dueLabel } from './french.ts';
import { initial, type Fact, type State } from './state.ts';
import { STEPS, type Step } from './steps.ts';
import { HALF_DAYS } from './vocabulary.ts';

/** What a session is offered as. */
export const OFFER = 'isere/cap-projets';

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
  appointments,
};

/** Each half-day still to come; one moved to another day is another one. */
function appointments({ stage, days, lastOn }: State): Appointment[] {
  if (stage === 'closed') return [];
  const toCome = days.filter((on) => on >= lastOn);
  return toCome.flatMap((on) =>
    HALF_DAYS.map((half) => ({
      key: `${on} ${half}`,
      label: 'Session collective',
      on,
      at: HOURS[half].from,
      minutes: 60 * HALF_DAY_HOURS,
    })),
  );
}

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
    offer: OFFER,
    ...(!closed && { places: { capacity, taken: holders.length, waiting: queue.length } }),
    ...(stage === 'enrolling' && first && { ahead: [{ kind: 'group-session', on: first }] }),
    ...(closed && { closedOn: closed.on, closedFor: closed.ending }),
  };
}
