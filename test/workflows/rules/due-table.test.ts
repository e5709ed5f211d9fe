/**
 * The due table of the domain, line by line, reckoned anew here and compared with what a course lives: from every
 * start over two years, a few days apart, so that month ends, holidays and week-ends all come up.
 */
import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  addWorkingDays,
  plainDate,
  previousOrSameWorkingDay,
  type PlainDate,
} from '../../../workflows/rules/calendar.ts';
import { objective } from '../../families/bodies.ts';
import {
  awaitingAssignment,
  inNegotiation,
  inPreCourse,
  inProgress,
  itemsOf,
} from '../../families/course.ts';
import { prepared } from '../../families/hearing-course.ts';

const METROPOLE = { zone: 'metropole' } as const;
const worked = (date: PlainDate) => previousOrSameWorkingDay(date, METROPOLE);
const workingDays = (date: PlainDate, count: number) => addWorkingDays(date, count, METROPOLE);

const STARTS = Array.from({ length: 53 }, (_, n) => addDays(plainDate('2026-12-01'), n * 14 + (n % 7)));
/** A court sits on days that are worked. */
const SITTINGS = STARTS.map((date, n) => ({
  openedOn: workingDays(date, 1),
  hearingOn: workingDays(addDays(date, 65 + (n % 9) * 3), 1),
}));

interface Lived {
  journal: readonly { on: PlainDate; fact: Parameters<typeof itemsOf>[0] }[];
}

/** What fell due, a line for each kind and day. */
function fellDue({ journal }: Lived): string[] {
  const lines = journal.flatMap(({ on, fact }) => itemsOf(fact).map(({ kind }) => `${on} ${kind}`));
  return [...new Set(lines)].toSorted();
}

/** The same lines, from the days of each kind; those after `last` are still to come. */
function due(days: Record<string, PlainDate[]>, last: PlainDate): string[] {
  const lines = Object.entries(days).flatMap(([kind, dates]) =>
    dates.filter((date) => date <= last).map((date) => `${date} ${kind}`),
  );
  return [...new Set(lines)].toSorted();
}

/** A reminder so many times, so many days apart. */
function every(days: number, from: PlainDate, times: number): PlainDate[] {
  return Array.from({ length: times }, (_, n) => worked(addDays(from, n * days)));
}

const renewed = { step: 'decide-renewal', decision: 'renew', reason: 'Utile' } as const;

describe('before the plan', () => {
  it.each(STARTS)('from %s', (start) => {
    const last = addDays(start, 80);
    expect(fellDue(awaitingAssignment(start).until(last))).toEqual(
      due({ unassigned: [workingDays(start, 2)] }, last),
    );
    expect(fellDue(inPreCourse(start).until(last))).toEqual(
      due(
        {
          'first-contact': Array.from({ length: 16 }, (_, n) => workingDays(start, 5 * (n + 1))),
          'pre-course-too-long': [worked(addMonths(start, 2))],
        },
        last,
      ),
    );
    expect(fellDue(inNegotiation(start).until(last))).toEqual(
      due({ 'plan-not-agreed': every(15, addMonths(start, 1), 5) }, last),
    );
  });
});

describe('in the terms', () => {
  it.each(STARTS)('from %s, without a decision', (start) => {
    const end = addMonths(start, 6);
    const lapse = addDays(end, 16);
    const alerted = workingDays(end, 1);
    const last = addMonths(lapse, 2);
    expect(fellDue(inProgress(start).until(last))).toEqual(
      due(
        {
          'no-recorded-contact': every(30, addDays(start, 30), 9).filter((date) => date < lapse),
          'half-way-review': [worked(addMonths(start, 3))],
          // Its only objective is due 120 days after the start.
          'objective-due': [worked(addDays(start, 113))],
          renewal: [60, 30, 15, 7, 1].map((days) => worked(addDays(end, -days))),
          'term-lapsed': every(5, alerted, 4).filter((_, n) => addDays(alerted, n * 5) < lapse),
          'term-lapses': [lapse],
          'closing-too-long': [worked(addMonths(lapse, 1))],
        },
        last,
      ),
    );
  });

  it.each(STARTS)('from %s, renewed twenty days before the end', (start) => {
    const end = addMonths(start, 6);
    const secondEnd = addMonths(start, 12);
    const course = inProgress(start).until(addDays(end, -20));
    course.take({ ...renewed, objectives: [objective({ dueOn: addDays(secondEnd, -30) })] }, 'supervisor');
    const last = addMonths(secondEnd, 2);
    expect(fellDue(course.until(last))).toEqual(
      due(
        {
          'no-recorded-contact': every(30, addDays(start, 30), 14).filter((date) => date < secondEnd),
          'half-way-review': [worked(addMonths(start, 3)), worked(addMonths(end, 3))],
          'objective-due': [worked(addDays(start, 113)), worked(addDays(secondEnd, -37))],
          renewal: [60, 30].map((days) => worked(addDays(end, -days))),
          'term-2-starts': [end],
          'end-of-term': [30, 7].map((days) => worked(addDays(secondEnd, -days))),
          'term-ends': [secondEnd],
          'closing-too-long': [worked(addMonths(secondEnd, 1))],
        },
        last,
      ),
    );
  });
});

describe('before a hearing and after it', () => {
  it.each(SITTINGS)('opened on $openedOn for $hearingOn', ({ openedOn, hearingOn }) => {
    const last = addDays(hearingOn, 10);
    const course = prepared(openedOn, hearingOn, { servedOn: addDays(openedOn, -3) }).until(last);
    const before = (days: number) => worked(addDays(hearingOn, -days));
    expect(fellDue(course)).toEqual(
      due(
        {
          'interview-offer': [openedOn, workingDays(openedOn, 5), workingDays(openedOn, 10)],
          'interview-offer-limit': [workingDays(openedOn, 15)],
          'evaluation-submitted': [workingDays(hearingOn, -10)],
          'evaluation-validated': [workingDays(hearingOn, -7)],
          'evaluation-sent': [workingDays(hearingOn, -6)],
          'evaluation-at-court': [workingDays(hearingOn, -5)],
          'family-told': [before(15), before(7), before(1)],
          'attendance-asked': [before(7)],
          'outcome-asked': every(3, workingDays(hearingOn, 1), 5),
        },
        last,
      ),
    );
  });
});
