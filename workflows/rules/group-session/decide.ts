/** What a step establishes in a group session, or why it is refused. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refusePast } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { emptyList } from '../waiting-list.ts';
import { fallDue } from './agenda.ts';
import { close, recordAttendance, recordReview } from './course.ts';
import { chosenDays, planDays, withDayMoved } from './days.ts';
import {
  agreeEnrolment,
  confirmPlace,
  recordLeaving,
  recordMeeting,
  referParticipant,
  setPlaces,
} from './enrolment.ts';
import { DEFAULT_SESSION_VALUES } from './house.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Days, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'plan-days': (state, body, now) => {
    const days = daysOf(body as Days, state);
    refusePast(now, days[0] ?? now.on);
    return [{ type: 'days-planned', days }];
  },
  'move-day': moveDay,
  'set-places': setPlaces,
  reassign: (state, body) => {
    if (body.caseworkerId === state.caseworkerId) {
      throw new Refusal('already-assigned', 'This caseworker already leads the session.');
    }
    return [{ type: 'reassigned', ...body }];
  },
  'refer-participant': referParticipant,
  'record-three-way-meeting': recordMeeting,
  'agree-enrolment': agreeEnrolment,
  'confirm-place': confirmPlace,
  'record-leaving': recordLeaving,
  'record-attendance': recordAttendance,
  'record-review': recordReview,
  close,
  cancel: (_, { reason }) => [{ type: 'closed', ending: 'cancelled', reason }],
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, { house, places, ...opening }) => {
    if (state.version > 0) throw new Refusal('already-open', 'This session is already open.');
    const values = { ...DEFAULT_SESSION_VALUES, ...house };
    const { capacity } = emptyList(places ?? values.places);
    return [{ type: 'session-opened', ...opening, house: values, places: capacity }];
  },
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'cancel'](state, body as Body<'cancel'>, now);
}

function daysOf(body: Days, { calendar }: State): PlainDate[] {
  return 'days' in body ? chosenDays(body.days, calendar) : planDays(body.startsOn, body.weekdays, calendar);
}

/** A day already lived stays where it is; it moves to one that leaves time to tell people. */
function moveDay(state: State, body: StepBodies['move-day'], now: Moment): Fact[] {
  withDayMoved(state.days, body, state.calendar);
  if (state.sheets.some(({ on }) => on === body.from)) {
    throw new Refusal('attendance-recorded', `The attendance of ${body.from} is recorded.`);
  }
  if (body.to <= now.on) throw new Refusal('date-in-past', `${body.to} is too late to tell anyone.`);
  return [{ type: 'day-moved', ...body }];
}
