import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  daysBetween,
  isWorkingDay,
  nextOrSameWorkingDay,
  type PlainDate,
} from '../../../../workflows/rules/calendar.ts';
import {
  chosenDays,
  planDays,
  SESSION_DAYS,
  SESSION_HOURS,
  withDayMoved,
} from '../../../../workflows/rules/group-session/days.ts';
import { WEEKDAYS, type Weekday } from '../../../../workflows/rules/group-session/vocabulary.ts';
import { day } from '../../../families/bodies.ts';
import { codeOf } from '../refused.ts';

const CALENDAR = { zone: 'metropole' } as const;
/** Tuesdays and Thursdays of March and April 2027; nothing in them is a holiday. */
const PLANNED = planDays(day('2027-03-02'), ['tuesday', 'thursday'], CALENDAR);

const swapped = (index: number, on: string) => PLANNED.map((one, at) => (at === index ? day(on) : one));

const mondayOf = (date: PlainDate) => {
  const days = daysBetween('2024-01-01' as PlainDate, date);
  return addDays(date, -(((days % 7) + 7) % 7));
};

describe('the days of a session', () => {
  it('are sixteen of six hours, on the days of the week given', () => {
    expect(SESSION_HOURS).toBe(96);
    expect(PLANNED).toHaveLength(16);
    expect([PLANNED[0], PLANNED[1], PLANNED[15]]).toEqual(['2027-03-02', '2027-03-04', '2027-04-22']);
  });

  it('leave out those that are not worked, and last the longer', () => {
    // Easter Monday is on 29 March 2027, 1 and 8 May on Saturdays, Ascension on 6 May.
    const days = planDays(day('2027-03-15'), ['monday', 'thursday'], CALENDAR);
    expect(days).not.toContain('2027-03-29');
    expect(days).not.toContain('2027-05-06');
    expect(days.at(-1)).toBe('2027-05-13');
  });

  it('are all worked, two or three a week at most, whatever the first day', () => {
    const anyDay = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2026-01-01' as PlainDate, n));
    const anyDays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(anyDay, anyDays, (from, weekdays: Weekday[]) => {
        const startsOn = firstOn(from, weekdays);
        const days = planDays(startsOn, weekdays, CALENDAR);
        expect(days).toHaveLength(SESSION_DAYS);
        expect(days[0]).toBe(startsOn);
        expect(days.filter((one) => !isWorkingDay(one, CALENDAR))).toEqual([]);
        const weeks = [...Map.groupBy(days, mondayOf).values()];
        expect(Math.max(...weeks.map(({ length }) => length))).toBeLessThanOrEqual(weekdays.length);
        expect(chosenDays(days, CALENDAR)).toEqual(days);
      }),
    );
  });

  it.each<[string, string, () => unknown]>([
    [
      'a day of the week alone',
      'two-or-three-days-a-week',
      () => planDays(day('2027-03-02'), ['tuesday'], CALENDAR),
    ],
    [
      'four days of the week',
      'two-or-three-days-a-week',
      () => planDays(day('2027-03-02'), ['monday', 'tuesday', 'thursday', 'friday'], CALENDAR),
    ],
    [
      'a first day not worked',
      'day-not-worked',
      () => planDays(day('2027-03-29'), ['monday', 'tuesday'], CALENDAR),
    ],
    [
      'a first day that is another day of the week',
      'starts-on-another-weekday',
      () => planDays(day('2027-03-03'), ['tuesday', 'thursday'], CALENDAR),
    ],
    ['fifteen days', 'sixteen-days', () => chosenDays(PLANNED.slice(1), CALENDAR)],
    ['a day twice', 'day-planned-twice', () => chosenDays(swapped(1, '2027-03-02'), CALENDAR)],
    [
      'one day a week',
      'two-or-three-days-a-week',
      () =>
        chosenDays(
          PLANNED.map((_, at) => nextOrSameWorkingDay(addDays(day('2027-03-02'), at * 7), CALENDAR)),
          CALENDAR,
        ),
    ],
    ['a Sunday', 'day-not-worked', () => chosenDays(swapped(0, '2027-02-28'), CALENDAR)],
    ['a holiday', 'day-not-worked', () => chosenDays(swapped(8, '2027-03-29'), CALENDAR)],
    [
      'a fourth day in a week',
      'over-three-days-a-week',
      () =>
        chosenDays(
          PLANNED.map((one, at) => day(['2027-03-01', '2027-03-05'][at - 14] ?? one)),
          CALENDAR,
        ),
    ],
    [
      'the move of a day that is not of the session',
      'not-a-session-day',
      () => withDayMoved(PLANNED, { from: day('2027-03-03'), to: day('2027-03-05') }, CALENDAR),
    ],
    [
      'a move to a day not worked',
      'day-not-worked',
      () => withDayMoved(PLANNED, { from: day('2027-03-02'), to: day('2027-03-06') }, CALENDAR),
    ],
  ])('refuse %s: %s', (_, code, attempt) => {
    expect(codeOf(attempt)).toBe(code);
  });

  it('keep their order when one is moved', () => {
    const moved = withDayMoved(PLANNED, { from: day('2027-03-02'), to: day('2027-03-19') }, CALENDAR);
    expect(moved.slice(3, 7)).toEqual(['2027-03-16', '2027-03-18', '2027-03-19', '2027-03-23']);
  });
});

/** The first day worked of one of these days of the week. */
function firstOn(from: PlainDate, weekdays: readonly Weekday[]): PlainDate {
  const indexes = weekdays.map((weekday) => WEEKDAYS.indexOf(weekday));
  for (let date = from; ; date = addDays(date, 1)) {
    const index = daysBetween(mondayOf(date), date);
    if (indexes.includes(index) && isWorkingDay(date, CALENDAR)) return date;
  }
}
