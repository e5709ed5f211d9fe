/** What falls due in an accompaniment, stage by stage (domain, "What falls due"). */
import { addDays, addMonths, addWorkingDays, latest, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import {
  agendaOf,
  countdown,
  dueNow,
  fromNextWorkedDay,
  repeating,
  toSomeone,
  type Expected,
} from '../due.ts';
import { isOfEdition } from '../edition.ts';
import { reachedOn, resultOf, type Fact, type State } from './state.ts';
import { startTerm } from './terms.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: Audience[] = ['caseworker'];
const SUPERVISOR: Audience[] = ['supervisor'];
const BOTH: Audience[] = ['caseworker', 'supervisor'];
const WITH_FAMILY: Audience[] = ['caseworker', 'family'];

const AGENDA: Record<Stage, readonly Series[]> = {
  screening: [],
  'awaiting-assignment': [unassigned],
  'pre-course': [firstContact, homeVisitNotSet, preCourseTooLong],
  'plan-negotiation': [planNotAgreed],
  'in-progress': [
    noRecordedContact,
    objectivesDue,
    halfWayReview,
    renewalReminders,
    termLapsed,
    endOfTerm2,
    turnOfTerm,
    handoversUnanswered,
  ],
  closing: [closingTooLong, handoversUnanswered],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage].flatMap((series) => series(state)).map((one) => toldTo(state, one));
  return agendaOf(state, state.house.calendar, expected);
}

/** Nothing falls due unseen, even where nobody follows the family; see `EDITION`. */
function toldTo(state: State, one: Expected): Expected {
  return isOfEdition(state, 3) ? toSomeone(state.caseworkerId, one) : one;
}

/** What the calendar establishes when it is time: all that is due is one fact, then the turns of the course. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  if (items.length === 0) return [];
  return [{ type: 'fell-due', items }, ...items.flatMap((item) => TURNS[item.kind]?.(state) ?? [])];
}

const TURNS: Record<string, (state: State) => Fact[]> = {
  'term-2-starts': (state) => (state.startedOn ? [startTerm(state, 2, state.startedOn)] : []),
  'term-ends': () => [{ type: 'closing-began', cause: 'term-ended' }],
  'term-lapses': () => [{ type: 'closing-began', cause: 'lapsed' }],
};

/** Escalations go to the supervisor too; see `EDITION`. */
function escalated(state: State): Audience[] {
  return isOfEdition(state, 3) ? BOTH : SUPERVISOR;
}

/** Cases opened before the second edition keep on as they were lived: see `EDITION`. */
function repeatedly(state: State, series: Omit<Expected, 'on'>, nth: (n: number) => PlainDate): Expected {
  const diary = isOfEdition(state, 2) ? fromNextWorkedDay(state, state.house.calendar) : state;
  return repeating(diary, series, nth);
}

function unassigned({ screenedOn, house }: State): Expected[] {
  if (!screenedOn) return [];
  const on = addWorkingDays(screenedOn, house.unassignedWorkingDays, house.calendar);
  return [{ series: 'unassigned', kind: 'unassigned', on, to: SUPERVISOR }];
}

/** The first reminder also writes to the family again; the letter of assignment was the first. */
function firstContact(state: State): Expected[] {
  const { assignedOn, attempts, house } = state;
  if (!assignedOn || reachedOn(state)) return [];
  const since = latest(assignedOn, ...attempts.map((attempt) => attempt.on));
  const first = !state.fallen.some((key) => key.startsWith('first-contact:'));
  const again = (n: number) => addWorkingDays(since, n * house.firstContactWorkingDays, house.calendar);
  const to = first ? WITH_FAMILY : CASEWORKER;
  return [repeatedly(state, { series: `first-contact:${since}`, kind: 'first-contact', to }, again)];
}

function homeVisitNotSet(state: State): Expected[] {
  const reached = reachedOn(state);
  if (!reached || state.homeVisits.length > 0) return [];
  const on = addWorkingDays(reached, state.house.homeVisitWorkingDays, state.house.calendar);
  return [{ series: 'home-visit-not-set', kind: 'home-visit-not-set', on, to: CASEWORKER }];
}

function preCourseTooLong(state: State): Expected[] {
  if (!state.assignedOn) return [];
  const on = addMonths(state.assignedOn, state.house.preCourseMonths);
  return [{ series: 'pre-course-too-long', kind: 'pre-course-too-long', on, to: escalated(state) }];
}

function planNotAgreed(state: State): Expected[] {
  if (!state.assessment) return [];
  const first = addMonths(state.assessment.on, state.house.planMonths);
  const again = (n: number) => addDays(first, (n - 1) * state.house.planAgainDays);
  return [repeatedly(state, { series: 'plan-not-agreed', kind: 'plan-not-agreed', to: CASEWORKER }, again)];
}

function noRecordedContact(state: State): Expected[] {
  if (!state.startedOn) return [];
  const { plan, house } = state;
  const every = plan?.meetEveryDays ? 2 * plan.meetEveryDays : house.noContactDays;
  const contacts = [...state.meetings, ...state.homeVisits.filter((visit) => visit.met)];
  const since = latest(state.startedOn, ...contacts.map((contact) => contact.on));
  const series = { series: `no-contact:${since}`, kind: 'no-recorded-contact', to: CASEWORKER, about: since };
  return [repeatedly(state, series, (n) => addDays(since, n * every))];
}

function objectivesDue(state: State): Expected[] {
  const open = state.plan?.objectives.filter((objective) => !resultOf(state, objective.id)) ?? [];
  return open.map((objective) => ({
    series: `objective-due:${objective.id}`,
    kind: 'objective-due',
    on: addDays(objective.dueOn, -state.house.objectiveDaysBefore),
    to: CASEWORKER,
    about: objective.dueOn,
    subject: objective.id,
  }));
}

function halfWayReview({ term, house }: State): Expected[] {
  if (!term) return [];
  const on = addMonths(term.startedOn, house.halfWayMonths);
  return [{ series: `half-way-review:${term.number}`, kind: 'half-way-review', on, to: CASEWORKER }];
}

function renewalReminders(state: State): Expected[] {
  const { term, renewal, house } = state;
  if (term?.number !== 1 || renewal) return [];
  return countdown(state, 'renewal', term.endsOn, house.renewalDaysBefore, (days) =>
    house.renewalLetterDaysBefore.includes(days) ? WITH_FAMILY : CASEWORKER,
  );
}

function endOfTerm2(state: State): Expected[] {
  const { term, house } = state;
  if (term?.number !== 2) return [];
  return countdown(state, 'end-of-term', term.endsOn, house.endOfTermDaysBefore, () => WITH_FAMILY);
}

/** No decision: the supervisor is alerted on the first working day after the end, then again. */
function termLapsed(state: State): Expected[] {
  const { term, renewal, house } = state;
  if (term?.number !== 1 || renewal) return [];
  const first = addWorkingDays(term.endsOn, 1, house.calendar);
  const again = (n: number) => addDays(first, (n - 1) * house.termLapsedAgainDays);
  const series = { series: 'term-lapsed', kind: 'term-lapsed', to: escalated(state), about: term.endsOn };
  const next = repeatedly(state, series, again);
  return next.on <= addDays(term.endsOn, house.renewalClosesDaysAfter) ? [next] : [];
}

/** What happens at the end of a term by itself: term 2, the end that was decided, or the lapse. */
function turnOfTerm({ term, renewal, house }: State): Expected[] {
  if (!term) return [];
  const turn = (kind: string, on: PlainDate): Expected[] => [
    { series: kind, kind, on, to: [], about: term.endsOn, exact: true },
  ];
  if (term.number === 2 || renewal?.decision === 'end') return turn('term-ends', term.endsOn);
  if (renewal) return turn('term-2-starts', term.endsOn);
  return turn('term-lapses', addDays(term.endsOn, house.renewalClosesDaysAfter + 1));
}

function closingTooLong(state: State): Expected[] {
  if (!state.closing) return [];
  const on = addMonths(state.closing.on, state.house.closingMonths);
  return [{ series: 'closing-too-long', kind: 'closing-too-long', on, to: escalated(state) }];
}

function handoversUnanswered(state: State): Expected[] {
  const { handoverDays, handoverEscalationDays } = state.house;
  return state.handovers
    .filter((handover) => !handover.answer)
    .flatMap(({ handoverId, proposedOn }) => {
      const about = { kind: 'handover-unanswered', about: proposedOn, subject: handoverId };
      const again = (n: number) => addDays(proposedOn, n * handoverDays);
      const escalation: Expected = {
        ...about,
        series: `handover-escalated:${handoverId}`,
        on: addDays(proposedOn, handoverEscalationDays),
        to: escalated(state),
      };
      const reminder = {
        ...about,
        series: `handover:${handoverId}`,
        to: ['partner', 'caseworker'] as Audience[],
      };
      return [repeatedly(state, reminder, again), escalation];
    });
}
