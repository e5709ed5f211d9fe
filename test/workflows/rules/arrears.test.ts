import { describe, expect, it } from '@jest/globals';
import { isArrears, type ArrearsFacts } from '../../../workflows/rules/arrears.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';

const BEFORE = plainDate('2026-12-31');
const AFTER = plainDate('2027-01-01');

const TENANT = {
  tenure: 'tenant',
  benefitPaidTo: 'household',
  monthlyRentCents: 52_000,
  monthlyChargesCents: 6000,
  monthlyBenefitCents: 24_000,
} as const satisfies ArrearsFacts;
const LANDLORD_PAID = { ...TENANT, benefitPaidTo: 'landlord' } as const satisfies ArrearsFacts;
const BUYER = {
  tenure: 'home-buyer',
  benefitPaidTo: 'household',
  monthlyInstalmentCents: 70_001,
  monthlyBenefitCents: 10_000,
} as const satisfies ArrearsFacts;
const YEARLY_BUYER = {
  tenure: 'home-buyer',
  benefitPaidTo: 'household',
  yearlyInstalmentsCents: 600_001,
  monthlyBenefitCents: 10_000,
} as const satisfies ArrearsFacts;

describe('arrears until the end of 2026', () => {
  it.each([
    ['a tenant who receives the benefit: 2 × (rent + charges)', TENANT, 116_000, 'CCH R.824-1'],
    ['a tenant whose landlord does: the same less the benefit', LANDLORD_PAID, 68_000, 'CCH R.824-1'],
    ['a home buyer: two gross instalments', BUYER, 140_002, 'CCH R.824-2'],
    ['net of a benefit paid to the lender', { ...BUYER, benefitPaidTo: 'lender' }, 120_002, 'CCH R.824-2'],
    ['not monthly: a sixth of the year, 100,000.17 cents', YEARLY_BUYER, 100_001, 'CCH R.824-2'],
    ['a sixth of the net year', { ...YEARLY_BUYER, benefitPaidTo: 'lender' }, 80_001, 'CCH R.824-2'],
  ] as const)('of %s', (_, facts, threshold, source) => {
    expect(isArrears({ ...facts, debtCents: threshold }, BEFORE)).toMatchObject({
      outcome: 'met',
      rule: { source },
      missing: [],
    });
    expect(isArrears({ ...facts, debtCents: threshold - 1 }, BEFORE)).toMatchObject({ outcome: 'not-met' });
  });

  it('say what was compared, and that a later rule does not reach back', () => {
    const finding = isArrears({ ...TENANT, debtCents: 120_005 }, BEFORE);
    expect(finding.compared).toBe('debt 1200.05 €, with at least 1160.00 €');
    expect(finding.rule?.note).toContain('an event before that day keeps this rule');
  });

  it('keep the rule of the event when considered later', () => {
    const facts = { ...TENANT, debtCents: 50_000, consideredOn: plainDate('2027-06-01') };
    expect(isArrears(facts, BEFORE)).toMatchObject({
      outcome: 'not-met',
      rule: { name: 'arrears-tenant-benefit-to-tenant' },
    });
  });

  it.each([
    ['tenure and receiver', { debtCents: 50_000 }, ['tenure', 'benefitPaidTo']],
    ['receiver', { tenure: 'tenant', debtCents: 50_000 }, ['benefitPaidTo']],
    ['debt', TENANT, ['debtCents']],
    ['charges', { ...TENANT, debtCents: 1, monthlyChargesCents: undefined }, ['monthlyChargesCents']],
    [
      'benefit paid to the landlord',
      { ...LANDLORD_PAID, debtCents: 1, monthlyBenefitCents: undefined },
      ['monthlyBenefitCents'],
    ],
    ['instalment', { ...BUYER, debtCents: 1, monthlyInstalmentCents: undefined }, ['monthlyInstalmentCents']],
  ] as const)('are undecided without the %s', (_, facts, missing) => {
    expect(isArrears(withoutUndefined(facts), BEFORE)).toMatchObject({ outcome: 'unknown', missing });
  });

  it('do not need the benefit of a tenant who receives it', () => {
    const { monthlyBenefitCents: _, ...facts } = TENANT;
    expect(isArrears({ ...facts, debtCents: 116_000 }, BEFORE).outcome).toBe('met');
  });

  it('are none when nothing is owed, whatever is unknown and however large the benefit', () => {
    expect(isArrears({ debtCents: 0 }, BEFORE)).toEqual({ outcome: 'not-met', missing: [] });
    const covered = { ...LANDLORD_PAID, monthlyBenefitCents: 60_000, debtCents: 0 };
    expect(isArrears(covered, BEFORE).outcome).toBe('not-met');
    expect(isArrears({ ...covered, debtCents: 1 }, BEFORE).outcome).toBe('met');
  });
});

function owing(debtCents: number, firstDefaultOn: string): ArrearsFacts {
  return { debtCents, firstDefaultOn: plainDate(firstDefaultOn) };
}

describe('arrears from 2027', () => {
  it.each([
    [45_000, '2026-12-20', 'not-met'],
    [45_001, '2026-12-20', 'met'],
    [1, '2026-10-01', 'met'],
    [1, '2026-10-02', 'not-met'],
    [0, '2026-10-01', 'not-met'],
  ])('a debt of %d cents since %s: %s', (debt, since, outcome) => {
    expect(isArrears(owing(debt, since), AFTER)).toMatchObject({
      outcome,
      rule: { source: 'décret 2026-84', secondary: true },
    });
  });

  it('count the three months to the day considered', () => {
    const facts = owing(100, '2026-11-30');
    expect(isArrears(facts, AFTER).outcome).toBe('not-met');
    expect(isArrears({ ...facts, consideredOn: plainDate('2027-02-28') }, AFTER).outcome).toBe('met');
    expect(isArrears({ ...facts, consideredOn: plainDate('2027-02-27') }, AFTER).outcome).toBe('not-met');
  });

  it('are settled by either half alone, when it is reached', () => {
    expect(isArrears({ debtCents: 45_001 }, AFTER)).toMatchObject({ outcome: 'met', missing: [] });
    expect(isArrears({ firstDefaultOn: plainDate('2026-09-01') }, AFTER)).toMatchObject({ outcome: 'met' });
  });

  it('are undecided when the other half is unknown', () => {
    expect(isArrears({ debtCents: 45_000 }, AFTER)).toMatchObject({
      outcome: 'unknown',
      missing: ['firstDefaultOn'],
    });
    expect(isArrears({ firstDefaultOn: plainDate('2026-12-20') }, AFTER)).toMatchObject({
      outcome: 'unknown',
      missing: ['debtCents'],
    });
    expect(isArrears({}, AFTER).missing).toEqual(['debtCents', 'firstDefaultOn']);
  });

  it('say what was compared', () => {
    expect(isArrears(owing(45_000, '2026-12-20'), AFTER).compared).toBe(
      'debt 450.00 €, with more than 450.00 €; first default 2026-12-20, with 3 months on 2027-01-01',
    );
  });
});

/** As facts arrive: what is unknown is absent. */
function withoutUndefined(facts: Record<string, unknown>): ArrearsFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
