import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  lastDayToNotifyPrefect,
  plainDate,
  daysBetween,
} from '../../../workflows/rules/calendar.ts';
import {
  earningsWithinCeiling,
  findFault,
  inWinterTruce,
  LEGAL_VALUES,
  legalValue,
  legalValues,
  minimumSurface,
  type LegalValue,
} from '../../../workflows/rules/parameters.ts';

const CEILING = 'child-earnings-ceiling';

/** A value as an administrator enters it. */
function entry(more: Partial<LegalValue> = {}): LegalValue {
  return {
    name: CEILING,
    label: 'Monthly net earnings that a dependent child may not exceed',
    from: plainDate('2026-04-01'),
    to: plainDate('2026-09-30'),
    value: { hourlyMinimumWageCents: 1202 },
    unit: 'cents',
    source: 'arrêté du 20 mars 2026',
    ...more,
  };
}

const names = (values: readonly LegalValue[]) => values.map(({ name }) => name);

describe('the legal values', () => {
  it('all carry a source, a unit and a label', () => {
    for (const { source, unit, label } of LEGAL_VALUES) {
      expect([source, unit, label].every((text) => text.length > 0)).toBe(true);
    }
  });

  it('never hold two at a time under one name, whatever the day', () => {
    const bounds = LEGAL_VALUES.flatMap(({ from, to }) =>
      [from ?? [], to ? [to, addDays(to, 1)] : []].flat(),
    );
    for (const day of bounds) {
      const holding = LEGAL_VALUES.filter(({ from = day, to = day }) => from <= day && day <= to);
      expect(new Set(names(holding)).size).toBe(holding.length);
    }
  });

  it('are marked when read in a report on the text', () => {
    const secondary = LEGAL_VALUES.filter((value) => value.secondary);
    expect(names(secondary)).toEqual(['arrears', 'social-evaluation-to-judge']);
  });

  it.each([
    [
      '2026-12-31',
      ['arrears-tenant-benefit-to-tenant', 'arrears-tenant-benefit-to-landlord', 'arrears-home-buyer'],
    ],
    ['2027-01-01', ['arrears']],
  ])('on %s define arrears by %j', (on, expected) => {
    const defining = names(legalValues(plainDate(on))).filter((name) => name.startsWith('arrears'));
    expect(defining).toEqual(expected);
  });

  it.each([
    ['schooling-age', '2019-08-31', 6],
    ['schooling-age', '2019-09-01', 3],
    ['payment-order-period', '2023-07-28', 'the term written in the lease, usually 2 months'],
    ['payment-order-period', '2023-07-29', 6],
    ['landlord-reports-arrears', '2010-01-01', 2],
    ['repayment-plan-agreed', '2026-11-22', { months: 6, monthsIfDirectPaymentRefused: 2 }],
    ['plan-missing-housing-fund', '2026-11-22', 3],
    ['repayment-plan-checked', '2026-11-22', 6],
    ['judge-delays', '2023-07-29', 3],
    ['overcrowding-derogation', '2026-11-22', { years: 2, renewalYears: 2 }],
    ['overcrowding-derogation-mayotte', '2026-11-22', { years: 1, renewalYears: 1 }],
    ['benefit-held-back', '2026-11-22', { months: 18, firstExtensionMonths: 6, secondExtensionMonths: 6 }],
    ['active-file-retention', '2026-11-22', 2],
  ] as const)('%s on %s', (name, on, expected) => {
    expect(legalValue(name, plainDate(on))).toMatchObject({ known: true, value: { value: expected } });
  });

  it('say which is missing on a date for which none is published', () => {
    expect(legalValue('judge-delays', plainDate('2023-07-28'))).toEqual({
      known: false,
      missing: 'judge-delays: no value published for 2023-07-28',
    });
  });

  it('of the notice to the prefect agree with the calendar', () => {
    const hearing = plainDate('2026-12-21');
    const notice = legalValue('summons-to-prefect', hearing);
    expect(notice).toMatchObject({
      value: { value: { daysBeforeHearing: daysBetween(lastDayToNotifyPrefect(hearing), hearing) } },
    });
  });
});

describe('a value entered by an administrator', () => {
  const on = plainDate('2026-05-10');

  it('fills a gap, marked as entered, on its own dates only', () => {
    const found = legalValues(on, [entry()]).filter(({ name }) => name === CEILING);
    expect(found).toEqual([{ ...entry(), entered: true }]);
    expect(names(legalValues(plainDate('2026-10-01'), [entry()]))).not.toContain(CEILING);
    expect(names(legalValues(on))).not.toContain(CEILING);
  });

  it('takes the place of the published one, and the last entered of an earlier one', () => {
    const first = entry({ name: 'schooling-age', value: 4, source: 'first' });
    const second = entry({ name: 'schooling-age', value: 5, source: 'second' });
    const found = legalValues(on, [first, second]).filter(({ name }) => name === 'schooling-age');
    expect(found).toEqual([{ ...second, entered: true }]);
    expect(legalValues(on, [first, second])).toHaveLength(legalValues(on).length);
  });

  it.each([
    ['an unknown name', { name: 'arrear' }, 'no legal value is named arrear'],
    ['dates the wrong way round', { to: plainDate('2026-03-31') }, 'it ends before it begins'],
    ['no wage', { value: { hours: 169 } }, 'hourlyMinimumWageCents is missing'],
    ['another form', { name: 'schooling-age', value: 'three' }, 'its value is a number'],
    ['a part less', { name: 'benefit-held-back', value: { months: 18 } }, 'firstExtensionMonths is missing'],
    [
      'a wage in euros',
      { value: { hourlyMinimumWageCents: 12.02 } },
      'hourlyMinimumWageCents is a whole number, from 0 to 1000000000',
    ],
    [
      'half a month',
      { name: 'repayment-plan-checked', value: 6.5 },
      'its value is a whole number, from 0 to 200',
    ],
    [
      'more years than a date can have',
      { name: 'overcrowding-derogation', value: { years: 9000, renewalYears: 2 } },
      'years is a whole number, from 0 to 200',
    ],
    ['less than nothing', { name: 'schooling-age', value: -3 }, 'its value is a whole number, from 0 to 200'],
  ])('is refused with %s', (_, more, fault) => {
    expect(findFault(entry(more))).toBe(fault);
  });

  it.each([
    ['the hourly wage', {}],
    ['the rounded ceiling alone', { value: 111_726 }],
    ['another rule, whole', { name: 'overcrowding-derogation', value: { years: 3, renewalYears: 1 } }],
  ])('is accepted with %s', (_, more) => {
    expect(findFault(entry(more))).toBeUndefined();
  });

  it('is accepted without an end, and then holds on', () => {
    const { to: _, ...open } = entry();
    expect(findFault(open)).toBeUndefined();
    expect(legalValue(CEILING, plainDate('2040-01-01'), [open])).toMatchObject({ known: true });
  });
});

describe('the earnings of a dependent child', () => {
  const published = LEGAL_VALUES.filter(({ name }) => name === CEILING);

  it.each([
    ['2018-01-01', 91_835, 988],
    ['2018-12-31', 91_835, 988],
    ['2022-04-01', 98_248, 1057],
    ['2022-09-30', 98_248, 1057],
    ['2022-10-01', 102_896, 1107],
    ['2023-03-31', 102_896, 1107],
    ['2023-04-01', 104_755, 1127],
    ['2024-09-30', 104_755, 1127],
    ['2024-10-01', 108_287, 1165],
    ['2025-09-30', 108_287, 1165],
    ['2025-10-01', 110_425, 1188],
    ['2026-03-31', 110_425, 1188],
  ])('on %s: %d cents published, from an hourly wage of %d', (on, publishedCents, wage) => {
    const product = 55n * 169n * BigInt(wage); // in hundredths of a cent
    expect(BigInt(publishedCents)).toBe((product + 50n) / 100n);
    expect(earningsWithinCeiling(Number(product / 100n), plainDate(on))).toMatchObject({
      within: true,
      value: { value: { publishedCents, hourlyMinimumWageCents: wage } },
    });
    expect(earningsWithinCeiling(Number(product / 100n) + 1, plainDate(on))).toMatchObject({ within: false });
  });

  it.each([
    ['2018-06-15', 91_835, false], // 918.346
    ['2018-06-15', 91_834, true],
    ['2022-08-01', 98_248, true], // 982.4815
    ['2022-12-01', 102_896, false], // 1028.9565
    ['2024-01-01', 104_755, false], // 1047.5465
    ['2025-01-01', 108_287, false], // 1082.8675
    ['2026-01-01', 110_425, false], // 1104.246
  ])('on %s, the published %d cents within the product: %s', (on, cents, within) => {
    expect(earningsWithinCeiling(cents, plainDate(on))).toMatchObject({ known: true, within });
  });

  it.each(['2017-12-31', '2019-01-01', '2022-03-31', '2026-04-01', '2027-06-02'])(
    'are compared with nothing on %s, for which no value is published',
    (on) => {
      expect(earningsWithinCeiling(1, plainDate(on))).toEqual({
        known: false,
        missing: `child-earnings-ceiling: no value published for ${on}`,
      });
    },
  );

  it('need no value when there are none', () => {
    expect(earningsWithinCeiling(0, plainDate('2026-11-12'))).toEqual({ known: true, within: true });
    expect(earningsWithinCeiling(0, plainDate('2025-11-12'))).toMatchObject({ known: true, within: true });
  });

  it('are compared with a wage entered for a date without one', () => {
    const on = plainDate('2026-06-01');
    expect(earningsWithinCeiling(111_725, on, [entry()])).toMatchObject({
      within: true,
      value: { entered: true, source: 'arrêté du 20 mars 2026' },
    });
    expect(earningsWithinCeiling(111_726, on, [entry()])).toMatchObject({ within: false });
  });

  it('may equal the product', () => {
    const round = [entry({ value: { hourlyMinimumWageCents: 1200 } })]; // 1115.40 € exactly
    expect(earningsWithinCeiling(111_540, plainDate('2026-06-01'), round)).toMatchObject({ within: true });
    expect(earningsWithinCeiling(111_541, plainDate('2026-06-01'), round)).toMatchObject({ within: false });
  });

  it('stay undecided only at a rounded amount entered without its wage', () => {
    const on = plainDate('2026-06-01');
    for (const value of [111_726, { publishedCents: 111_726 }]) {
      expect(earningsWithinCeiling(111_725, on, [entry({ value })])).toMatchObject({ within: true });
      expect(earningsWithinCeiling(111_727, on, [entry({ value })])).toMatchObject({ within: false });
      expect(earningsWithinCeiling(111_726, on, [entry({ value })])).toEqual({
        known: false,
        missing: 'child-earnings-ceiling: no hourly minimum wage for 2026-06-01',
      });
    }
  });

  it('have six published periods', () => {
    expect(published).toHaveLength(6);
    expect(published.every(({ from, to }) => from && to && addMonths(from, 6) <= addDays(to, 1))).toBe(true);
  });
});

describe('the minimum surface', () => {
  const on = plainDate('2026-11-22');
  const persons = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it('in m², by persons', () => {
    expect(persons.map((n) => minimumSurface(n, on, 'metropole'))).toEqual([
      9, 16, 25, 34, 43, 52, 61, 70, 70, 70,
    ]);
    expect(minimumSurface(4, on, 'la-reunion')).toBe(34);
  });

  it('in Mayotte', () => {
    expect(persons.map((n) => minimumSurface(n, on, 'mayotte'))).toEqual([
      9, 13, 19, 25, 31, 37, 43, 49, 54, 54,
    ]);
  });

  it.each([0, -1, 2.5, Number.NaN])('of %d persons does not exist', (n) => {
    expect(() => minimumSurface(n, on, 'metropole')).toThrow(RangeError);
  });
});

describe('the winter truce', () => {
  it.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-12-31', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('on %s: %s', (on, holds) => {
    expect(inWinterTruce(plainDate(on))).toBe(holds);
  });
});
