/** On either side of each limit of an offer, wherever the limit falls. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addYears, plainDate, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { checkEligibility, type EligibilityFacts } from '../../../workflows/rules/eligibility/index.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(plainDate('2024-01-01'), days));
const amount = (max: number) => fc.integer({ min: 1, max });

function resultOf(offer: string, on: PlainDate, facts: EligibilityFacts) {
  return checkEligibility(offer, on, facts).result;
}

const owing = (debtCents: number, rent: number, charges: number, benefit: number): EligibilityFacts => ({
  housing: {
    tenure: 'private-tenant',
    benefit: 'Alf',
    monthlyRentCents: rent,
    monthlyChargesCents: charges,
    monthlyBenefitCents: benefit,
  },
  children: [{ birthDate: plainDate('2025-01-01') }],
  trigger: { kind: 'arrears', debtCents },
});

describe('arrears in private housing', () => {
  it('begin at the cent: 2 months’ gross rent or 3 months’ residual rent, whichever comes first', () => {
    fc.assert(
      fc.property(
        amount(200_000),
        amount(40_000),
        fc.integer({ min: 0, max: 100_000 }),
        (rent, charges, benefit) => {
          const gross = 2 * (rent + charges);
          const residual = 3 * Math.max(0, rent + charges - benefit);
          const limit = Math.max(1, Math.min(gross, residual));
          const at = (debt: number) =>
            resultOf('isere/private-arrears', plainDate('2026-06-01'), owing(debt, rent, charges, benefit));
          expect(at(limit)).toBe('eligible');
          expect(at(limit - 1)).toBe('not-eligible');
          expect(at(limit + 1)).toBe('eligible');
        },
      ),
    );
  });
});

describe('a referral', () => {
  it.each(['isere/separation', 'isere/birth', 'isere/bereavement'])(
    'to %s is in time on the anniversary, and late the day after',
    (offer) => {
      fc.assert(
        fc.property(
          day,
          fc.constantFrom('partner' as const, 'reception' as const),
          (registeredOn, referredBy) => {
            const lastDay = addYears(registeredOn, 1);
            const referred = (referredOn: PlainDate): EligibilityFacts => ({
              beneficiary: true,
              singleParent: true,
              children: [{ birthDate: registeredOn }],
              trigger: { kind: offer.split('/')[1] as never, referredBy, registeredOn, referredOn },
            });
            expect(resultOf(offer, lastDay, referred(lastDay))).toBe('eligible');
            expect(resultOf(offer, lastDay, referred(addDays(lastDay, 1)))).toBe('not-eligible');
          },
        ),
      );
    },
  );
});

describe('an event', () => {
  it('opens a group session until the day before it is one year old', () => {
    fc.assert(
      fc.property(day, (occurredOn) => {
        const birthday = addYears(occurredOn, 1);
        const facts: EligibilityFacts = {
          children: [{ birthDate: occurredOn }],
          trigger: { kind: 'birth', occurredOn },
        };
        expect(resultOf('isere/cap-projets', addDays(birthday, -1), facts)).toBe('eligible');
        expect(resultOf('isere/cap-projets', birthday, facts)).toBe('not-eligible');
      }),
    );
  });
});

const born = (birthDate: PlainDate): EligibilityFacts => ({
  applicant: { birthDate, student: false },
  children: [],
  housing: { tenure: 'private-tenant', benefit: 'Als' },
  trigger: { kind: 'non-decent' },
});

describe('an applicant without children', () => {
  it('is taken as a young household until the eve of 25 years', () => {
    fc.assert(
      fc.property(day, (on) => {
        const turning = addYears(on, -25);
        expect(resultOf('isere/non-decent', on, born(addDays(turning, 1)))).toBe('eligible');
        expect(resultOf('isere/non-decent', on, born(addDays(turning, -1)))).toBe('not-eligible');
      }),
    );
  });
});

/** On 28 February of a common year their birthday has not come back; on 1 March it has. */
describe('someone born on 29 February', () => {
  const family = (birthDate: string, more = {}): EligibilityFacts => ({
    ...born(plainDate('1980-01-01')),
    children: [{ birthDate: plainDate(birthDate), ...more }],
  });

  it.each([
    ['turns 25', born(plainDate('2000-02-29')), '2025', 'eligible', 'not-eligible'],
    ['comes to school age', family('2020-02-29', { atSchool: false }), '2023', 'eligible', 'not-eligible'],
    ['is 16: earnings count', family('2008-02-29', { atSchool: true }), '2024', 'eligible', 'undetermined'],
    ['turns 21', family('2004-02-29', { monthlyNetEarningsCents: 0 }), '2025', 'eligible', 'not-eligible'],
  ] as const)('%s', (_case, facts, year, eve, after) => {
    expect(resultOf('isere/non-decent', plainDate(`${year}-02-28`), facts)).toBe(eve);
    expect(resultOf('isere/non-decent', plainDate(`${year}-03-01`), facts)).toBe(after);
  });
});
