import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  leftUnder,
  partOf,
  percentOf,
  refuseAmount,
  refuseOver,
  refuseShares,
  sharedOut,
  sumOf,
  totalOf,
} from '../../../workflows/rules/budget.ts';
import { codeOf } from './refused.ts';

const amount = fc.nat({ max: 1_000_000_000 });
const line = (amountCents: number) => ({ label: 'paint', amountCents });

describe('an amount', () => {
  it.each([
    [0.5, 'amount-not-in-cents'],
    [Number.NaN, 'amount-not-in-cents'],
    [Infinity, 'amount-not-in-cents'],
    [2 ** 53, 'amount-not-in-cents'],
    [-1, 'amount-negative'],
    [0, undefined],
    [30_000, undefined],
  ])('of %s cents: %s', (cents, code) => {
    expect(codeOf(() => refuseAmount(cents))).toBe(code);
  });

  it.each([
    [30_135, 10, 3014],
    [8123, 10, 812],
    [13_786, 10, 1379],
    [5, 10, 1],
    [4, 10, 0],
    [0, 10, 0],
    [33_333, 100, 33_333],
  ])('%s cents: %s %% of it is %s', (cents, percent, part) => {
    expect(percentOf(cents, percent)).toBe(part);
  });

  it('in parts is never half a cent off, and a half goes up', () => {
    fc.assert(
      fc.property(amount, fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 1000 }), (cents, part, whole) => {
        const twice = 2n * BigInt(partOf(cents, part, whole)) * BigInt(whole);
        const exact = 2n * BigInt(cents) * BigInt(part);
        expect(twice - exact <= BigInt(whole)).toBe(true);
        expect(exact - twice < BigInt(whole)).toBe(true);
      }),
    );
  });
});

describe('an amount shared out', () => {
  const weights = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 30 });

  it('is shared to the cent, and nobody gets a cent more or less than their part', () => {
    fc.assert(
      fc.property(amount, weights, (cents, shares) => {
        const all = sumOf(shares);
        const given = sharedOut(cents, shares);
        expect(sumOf(given)).toBe(all === 0 ? 0 : cents);
        for (const [index, share] of given.entries()) {
          const exact = all === 0 ? 0 : (cents * (shares[index] ?? 0)) / all;
          expect(Math.abs(share - exact)).toBeLessThan(1);
          if (shares[index] === 0) expect(share).toBe(0);
        }
      }),
    );
  });

  it('gives no less to the heavier', () => {
    fc.assert(
      fc.property(amount, weights, (cents, shares) => {
        const given = sharedOut(cents, shares);
        const pairs = shares.map((weight, index) => ({ weight, share: given[index] ?? 0 }));
        const sorted = pairs.toSorted((a, b) => a.weight - b.weight || a.share - b.share);
        expect(sorted.map(({ share }) => share)).toEqual(given.toSorted((a, b) => a - b));
      }),
    );
  });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [4_510_000, [365, 365, 183], [1_803_012, 1_803_012, 903_976]],
    [10, [0, 0], [0, 0]],
  ])('%s cents by %j: %j', (cents, by, given) => {
    expect(sharedOut(cents, by)).toEqual(given);
  });
});

describe('a budget', () => {
  it('keeps under its ceiling, to the cent', () => {
    const lines = [line(20_000), line(10_000)];
    expect([totalOf(lines), leftUnder(30_000, lines)]).toEqual([30_000, 0]);
    expect(codeOf(() => refuseOver(30_000, lines))).toBeUndefined();
    expect(codeOf(() => refuseOver(29_999, lines))).toBe('over-budget');
    expect(codeOf(() => refuseOver(29_999, lines, 'workshop-over-budget'))).toBe('workshop-over-budget');
  });

  it('is refused when its shares do not add up', () => {
    expect(codeOf(() => refuseShares(100, [line(34), line(33), line(33)]))).toBeUndefined();
    expect(codeOf(() => refuseShares(100, [line(33), line(33), line(33)]))).toBe('shares-do-not-add-up');
  });
});
