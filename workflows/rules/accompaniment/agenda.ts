/**
 * What falls due in an accompaniment, stage by stage (domain, "What falls due"). Each series gives raw civil
 * dates; `agenda` then puts them on days that are worked, never before the last fact.
 */
import {
  addDays,
  addMonths,
  addWorkingDays,
  latest,
  nextOrSameWorkingDay,
  previousOrSameWorkingDay,
  reminderInstant,
  type PlainDate,
} from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { reachedOn, resultOf, type Fact, type State } from './state.ts';
import { startTerm } from './terms.ts';
import type { Stage } from './vocabulary.ts';

/** Not yet put on a worked day. `series` groups what is one when it lands on one day; `on` is part of the key. */
interface Raw {
  series: string;
  kind: string;
  on: PlainDate;
  to: Audience[];
  about?: PlainDate;
  subject?: string;
  /** A turn of the course rather than a reminder: it happens on its very date. */
  exact?: true;
}
type Series = (state: State) => Raw[];

const CASEWORKER: Audience[] = ['caseworker'];
const SUPERVISOR: Audience[] = ['supervisor'];
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
  const raws = AGENDA[state.stage].flatMap((series) => series(state));
  const open = raws.filter((raw) => !state.fallen.includes(keyOf(raw)));
  return oneADay(open.map((raw) => ({ raw, due: onWorkedDay(state, raw) })));
}

/** The instant at which a due item is sent: its morning, spread by case. */
export function dueInstant(state: State, due: Due): number {
  return reminderInstant(due.on, state.id);
}

/** What the calendar establishes when it is time: all that is due is one fact, then the turns of the course. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = agenda(state).filter((due) => dueInstant(state, due) <= now.at);
  if (items.length === 0) return [];
  return [{ type: 'fell-due', items }, ...items.flatMap((item) => TURNS[item.kind]?.(state) ?? [])];
}

const TURNS: Record<string, (state: State) => Fact[]> = {
  'term-2-starts': (state) => (state.startedOn ? [startTerm(state, 2, state.startedOn)] : []),
  'term-ends': () => [{ type: 'closing-began', cause: 'term-ended' }],
  'term-lapses': () => [{ type: 'closing-began', cause: 'lapsed' }],
};

function unassigned({ screenedOn, house }: State): Raw[] {
  if (!screenedOn) return [];
  const on = addWorkingDays(screenedOn, house.unassignedWorkingDays, house.calendar);
  return [{ series: 'unassigned', kind: 'unassigned', on, to: SUPERVISOR }];
}

/** The first reminder also writes to the family again; the letter of assignment was the first. */
function firstContact(state: State): Raw[] {
  const { assignedOn, attempts, house } = state;
  if (!assignedOn || reachedOn(state)) return [];
  const since = latest(assignedOn, ...attempts.map((attempt) => attempt.on));
  const first = !state.fallen.some((key) => key.startsWith('first-contact:'));
  const again = (n: number) => addWorkingDays(since, n * house.firstContactWorkingDays, house.calendar);
  const to = first ? WITH_FAMILY : CASEWORKER;
  return [repeating(state, { series: `first-contact:${since}`, kind: 'first-contact', to }, again)];
}

function homeVisitNotSet(state: State): Raw[] {
  const reached = reachedOn(state);
  if (!reached || state.homeVisits.length > 0) return [];
  const on = addWorkingDays(reached, state.house.homeVisitWorkingDays, state.house.calendar);
  return [{ series: 'home-visit-not-set', kind: 'home-visit-not-set', on, to: CASEWORKER }];
}

function preCourseTooLong({ assignedOn, house }: State): Raw[] {
  if (!assignedOn) return [];
  const on = addMonths(assignedOn, house.preCourseMonths);
  return [{ series: 'pre-course-too-long', kind: 'pre-course-too-long', on, to: SUPERVISOR }];
}

function planNotAgreed(state: State): Raw[] {
  if (!state.assessment) return [];
  const first = addMonths(state.assessment.on, state.house.planMonths);
  const again = (n: number) => addDays(first, (n - 1) * state.house.planAgainDays);
  return [repeating(state, { series: 'plan-not-agreed', kind: 'plan-not-agreed', to: CASEWORKER }, again)];
}

function noRecordedContact(state: State): Raw[] {
  if (!state.startedOn) return [];
  const { plan, house } = state;
  const every = plan?.meetEveryDays ? 2 * plan.meetEveryDays : house.noContactDays;
  const contacts = [...state.meetings, ...state.homeVisits.filter((visit) => visit.met)];
  const since = latest(state.startedOn, ...contacts.map((contact) => contact.on));
  const series = { series: `no-contact:${since}`, kind: 'no-recorded-contact', to: CASEWORKER, about: since };
  return [repeating(state, series, (n) => addDays(since, n * every))];
}

function objectivesDue(state: State): Raw[] {
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

function halfWayReview({ term, house }: State): Raw[] {
  if (!term) return [];
  const on = addMonths(term.startedOn, house.halfWayMonths);
  return [{ series: `half-way-review:${term.number}`, kind: 'half-way-review', on, to: CASEWORKER }];
}

function renewalReminders(state: State): Raw[] {
  const { term, renewal, house } = state;
  if (term?.number !== 1 || renewal) return [];
  return countdown(state, 'renewal', term.endsOn, house.renewalDaysBefore, (days) =>
    house.renewalLetterDaysBefore.includes(days) ? WITH_FAMILY : CASEWORKER,
  );
}

function endOfTerm2(state: State): Raw[] {
  const { term, house } = state;
  if (term?.number !== 2) return [];
  return countdown(state, 'end-of-term', term.endsOn, house.endOfTermDaysBefore, () => WITH_FAMILY);
}

/** No decision: the supervisor is alerted on the first working day after the end, then again. */
function termLapsed(state: State): Raw[] {
  const { term, renewal, house } = state;
  if (term?.number !== 1 || renewal) return [];
  const first = addWorkingDays(term.endsOn, 1, house.calendar);
  const again = (n: number) => addDays(first, (n - 1) * house.termLapsedAgainDays);
  const series = { series: 'term-lapsed', kind: 'term-lapsed', to: SUPERVISOR, about: term.endsOn };
  const next = repeating(state, series, again);
  return next.on <= addDays(term.endsOn, house.renewalClosesDaysAfter) ? [next] : [];
}

/** What happens at the end of a term by itself: term 2, the end that was decided, or the lapse. */
function turnOfTerm({ term, renewal, house }: State): Raw[] {
  if (!term) return [];
  const turn = (kind: string, on: PlainDate): Raw[] => [
    { series: kind, kind, on, to: [], about: term.endsOn, exact: true },
  ];
  if (term.number === 2 || renewal?.decision === 'end') return turn('term-ends', term.endsOn);
  if (renewal) return turn('term-2-starts', term.endsOn);
  return turn('term-lapses', addDays(term.endsOn, house.renewalClosesDaysAfter + 1));
}

function closingTooLong({ closing, house }: State): Raw[] {
  if (!closing) return [];
  const on = addMonths(closing.on, house.closingMonths);
  return [{ series: 'closing-too-long', kind: 'closing-too-long', on, to: SUPERVISOR }];
}

function handoversUnanswered(state: State): Raw[] {
  const { handoverDays, handoverEscalationDays } = state.house;
  return state.handovers
    .filter((handover) => !handover.answer)
    .flatMap(({ handoverId, proposedOn }) => {
      const about = { kind: 'handover-unanswered', about: proposedOn, subject: handoverId };
      const again = (n: number) => addDays(proposedOn, n * handoverDays);
      const escalation: Raw = {
        ...about,
        series: `handover-escalated:${handoverId}`,
        on: addDays(proposedOn, handoverEscalationDays),
        to: SUPERVISOR,
      };
      const reminder = {
        ...about,
        series: `handover:${handoverId}`,
        to: ['partner', 'caseworker'] as Audience[],
      };
      return [repeating(state, reminder, again), escalation];
    });
}

/** Reminders so many days before a date. Those before one already sent are overtaken by it. */
function countdown(
  state: State,
  series: string,
  endsOn: PlainDate,
  daysBefore: readonly number[],
  to: (days: number) => Audience[],
): Raw[] {
  const sent = lastFallen(state, series);
  return daysBefore
    .map((days) => ({ series, kind: series, on: addDays(endsOn, -days), to: to(days), about: endsOn }))
    .filter((raw) => sent === undefined || raw.on > sent);
}

/** The next of a series without end: after the last one sent; of several already past, the latest. */
function repeating(state: State, series: Omit<Raw, 'on'>, nth: (n: number) => PlainDate): Raw {
  const sent = lastFallen(state, series.series) ?? '';
  let n = 1;
  while (nth(n) <= sent) n += 1;
  while (nth(n + 1) <= state.lastOn) n += 1;
  return { ...series, on: nth(n) };
}

function keyOf(raw: Raw): string {
  return `${raw.series}@${raw.on}`;
}

function lastFallen(state: State, series: string): PlainDate | undefined {
  const dates = state.fallen
    .filter((key) => key.startsWith(`${series}@`))
    .map((key) => key.slice(series.length + 1) as PlainDate);
  return dates.toSorted().at(-1);
}

/** A reminder on a day not worked moves to the working day before; one already late is due at once. */
function onWorkedDay({ house, lastOn }: State, raw: Raw): Due {
  const { series: _series, exact, ...due } = raw;
  const worked = exact ? raw.on : previousOrSameWorkingDay(raw.on, house.calendar);
  const on = worked >= lastOn ? worked : exact ? lastOn : nextOrSameWorkingDay(lastOn, house.calendar);
  return { ...due, key: keyOf(raw), on };
}

/** Two of a series that land on one day are one: the later of them, for all they were meant for. */
function oneADay(entries: { raw: Raw; due: Due }[]): Due[] {
  const kept = new Map<string, Due>();
  for (const { raw, due } of entries.toSorted((a, b) => a.raw.on.localeCompare(b.raw.on))) {
    const slot = `${raw.series}@${due.on}`;
    const earlier = kept.get(slot);
    kept.set(slot, { ...due, to: [...new Set([...(earlier?.to ?? []), ...due.to])] });
  }
  return [...kept.values()].toSorted((a, b) => a.on.localeCompare(b.on) || a.key.localeCompare(b.key));
}
