import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../../../workflows/rules/arrears-track/steps.ts';
import {
  arrearsOpening,
  ordered,
  repaymentPlan,
  reported,
  summoned,
  tracked,
  type ArrearsCourse,
} from '../../../families/arrears-course.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';

const opened = () => tracked('2027-03-01');
const repaying = () => {
  const course = reported(opened());
  course.take(repaymentPlan(course), 'caseworker');
  return course;
};
const noticed = () => {
  const course = reported(opened()).until('2027-09-02');
  course.take({ step: 'give-formal-notice', on: course.today }, 'caseworker');
  return course;
};
const inCourt = () => summoned(ordered(opened()).until('2027-04-13'), '2027-06-15');
const closed = () => {
  const course = opened();
  course.take({ step: 'end', reason: 'settled' }, 'caseworker');
  return course;
};

const summons = {
  step: 'record-summons',
  court: 'Tribunal',
  servedOn: day('2027-03-01'),
  hearingOn: day('2027-06-15'),
  claimedDebtCents: 100_000,
} as const;
const order = { step: 'record-payment-order', servedOn: day('2027-03-01'), claimedDebtCents: 1 } as const;
const plan = {
  step: 'agree-repayment-plan',
  on: day('2027-03-01'),
  firstInstalmentOn: day('2027-04-01'),
  instalments: 12,
  instalmentCents: 100,
} as const;

/** What is refused: the code, on which course, which step, by whom. */
const REFUSALS: [code: string, course: () => ArrearsCourse, step: Step, who?: Who][] = [
  ['already-open', opened, { step: 'open', ...arrearsOpening() }],
  ['step-not-allowed', closed, { step: 'record-debt', on: day('2027-03-01'), debtCents: 1 }],
  ['step-not-allowed', opened, { step: 'record-notice-to-prefect', on: day('2027-03-01') }],
  ['role-not-allowed', opened, plan, 'intake-officer'],
  ['role-not-allowed', opened, { step: 'correct', fact: 1, reason: 'x' }, 'caseworker'],
  ['role-not-allowed', opened, { step: 'record-debt', on: day('2027-03-01'), debtCents: 1 }, 'partner'],
  ['date-in-future', opened, { step: 'record-debt', on: day('2027-03-02'), debtCents: 1 }],
  ['before-first-default', opened, { step: 'record-debt', on: day('2027-01-31'), debtCents: 1 }],
  ['before-first-default', opened, { step: 'record-report', on: day('2027-01-31') }],
  ['date-in-future', opened, { step: 'record-report', on: day('2027-03-02') }],
  ['report-already-recorded', () => reported(opened()), { step: 'record-report', on: day('2027-03-01') }],
  [
    'refusal-already-recorded',
    () => {
      const course = opened();
      course.take({ step: 'record-refusal-of-direct-payment', on: course.today });
      return course;
    },
    { step: 'record-refusal-of-direct-payment', on: day('2027-03-01') },
  ],
  ['report-missing', opened, { step: 'give-formal-notice', on: day('2027-03-01') }],
  ['plan-not-yet-late', () => reported(opened()), { step: 'give-formal-notice', on: day('2027-03-01') }],
  ['plan-already-in-force', repaying, { step: 'give-formal-notice', on: day('2027-03-01') }],
  ['formal-notice-already-given', noticed, { step: 'give-formal-notice', on: day('2027-09-02') }],
  ['formal-notice-missing', opened, { step: 'ask-housing-fund', on: day('2027-03-01') }],
  ['dates-out-of-order', noticed, { step: 'ask-housing-fund', on: day('2027-09-01') }],
  [
    'housing-fund-already-asked',
    () => {
      const course = noticed();
      course.take({ step: 'ask-housing-fund', on: course.today });
      return course;
    },
    { step: 'ask-housing-fund', on: day('2027-09-02') },
  ],
  ['plan-already-in-force', repaying, plan],
  ['dates-out-of-order', opened, { ...plan, firstInstalmentOn: day('2027-02-28') }],
  ['no-plan-in-force', opened, { step: 'record-instalment', instalment: 1, paid: true }],
  ['no-plan-in-force', opened, { step: 'check-plan', on: day('2027-03-01'), kept: true }],
  ['instalment-outside-plan', repaying, { step: 'record-instalment', instalment: 13, paid: true }],
  ['instalment-not-due', repaying, { step: 'record-instalment', instalment: 1, paid: true }],
  [
    'instalment-already-recorded',
    () => {
      const course = repaying().until('2027-04-02');
      course.take({ step: 'record-instalment', instalment: 1, paid: true });
      return course;
    },
    { step: 'record-instalment', instalment: 1, paid: false },
  ],
  ['dates-out-of-order', repaying, { step: 'check-plan', on: day('2027-02-28'), kept: true }],
  ['not-a-tenant', () => tracked('2027-03-01', { tenure: 'home-buyer' }), order],
  ['payment-order-already-recorded', () => ordered(opened()), order],
  ['before-first-default', opened, { ...order, servedOn: day('2027-01-31') }],
  ['court-does-not-sit', opened, { ...summons, hearingOn: day('2027-06-13') }],
  ['hearing-in-past', () => opened().until('2027-06-16'), summons],
  ['dates-out-of-order', opened, { ...summons, notifiedOn: day('2027-02-28') }],
  ['dates-out-of-order', () => ordered(opened()).days(1), { ...summons, servedOn: day('2027-02-28') }],
  ['date-in-future', opened, { ...summons, notifiedOn: day('2027-03-02') }],
  ['hearing-already-open', inCourt, { ...summons, servedOn: day('2027-04-13') }],
  ['dates-out-of-order', inCourt, { step: 'record-notice-to-prefect', on: day('2027-04-12') }],
  [
    'already-notified',
    () => {
      const course = inCourt();
      course.take({ step: 'record-notice-to-prefect', on: course.today });
      return course;
    },
    { step: 'record-notice-to-prefect', on: day('2027-04-13') },
  ],
  ['hearing-open', inCourt, { step: 'end', reason: 'settled' }],
  [
    'dates-out-of-order',
    opened,
    { step: 'complete-situation', leaseMadeOn: day('2024-01-01'), leaseRenewedOn: day('2023-12-31') },
  ],
  ['unknown-fact', opened, { step: 'correct', fact: 99, reason: 'x' }],
  [
    'already-corrected',
    () => {
      const course = reported(opened());
      course.take({ step: 'correct', fact: 2, reason: 'x' }, 'supervisor');
      return course;
    },
    { step: 'correct', fact: 2, reason: 'x' },
  ],
];

describe('an arrears track refuses', () => {
  const rows = REFUSALS.map(([code, course, step, who = 'system']) => ({ code, course, step, who }));
  it.each(rows)('$step.step, with $code', ({ code, course, step, who }) => {
    const lived = course();
    const before = structuredClone(lived.state);
    expect(lived.refusal(step, who)).toBe(code);
    expect(lived.state).toEqual(before);
  });
});
