/** A holiday aid from its project to its review, with the pure rules and the calendar. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { accountsOf, unprovedCents } from '../../../../workflows/rules/holiday-aid/accounts.ts';
import type { Step } from '../../../../workflows/rules/holiday-aid/steps.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  granted,
  type HolidayCourse,
  holidayOpening,
  opened,
  project,
  proposed,
} from '../../../families/holiday-course.ts';

const ON = '2027-05-03';
const expense = {
  step: 'record-expense',
  on: day(ON),
  cost: 'transport',
  amountCents: 5_000,
  proof: 'ticket',
} as const;
const payment = { step: 'record-payment', on: day(ON), by: 'caf', amountCents: 35_000 } as const;
const review = {
  step: 'record-review',
  on: day('2027-07-20'),
  happened: true,
  summary: 'Un premier départ.',
} as const;
const propose = (change: object) => ({ step: 'propose-project', ...project(change) }) as Step;
const line = (label: string, amountCents: number) => ({ label, amountCents });

function made(course: HolidayCourse, ...steps: Step[]): HolidayCourse {
  for (const step of steps) course.take(step, 'caseworker');
  return course;
}
/** Paid by the Caf, home again, nothing proved. */
const home = () => made(granted(ON), payment).until('2027-07-20');

describe('a holiday aid', () => {
  it('is a project, a decision, proofs and a review', () => {
    const course = home();
    const proof = { ...expense, on: day('2027-07-12') };
    made(
      course,
      { ...proof, cost: 'accommodation', amountCents: 44_000 },
      { ...proof, amountCents: 15_500 },
      review,
    );
    expect(course.state.closed).toEqual({ on: '2027-07-20', ending: 'reviewed' });
    expect(accountsOf(course.state)).toEqual({
      lines: [
        { cost: 'transport', budgetedCents: 15_000, spentCents: 15_500, leftCents: -500 },
        { cost: 'accommodation', budgetedCents: 45_000, spentCents: 44_000, leftCents: 1_000 },
      ],
      payers: [
        { payer: 'family', shareCents: 25_000, paidCents: 0 },
        { payer: 'caf', shareCents: 35_000, paidCents: 35_000 },
      ],
      budgetedCents: 60_000,
      spentCents: 59_500,
    });
    expect(course.effects().filter(({ what }) => what === 'letter holiday-decision')).toHaveLength(1);
  });

  it('is revised until it can be granted, and writes nothing meanwhile', () => {
    const course = proposed(ON);
    course.take({ step: 'decide', decision: 'to-revise', reason: 'Trop cher.' }, 'supervisor');
    expect(course.state.stage).toBe('preparing');
    made(course, propose({}));
    expect(course.state).toMatchObject({ stage: 'awaiting-decision', project: { revision: 2 } });
    expect(course.effects().filter(({ what }) => what.startsWith('letter'))).toEqual([]);
  });

  it('ends with a refusal, which the family reads', () => {
    const course = proposed(ON);
    course.take({ step: 'decide', decision: 'refused', reason: 'Hors délai.' }, 'supervisor');
    expect(course.state.closed).toMatchObject({ ending: 'refused' });
    expect(course.effects().map(({ what }) => what)).toContain('letter holiday-decision');
  });

  it('recalls the project, the decision, the stay that comes near, the proofs and the review', () => {
    expect(opened(ON).until('2027-07-05').fallen('project-awaited')).toEqual(['2027-06-02', '2027-07-02']);
    const waiting = proposed(ON).until('2027-06-30');
    expect(waiting.fallen('decision-awaited')[0]).toBe('2027-05-19');
    expect(waiting.fallen('stay-near')).toEqual(['2027-06-25']);
    const back = home().until('2027-08-20');
    expect(back.fallen('proofs-awaited')).toEqual(['2027-07-30', '2027-08-16']);
    expect(back.fallen('review-awaited')).toEqual(['2027-08-16']);
  });

  it('never has the Caf pay more than its share, nor close over what is not proved', () => {
    const amounts = fc.array(fc.tuple(fc.constantFrom('pay', 'prove'), fc.nat(20_000)), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, (all) => {
        const course = granted(ON);
        for (const [what, amountCents] of all) {
          course.refusal(
            what === 'pay' ? { ...payment, amountCents } : { ...expense, amountCents },
            'caseworker',
          );
        }
        const { payers } = accountsOf(course.state);
        for (const { paidCents, shareCents } of payers) expect(paidCents).toBeLessThanOrEqual(shareCents);
        course.until('2027-07-20');
        const unproved = unprovedCents(course.state);
        expect(course.refusal(review, 'caseworker')).toBe(unproved > 0 ? 'proof-missing' : undefined);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a holiday aid refuses', () => {
  it.each<[code: string, course: () => HolidayCourse, step: Step, who?: Who]>([
    ['already-open', () => opened(ON), { step: 'open', ...holidayOpening() }, 'system'],
    [
      'step-not-allowed',
      () => opened(ON),
      { step: 'decide', decision: 'granted', reason: 'x' },
      'supervisor',
    ],
    ['role-not-allowed', () => proposed(ON), { step: 'decide', decision: 'granted', reason: 'x' }],
    ['date-in-past', () => opened(ON), propose({ from: day('2027-05-02') })],
    ['dates-out-of-order', () => opened(ON), propose({ to: day('2027-07-09') })],
    ['amount-not-in-cents', () => opened(ON), propose({ costs: [line('transport', 10.5)] })],
    ['amount-negative', () => opened(ON), propose({ shares: [line('caf', -1)] })],
    ['budget-does-not-add-up', () => opened(ON), propose({ shares: [line('caf', 59_999)] })],
    ['line-given-twice', () => opened(ON), propose({ costs: [line('meals', 1), line('meals', 2)] })],
    ['cost-not-budgeted', () => granted(ON), { ...expense, cost: 'meals' }],
    ['amount-not-in-cents', () => granted(ON), { ...expense, amountCents: 0.5 }],
    ['date-in-future', () => granted(ON), { ...expense, on: day('2027-05-04') }],
    ['date-before-opening', () => granted(ON), { ...expense, on: day('2027-05-02') }],
    ['payment-over-share', () => granted(ON), { ...payment, amountCents: 35_001 }],
    ['payment-over-share', () => granted(ON), { ...payment, by: 'other', amountCents: 1 }],
    ['payment-over-share', () => made(granted(ON), payment), { ...payment, amountCents: 1 }],
    ['amount-not-in-cents', () => granted(ON), { ...payment, amountCents: 1.5 }],
    ['review-before-return', () => granted(ON), { ...review, on: day(ON) }],
    ['date-in-future', () => granted(ON), review],
    ['proof-missing', home, review],
    ['proof-missing', home, { step: 'withdraw', reason: 'x' }],
    ['already-assigned', () => opened(ON), { step: 'reassign', caseworkerId: 'u-caseworker' }, 'supervisor'],
    ['unknown-fact', () => opened(ON), { step: 'correct', fact: 9, reason: 'x' }, 'supervisor'],
  ])('%#: %s', (code, course, step, who = 'caseworker') => {
    const aid = course();
    const before = aid.state;
    expect(aid.refusal(step, who)).toBe(code);
    expect(aid.state).toEqual(before);
  });

  it('what was marked as made in error no longer counts', () => {
    const course = made(granted(ON), payment);
    course.take({ step: 'correct', fact: course.state.version, reason: 'Deux fois.' }, 'supervisor');
    expect(course.refusal(payment, 'caseworker')).toBeUndefined();
    expect(course.refusal({ step: 'correct', fact: 4, reason: 'x' }, 'supervisor')).toBe('already-corrected');
  });
});
