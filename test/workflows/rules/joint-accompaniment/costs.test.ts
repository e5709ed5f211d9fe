import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sumOf } from '../../../../workflows/rules/budget.ts';
import { addDays, plainDate } from '../../../../workflows/rules/calendar.ts';
import {
  DEFAULT_FUNDING,
  SHARED_BY,
  yearCosts,
  type Accompanied,
} from '../../../../workflows/rules/joint-accompaniment/costs.ts';

const YEAR = 2027;
const person = (id: string, openedOn: string, endedOn?: string): Accompanied => ({
  id,
  openedOn: plainDate(openedOn),
  ...(endedOn && { endedOn: plainDate(endedOn) }),
});
const fifteen = Array.from({ length: 15 }, (_, n) => person(`p${n}`, '2026-05-01'));

const people = fc.array(
  fc.record({
    start: fc.integer({ min: -800, max: 800 }),
    length: fc.option(fc.nat({ max: 900 }), { nil: undefined }),
  }),
  { maxLength: 25 },
);
const funding = fc.array(fc.nat({ max: 10_000_000 }), { maxLength: 5 });

describe('the cost of joint accompaniment in a year', () => {
  it('is 45,100 € for the three lines of Angers, and 3,006.67 € on average for fifteen people', () => {
    const costs = yearCosts(YEAR, DEFAULT_FUNDING, fifteen, 'person');
    expect(costs).toMatchObject({ totalCents: 4_510_000, averageCents: 300_667, undividedCents: 0 });
    expect(costs.lines.map(({ averageCents }) => averageCents)).toEqual([200_000, 84_000, 16_667]);
    expect(costs.people[0]).toEqual({
      id: 'p0',
      days: 365,
      byLine: [200_000, 84_000, 16_667],
      totalCents: 300_667,
    });
    expect(costs.people.at(-1)?.byLine).toEqual([200_000, 84_000, 16_666]);
  });

  it('adds up to each line to the cent, by person and by days, whoever came and left', () => {
    fc.assert(
      fc.property(people, funding, fc.constantFrom(...SHARED_BY), (found, amounts, sharedBy) => {
        const accompanied = found.map(({ start, length }, n) => {
          const openedOn = addDays(plainDate('2027-01-01'), start);
          return person(`p${n}`, openedOn, length === undefined ? undefined : addDays(openedOn, length));
        });
        const lines = amounts.map((amountCents, n) => ({ label: `l${n}`, amountCents }));
        const costs = yearCosts(YEAR, lines, accompanied, sharedBy);
        for (const [n, line] of costs.lines.entries()) {
          const shared = sumOf(costs.people.map(({ byLine }) => byLine[n] ?? 0));
          expect(shared + line.undividedCents).toBe(line.amountCents);
          expect(line.undividedCents).toBe(costs.people.length > 0 ? 0 : line.amountCents);
        }
        expect(sumOf(costs.people.map(({ totalCents }) => totalCents)) + costs.undividedCents).toBe(
          costs.totalCents,
        );
        for (const { days } of costs.people) expect(days > 0 && days <= 365).toBe(true);
      }),
    );
  });

  it('counts nobody who had left before, or came after; and days from the first to the last', () => {
    const found = [
      person('before', '2025-01-01', '2026-12-31'),
      person('after', '2028-01-01'),
      person('one day', '2027-12-31'),
      person('half', '2026-01-01', '2027-06-30'),
    ];
    const { people: counted } = yearCosts(YEAR, DEFAULT_FUNDING, found, 'days');
    expect(counted.map(({ id, days }) => [id, days])).toEqual([
      ['one day', 1],
      ['half', 181],
    ]);
  });
});
