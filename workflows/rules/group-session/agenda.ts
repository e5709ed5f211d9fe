/** What falls due before, during and after a group session (domain, "Group session"; the lengths are house). */
import { addDays, addWorkingDays, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, countdown, dueNow, recurring, type Expected } from '../due.ts';
import { placesLeft } from '../waiting-list.ts';
import { withCertificates } from './course.ts';
import { daysToRecord, reviewsMissing, standingOf } from './participants.ts';
import type { Fact, State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];
/** A turn of the session tells people by itself, in a notice of its own. */
const NOBODY: readonly Audience[] = [];

const AGENDA: Record<Stage, readonly Series[]> = {
  enrolling: [toPlan, meetingsMissing, placesFree, start],
  running: [attendanceToRecord, attendanceMissing, end],
  reviewing: [attendanceToRecord, attendanceMissing, reviews],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  return agendaOf(
    state,
    state.calendar,
    AGENDA[state.stage].flatMap((series) => series(state)),
  );
}

/** What the calendar establishes when it is time: reminders, and the session's own beginning and end. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  if (items.length === 0) return [];
  const turns = items.flatMap(({ kind }) => TURNS[kind]?.(state, now) ?? []);
  return [{ type: 'fell-due', items }, ...turns];
}

const TURNS: Readonly<Record<string, (state: State, now: Moment) => Fact[]>> = {
  'session-starts': ({ list }) => [
    { type: 'session-started' },
    ...list.queue.map((participantId): Fact => ({ type: 'place-missed', participantId })),
  ],
  'session-ends': (state, now) => withCertificates(state, { type: 'session-ended' }, now),
};

function toPlan(state: State): Expected[] {
  const { days, openedOn, house, calendar } = state;
  if (days.length > 0) return [];
  const nth = (n: number) => addWorkingDays(openedOn, n * house.planWorkingDays, calendar);
  return [recurring(state, { series: 'days-to-plan', kind: 'days-to-plan', to: CASEWORKER }, nth)];
}

/** A participant referred waits for no meeting in silence. */
function meetingsMissing(state: State): Expected[] {
  const { participants, house, calendar } = state;
  return participants
    .filter(({ id, meeting }) => !meeting && standingOf(state, id) === 'referred')
    .map(({ id, referredOn }) => {
      const series = {
        series: `meeting-missing:${id}`,
        kind: 'meeting-missing',
        to: CASEWORKER,
        subject: id,
      };
      return recurring(state, series, (n) =>
        addWorkingDays(referredOn, n * house.meetingWorkingDays, calendar),
      );
    });
}

function placesFree(state: State): Expected[] {
  const { days, list, house } = state;
  const [first] = days;
  if (!first || placesLeft(list) === 0) return [];
  return countdown(state, 'places-free', first, house.placesFreeDaysBefore, () => CASEWORKER);
}

function start({ days }: State): Expected[] {
  return turn('session-starts', days[0]);
}

/** The session has ended once its last day is over. */
function end({ days }: State): Expected[] {
  const last = days.at(-1);
  return turn('session-ends', last && addDays(last, 1));
}

function turn(kind: string, on: PlainDate | undefined): Expected[] {
  return on ? [{ series: kind, kind, on, to: NOBODY, exact: true }] : [];
}

/** The day after each day, as long as something of it is not recorded. */
function attendanceToRecord(state: State): Expected[] {
  const { house, calendar } = state;
  return daysToRecord(state).map((day) => ({
    series: `attendance-to-record:${day}`,
    kind: 'attendance-to-record',
    on: addWorkingDays(day, house.attendanceWorkingDays, calendar),
    to: CASEWORKER,
    about: day,
  }));
}

/** The earliest day still missing, again and again, to the supervisor too. */
function attendanceMissing(state: State): Expected[] {
  const { house, calendar, lastOn } = state;
  const [day] = daysToRecord(state, lastOn);
  if (!day) return [];
  const series = {
    series: `attendance-missing:${day}`,
    kind: 'attendance-missing',
    to: BOTH,
    about: day,
  };
  return [
    recurring(state, series, (n) => addWorkingDays(day, n * house.attendanceAgainWorkingDays, calendar)),
  ];
}

function reviews(state: State): Expected[] {
  const { days, house } = state;
  const last = days.at(-1);
  if (!last) return [];
  return reviewsMissing(state).map(({ id }) => {
    const nth = (n: number) => addDays(last, n * house.reviewDays);
    const series = { series: `review-missing:${id}`, kind: 'review-missing', to: CASEWORKER, subject: id };
    const next = recurring(state, series, nth);
    return next.on >= addDays(last, house.reviewEscalationDays) ? { ...next, to: BOTH } : next;
  });
}
