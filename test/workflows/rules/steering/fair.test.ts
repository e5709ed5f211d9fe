import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { PROBLEMS, RESPONSES } from '../../../../workflows/rules/accompaniment/vocabulary.ts';
import { fairAssignment, meanOf, type Carrier } from '../../../../workflows/rules/steering/fair.ts';
import { isUsual } from '../../../../workflows/rules/steering/usual-responses.ts';
import {
  DEFAULT_WEIGHTS,
  weightOfArrival,
  weightOfDue,
} from '../../../../workflows/rules/steering/weights.ts';

const carrier = (id: string, weight: number, territory?: string): Carrier => ({
  id,
  weight,
  families: weight,
  ...(territory !== undefined && { territory }),
});

const spread = (all: readonly number[]) => Math.max(...all) - Math.min(...all);

describe('A fair assignment', () => {
  it('goes to the least loaded of the territory, and counts what was suggested before', () => {
    const carriers = [carrier('a', 5, 'nord'), carrier('b', 6, 'nord'), carrier('c', 0, 'sud')];
    const waiting = ['1', '2', '3'].map((caseId) => ({ caseId, territory: 'nord' }));
    const given = fairAssignment(waiting, carriers, 3);
    expect(given.map(({ caseworkerId, weight }) => `${caseworkerId} ${weight}`)).toEqual([
      'a 5',
      'b 6',
      'a 8',
    ]);
    expect(given[0]).toMatchObject({ reason: 'least-loaded-of-territory', mean: 5.5 });
  });

  it('looks at everyone where the territory has nobody, or is not known, and says so', () => {
    const carriers = [carrier('a', 5, 'nord'), carrier('c', 0, 'sud')];
    const given = fairAssignment([{ caseId: '1', territory: 'est' }, { caseId: '2' }], carriers, 1);
    expect(given.map(({ caseworkerId, reason }) => `${caseworkerId} ${reason}`)).toEqual([
      'c nobody-in-territory',
      'c no-territory',
    ]);
  });

  it('is of nobody where there is nobody', () => {
    expect(fairAssignment([{ caseId: '1' }], [], 1)).toEqual([]);
    expect(meanOf([])).toBe(0);
  });

  it('never leaves two of one territory further apart than they were, or than one family', () => {
    const loads = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(loads, fc.nat(40), fc.integer({ min: 1, max: 5 }), (weights, many, arrival) => {
        const carriers = weights.map((weight, index) => carrier(`u${index}`, weight, 'nord'));
        const waiting = Array.from({ length: many }, (_, index) => ({
          caseId: `${index}`,
          territory: 'nord',
        }));
        const after = new Map(carriers.map(({ id, weight }) => [id, weight]));
        for (const { caseworkerId } of fairAssignment(waiting, carriers, arrival)) {
          after.set(caseworkerId, (after.get(caseworkerId) ?? 0) + arrival);
        }
        expect(spread([...after.values()])).toBeLessThanOrEqual(Math.max(spread(weights), arrival));
      }),
    );
  });
});

describe('Weights', () => {
  it('weigh what is not named too', () => {
    expect(weightOfDue(DEFAULT_WEIGHTS, 'something-new')).toBe(DEFAULT_WEIGHTS.otherDue);
    expect(weightOfArrival(DEFAULT_WEIGHTS)).toBe(3);
  });
});

it('expects some response of its own to every problem, and every response to some problem', () => {
  for (const problem of PROBLEMS) {
    expect(RESPONSES.filter((one) => isUsual(problem, one)).length).toBeGreaterThan(2);
  }
  // Home buyers are accompanied by a practice of their own.
  const ofBuyers = ['lender-negotiation', 'sale-support'];
  for (const response of RESPONSES.filter((one) => !ofBuyers.includes(one))) {
    expect(PROBLEMS.some((problem) => isUsual(problem, response))).toBe(true);
  }
});
