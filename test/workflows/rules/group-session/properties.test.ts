/** What holds of a session whatever people do, in whatever order. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isWorkingDay } from '../../../../workflows/rules/calendar.ts';
import {
  ATTENDANCES,
  HALF_DAYS,
  type Attendance,
} from '../../../../workflows/rules/group-session/vocabulary.ts';
import { LEADER, planned, type SessionCourse } from '../../../families/session-course.ts';

type Act = ['enrol'] | ['leave', number] | ['places', number] | ['days', number];

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Act>(['enrol']) },
    { weight: 2, arbitrary: fc.nat(12).map((n): Act => ['leave', n + 1]) },
    { weight: 1, arbitrary: fc.nat(8).map((n): Act => ['places', n]) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n): Act => ['days', n]) },
  ),
  { maxLength: 25 },
);

/** What is refused is refused: a session goes on. */
function act(course: SessionCourse, [what, n]: Act): void {
  if (what === 'enrol') course.enrol();
  if (what === 'days') course.days(n);
  if (what === 'places') course.refusal({ step: 'set-places', places: n }, LEADER);
  if (what === 'leave') {
    course.refusal({ step: 'record-leaving', participantId: `p${n}`, on: course.today, reason: 'x' }, LEADER);
  }
}

/** Whoever came first and has not left, as many as there are places. */
function fairHolders({ state }: SessionCourse): string[] {
  const { list } = state;
  const inOrder = state.participants.filter(({ askedOn, left }) => askedOn && !left).map(({ id }) => id);
  return inOrder.slice(0, Math.min(list.capacity, inOrder.length));
}

describe('a session, whatever people do', () => {
  it('never has more participants than places, and is fair to those who wait', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const course = planned('2027-01-11', '2027-09-07', { places: 3 });
        for (const one of all) {
          act(course, one);
          const { holders, capacity } = course.state.list;
          expect(holders.length).toBeLessThanOrEqual(capacity);
          expect([...holders].toSorted(byNumber)).toEqual(fairHolders(course));
        }
        course.until('2027-09-07');
        expect(course.state.list.queue).toEqual([]);
        const confirmed = course.state.participants.filter(({ confirmedOn, left }) => confirmedOn && !left);
        expect(confirmed.map(({ id }) => id)).toEqual([...course.state.list.holders].toSorted(byNumber));
      }),
      { numRuns: 60 },
    );
  });

  it('certifies three hours for each half-day attended, 96 to whoever attended them all', () => {
    const all = fc.array(fc.constantFrom(...ATTENDANCES), { minLength: 32, maxLength: 32 });
    const always = fc.constant<Attendance[]>(Array.from({ length: 32 }, () => 'present'));
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: all }, { weight: 1, arbitrary: always }),
        (attendances) => {
          const course = planned('2027-01-11', '2027-03-02');
          course.enrol();
          course.until('2027-04-23');
          const halves = course.state.days.flatMap((on) => HALF_DAYS.map((half) => ({ on, half })));
          for (const [at, { on, half }] of halves.entries()) {
            const attendance = [{ participantId: 'p1', attendance: attendances[at]! }];
            course.take({ step: 'record-attendance', on, half, attendance }, LEADER);
          }
          const present = attendances.filter((one) => one === 'present').length;
          expect(course.participant('p1')?.certificate?.hours ?? 0).toBe(3 * present);
          if (present === 32) expect(course.participant('p1')?.certificate?.hours).toBe(96);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('reminds on worked days only, never in the past, each once', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const course = planned('2027-01-11', '2027-03-02', { places: 3 });
        for (const one of all) {
          if (course.state.stage !== 'enrolling') break;
          act(course, one);
          for (const due of course.kind.agenda(course.state)) {
            expect(due.on >= course.state.lastOn).toBe(true);
            if (due.to.length > 0) expect(isWorkingDay(due.on, course.state.calendar)).toBe(true);
          }
        }
        course.until('2027-06-01');
        expect(course.state.fallen).toEqual([...new Set(course.state.fallen)]);
      }),
      { numRuns: 40 },
    );
  });
});

function byNumber(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}
