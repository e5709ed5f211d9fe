/** The next six months by week, as a supervisor reads them. */
import { datesAhead, paceBefore, placesOn, type DatesInWeek } from '../../activities/store/figures/ahead.ts';
import { outcomes } from '../../activities/store/figures/outcomes.ts';
import type { Scope } from '../../activities/store/figures/scope.ts';
import { listUsers } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import { addDays, addMonths, addYears, daysBetween, type PlainDate } from '../../workflows/rules/calendar.ts';
import { pick } from '../kinds/kind.ts';
import { added } from './carrying.ts';
import { termsOf } from './results.ts';
import { AHEAD_METHOD } from './words.ts';

const MONTHS = 6;
const DAYS_A_WEEK = 7;
/** A Monday. */
const A_MONDAY = '2024-01-01' as PlainDate;

export async function readAhead(store: Store, scope: Scope) {
  const { asOf, organisationId, territory } = scope;
  const until = addMonths(asOf, MONTHS);
  const lastYear = { ...scope, from: addDays(addYears(asOf, -1), 1), to: asOf };
  const [dates, places, pace, renewals, staff] = await Promise.all([
    datesAhead(store, scope, until),
    placesOn(store, scope),
    paceBefore(store, scope),
    outcomes(store, lastYear, ['renewal']),
    listUsers(store, organisationId, { role: 'caseworker', ...(territory !== undefined && { territory }) }),
  ]);
  const { renewedShare } = termsOf(renewals);
  const { open, ...rates } = pace;
  return {
    ...pick(scope, ['asOf', 'territory', 'offer']),
    until,
    weeks: weeksOf(asOf, until, dates, expecting(pace, renewedShare ?? 0, staff.length)),
    open,
    caseworkers: staff.length,
    pace: {
      assignedAWeek: rounded(rates.assignedAWeek),
      leftEarlyAWeek: rounded(rates.leftEarlyAWeek),
      ...(renewedShare !== undefined && { renewedShare }),
    },
    places: places.map(({ caseId, ...one }) => ({
      id: caseId,
      ...one,
      free: Math.max(0, one.capacity - one.taken),
    })),
    method: AHEAD_METHOD,
  };
}

type Expecting = (
  weeks: number,
  ending: Record<string, number>,
) => { expectedOpen: number; expectedEach?: number };

/** What is open after so many weeks, in which so many terms have ended. */
function expecting(
  { open, assignedAWeek, leftEarlyAWeek }: { open: number; assignedAWeek: number; leftEarlyAWeek: number },
  renewed: number,
  caseworkers: number,
): Expecting {
  return (weeks, ending) => {
    const leaving = (ending['term-2'] ?? 0) + (1 - renewed) * (ending['term-1'] ?? 0);
    const expected = Math.max(0, open + weeks * (assignedAWeek - leftEarlyAWeek) - leaving);
    return {
      expectedOpen: rounded(expected),
      ...(caseworkers > 0 && { expectedEach: rounded(expected / caseworkers) }),
    };
  };
}

/** Every week, those without a date too; the first begins on the Monday before, or on the day itself. */
function weeksOf(asOf: PlainDate, until: PlainDate, dates: readonly DatesInWeek[], expected: Expecting) {
  const first = addDays(asOf, -(((daysBetween(A_MONDAY, asOf) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK));
  const count = Math.floor(daysBetween(first, until) / DAYS_A_WEEK) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index * DAYS_A_WEEK)).map((from) => {
    const to = addDays(from, DAYS_A_WEEK - 1);
    const here = dates.filter(({ week }) => week === from);
    const before = dates.filter(({ week }) => week <= from);
    const weeks = daysBetween(asOf, to) / DAYS_A_WEEK;
    return {
      from,
      to,
      dates: added(here.map(({ kind, cases }) => [kind, cases])),
      ...expected(weeks, added(before.map(({ kind, cases }) => [kind, cases]))),
    };
  });
}

function rounded(value: number): number {
  return Math.round(10 * value) / 10;
}
