/**
 * The days of a group session (domain, "Group session"): 16, two or three a week, all of them worked, each of two
 * half-days of three hours: 9:00 to 12:00 and 13:30 to 16:30.
 */
import { addDays, daysBetween, isWorkingDay, type PlainDate, type WorkingCalendar } from '../calendar.ts';
import { Refusal } from '../case.ts';
import { WEEKDAYS, type HalfDay, type Weekday } from './vocabulary.ts';

export const SESSION_DAYS = 16;
export const HALF_DAY_HOURS = 3;
/** 16 days of six hours. */
export const SESSION_HOURS = SESSION_DAYS * 2 * HALF_DAY_HOURS;
const LEAST_A_WEEK = 2;
const MOST_A_WEEK = 3;

/** From when to when each half-day lasts, in Paris. */
export const HOURS: Record<HalfDay, { from: string; to: string }> = {
  morning: { from: '09:00', to: '12:00' },
  afternoon: { from: '13:30', to: '16:30' },
};

const A_MONDAY = '2024-01-01' as PlainDate;
const WEEK = 7;

/**
 * Plans a session from its first day, on two or three days of the week; a day that is not worked is left out, and
 * the session lasts the longer. Refuses another number of days a week (`two-or-three-days-a-week`), and a first day
 * that is not worked (`day-not-worked`) or not one of those of the week (`starts-on-another-weekday`).
 */
export function planDays(
  startsOn: PlainDate,
  weekdays: readonly Weekday[],
  calendar: WorkingCalendar,
): PlainDate[] {
  const indexes = new Set(weekdays.map((weekday) => WEEKDAYS.indexOf(weekday)));
  if (indexes.size < LEAST_A_WEEK || indexes.size > MOST_A_WEEK) {
    throw new Refusal('two-or-three-days-a-week', 'A session takes two or three days of the week.');
  }
  refuseNotWorked([startsOn], calendar);
  if (!indexes.has(dayOfWeek(startsOn))) {
    throw new Refusal('starts-on-another-weekday', 'The first day is none of the days of the week given.');
  }
  const days: PlainDate[] = [];
  for (let day = startsOn; days.length < SESSION_DAYS; day = addDays(day, 1)) {
    if (indexes.has(dayOfWeek(day)) && isWorkingDay(day, calendar)) days.push(day);
  }
  return days;
}

/**
 * Days chosen one by one, in order. Refuses another number than 16 (`sixteen-days`), the same day twice
 * (`day-planned-twice`), a day that is not worked (`day-not-worked`), a fourth day in a week
 * (`over-three-days-a-week`) and one alone (`two-or-three-days-a-week`), but for the first week, the last, and one cut
 * short by holidays. A week may be left out whole.
 */
export function chosenDays(days: readonly PlainDate[], calendar: WorkingCalendar): PlainDate[] {
  const inOrder = sixteenDays(days, calendar);
  refuseLonelyDays(inOrder, calendar);
  return inOrder;
}

function sixteenDays(days: readonly PlainDate[], calendar: WorkingCalendar): PlainDate[] {
  const inOrder = days.toSorted();
  if (inOrder.length !== SESSION_DAYS) {
    throw new Refusal('sixteen-days', `A session is of ${SESSION_DAYS} days, not ${inOrder.length}.`);
  }
  if (new Set(inOrder).size < inOrder.length) {
    throw new Refusal('day-planned-twice', 'The same day is there twice.');
  }
  refuseNotWorked(inOrder, calendar);
  refuseCrowdedWeeks(inOrder);
  return inOrder;
}

/** One day moved to another; the others stay, one alone in its week too. Refuses `not-a-session-day` besides. */
export function withDayMoved(
  days: readonly PlainDate[],
  { from, to }: { from: PlainDate; to: PlainDate },
  calendar: WorkingCalendar,
): PlainDate[] {
  refuseOtherDay(days, from);
  return sixteenDays(
    days.map((day) => (day === from ? to : day)),
    calendar,
  );
}

/** Refuses a day on which there is no session: `not-a-session-day`. */
export function refuseOtherDay(days: readonly PlainDate[], on: PlainDate): void {
  if (days.includes(on)) return;
  throw new Refusal('not-a-session-day', `${on} is none of the days of this session.`, { days });
}

function refuseNotWorked(days: readonly PlainDate[], calendar: WorkingCalendar): void {
  const off = days.filter((day) => !isWorkingDay(day, calendar));
  if (off.length === 0) return;
  throw new Refusal('day-not-worked', `Not worked: ${off.join(', ')}.`, { days: off });
}

function refuseCrowdedWeeks(days: readonly PlainDate[]): void {
  for (const [monday, inWeek] of Map.groupBy(days, mondayOf)) {
    if (inWeek.length <= MOST_A_WEEK) continue;
    throw new Refusal('over-three-days-a-week', `${inWeek.length} days in the week of ${monday}.`, {
      days: inWeek,
    });
  }
}

/** A group is made by coming back: sixteen days, one a week, would be another action. */
function refuseLonelyDays(days: readonly PlainDate[], calendar: WorkingCalendar): void {
  const weeks = [...Map.groupBy(days, mondayOf)].slice(1, -1);
  const lonely = weeks.filter(
    ([monday, inWeek]) => inWeek.length < LEAST_A_WEEK && isWholeWeek(monday, calendar),
  );
  if (lonely.length === 0) return;
  throw new Refusal('two-or-three-days-a-week', 'A session takes two or three days of the week.', {
    days: lonely.flatMap(([, inWeek]) => inWeek),
  });
}

function isWholeWeek(monday: PlainDate, calendar: WorkingCalendar): boolean {
  return WEEKDAYS.every((_, index) => isWorkingDay(addDays(monday, index), calendar));
}

function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, -dayOfWeek(day));
}

/** From 0 for Monday to 6 for Sunday. */
function dayOfWeek(day: PlainDate): number {
  return ((daysBetween(A_MONDAY, day) % WEEK) + WEEK) % WEEK;
}
