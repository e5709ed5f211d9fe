import { describe, expect, it } from '@jest/globals';
import { instantAt } from '../../../../workflows/rules/calendar.ts';
import type { Moment, Refusal } from '../../../../workflows/rules/case.ts';
import { PREPARATORY, STEPS, type Step } from '../../../../workflows/rules/hearing/steps.ts';
import { refuseSummons } from '../../../../workflows/rules/hearing/summons.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  delayed,
  evaluation,
  hearingOpening,
  met,
  onKnownElements,
  preparation,
  prepared,
  sent,
  type HearingCourse,
} from '../../../families/hearing-course.ts';

const HEARING = '2027-05-04';
const opened = () => prepared('2027-03-01', HEARING);
const held = () => opened().until(HEARING);
const past = () => opened().until('2027-05-07');
const submitted = () => taken(met(opened()), { step: 'submit-evaluation', ...evaluation() });
const validated = () => taken(submitted(), { step: 'validate-evaluation' }, 'supervisor');
const paying = () => delayed(held(), 3);

function taken(course: HearingCourse, step: Step, who: Who = 'caseworker'): HearingCourse {
  course.take(step, who);
  return course;
}

const outcome = {
  step: 'record-outcome',
  attended: true,
  outcome: 'delays-granted',
  delayMonths: 12,
  conditions: 'Le loyer courant.',
} as const;
const { conditions: _, ...unconditional } = outcome;
const submission = { step: 'submit-evaluation', ...evaluation() } as const;
const submissionUnmet = { step: 'submit-evaluation', ...onKnownElements } as const;
const SUPERVISOR_2 = { id: 'u-2', role: 'supervisor' } as const;

/** What is refused: the code, on which course, which step, by whom. */
const REFUSALS: [code: string, course: () => HearingCourse, step: Step, who?: Who][] = [
  ['already-open', opened, { step: 'open', ...hearingOpening() }],
  ['step-not-allowed', opened, { step: 'record-payment', month: 1, paid: true }],
  ['step-not-allowed', paying, { step: 'adjourn', hearingOn: day('2027-09-07') }],
  [
    'step-not-allowed',
    () => taken(opened(), { step: 'withdraw', reason: 'Réglé' }),
    { step: 'hand-over', to: 'x' },
  ],
  ['role-not-allowed', submitted, { step: 'validate-evaluation' }, 'caseworker'],
  ['role-not-allowed', submitted, { step: 'return-evaluation', reason: 'x' }, 'caseworker'],
  ['role-not-allowed', opened, { step: 'offer-interview', on: day('2027-03-01') }, 'intake-officer'],
  ['role-not-allowed', opened, { step: 'correct', fact: 1, reason: 'x' }, 'caseworker'],
  ['date-in-future', opened, { step: 'offer-interview', on: day('2027-03-02') }],
  ['date-before-opening', opened, { step: 'offer-interview', on: day('2027-02-28') }],
  ['interview-already-held', () => met(opened()), { step: 'offer-interview', on: day('2027-03-01') }],
  ['date-in-future', opened, { step: 'record-interview', on: day('2027-03-02'), held: true }],
  ['date-before-opening', opened, { step: 'record-interview', on: day('2027-02-28'), held: true }],
  [
    'interview-already-held',
    () => met(opened()),
    { step: 'record-interview', on: day('2027-03-01'), held: false },
  ],
  [
    'dates-out-of-order',
    () => held().days(1),
    { step: 'record-interview', on: day('2027-05-05'), held: true },
  ],
  ['interview-missing', opened, submission],
  ['interview-was-held', () => met(opened()), submissionUnmet],
  ['second-offer-missing', opened, submissionUnmet],
  [
    'second-offer-missing',
    () => taken(opened(), { step: 'offer-interview', on: day('2027-03-01') }).until('2027-04-19'),
    submissionUnmet,
  ],
  ['evaluation-already-submitted', submitted, submission],
  ['evaluation-already-validated', validated, submission],
  ['evaluation-already-sent', () => sent(opened()), submission],
  ['evaluation-not-submitted', opened, { step: 'validate-evaluation' }],
  ['evaluation-not-submitted', opened, { step: 'return-evaluation', reason: 'x' }],
  ['evaluation-already-validated', validated, { step: 'validate-evaluation' }, SUPERVISOR_2],
  ['evaluation-already-validated', validated, { step: 'return-evaluation', reason: 'x' }],
  ['evaluation-already-sent', () => sent(opened()), { step: 'return-evaluation', reason: 'x' }],
  [
    'validated-by-author',
    () => taken(met(opened()), submission, 'supervisor'),
    { step: 'validate-evaluation' },
    'supervisor',
  ],
  ['evaluation-not-validated', opened, { step: 'send-evaluation', on: day('2027-03-01') }],
  ['evaluation-not-validated', submitted, { step: 'send-evaluation', on: day('2027-03-01') }],
  [
    'evaluation-not-validated',
    () => taken(submitted(), { step: 'return-evaluation', reason: 'x' }, 'supervisor'),
    { step: 'send-evaluation', on: day('2027-03-01') },
  ],
  ['evaluation-already-sent', () => sent(opened()), { step: 'send-evaluation', on: day('2027-03-01') }],
  ['date-in-future', validated, { step: 'send-evaluation', on: day('2027-03-02') }],
  ['dates-out-of-order', validated, { step: 'send-evaluation', on: day('2027-02-28') }],
  [
    'date-in-future',
    opened,
    { step: 'record-preparation', ...preparation({ rentResumedOn: day('2027-03-02') }) },
  ],
  ['hearing-in-past', held, { step: 'adjourn', hearingOn: day('2027-05-03') }],
  ['court-does-not-sit', opened, { step: 'adjourn', hearingOn: day('2027-07-14') }],
  ['court-does-not-sit', opened, { step: 'adjourn', hearingOn: day('2027-06-12') }],
  ['already-set-then', opened, { step: 'adjourn', hearingOn: day(HEARING), at: '09:00' }],
  ['outcome-before-hearing', () => opened().until('2027-05-03'), outcome],
  ['outcome-before-hearing', () => held().days(3), { ...outcome, on: day('2027-05-03') }],
  ['date-in-future', held, { ...outcome, on: day('2027-05-05') }],
  ['delay-missing', held, { ...outcome, delayMonths: 0 }],
  ['delay-too-long', held, { ...outcome, delayMonths: 37 }],
  ['conditions-missing', held, unconditional],
  ['delay-not-granted', held, { ...outcome, outcome: 'eviction-ordered' }],
  ['month-outside-delays', paying, { step: 'record-payment', month: 4, paid: true }],
  ['month-outside-delays', paying, { step: 'record-payment', month: 0, paid: true }],
  ['payment-not-due', paying, { step: 'record-payment', month: 2, paid: true }],
  [
    'payment-already-recorded',
    () => taken(paying(), { step: 'record-payment', month: 1, paid: true }),
    { step: 'record-payment', month: 1, paid: false },
  ],
  ['unknown-fact', opened, { step: 'correct', fact: 99, reason: 'x' }],
  [
    'already-corrected',
    () => taken(met(opened()), { step: 'correct', fact: 3, reason: 'x' }, 'supervisor'),
    { step: 'correct', fact: 3, reason: 'x' },
  ],
];

describe('a preparation refuses', () => {
  const rows = REFUSALS.map(([code, course, step, who = 'system']) => ({ code, course, step, who }));
  it.each(rows)('$step.step, with $code', ({ code, course, step, who }) => {
    const lived = course();
    const before = structuredClone(lived.state);
    expect(lived.refusal(step, who)).toBe(code);
    expect(lived.state).toEqual(before);
  });

  it('says which steps are possible instead', () => {
    try {
      opened().take({ step: 'record-payment', month: 1, paid: true });
      throw new Error('it was taken');
    } catch (error) {
      expect((error as Refusal).extra.allowed).toEqual(
        Object.keys(STEPS).filter((step) => step !== 'record-payment'),
      );
    }
  });

  it('accepts at the limits: three years, the day of the hearing, its very hour moved', () => {
    expect(held().refusal({ ...outcome, delayMonths: 36 })).toBeUndefined();
    expect(opened().refusal({ step: 'adjourn', hearingOn: day(HEARING), at: '14:00' })).toBeUndefined();
    expect(opened().refusal({ step: 'adjourn', hearingOn: day('2027-03-01') })).toBeUndefined();
    expect(
      paying().until('2027-06-04').refusal({ step: 'record-payment', month: 2, paid: true }),
    ).toBeUndefined();
    expect(held().refusal({ step: 'confirm-attendance', attendance: 'will-attend' })).toBeUndefined();
  });
});

describe('once the hearing is past', () => {
  const BODIES: Record<string, object> = {
    'offer-interview': { on: day('2027-05-05') },
    'submit-evaluation': evaluation(),
    'return-evaluation': { reason: 'x' },
    'send-evaluation': { on: day('2027-05-05') },
    'record-preparation': preparation(),
    'confirm-attendance': { attendance: 'will-attend' },
  };

  it.each(PREPARATORY)('%s is refused', (step) => {
    const body = { ...BODIES[step], step } as unknown as Step;
    expect(met(opened()).until('2027-05-05').refusal(body, 'supervisor')).toBe('hearing-past');
  });

  it('an interview held before it is still recorded, and a new date or an outcome', () => {
    expect(past().refusal({ step: 'record-interview', on: day('2027-04-27'), held: true })).toBeUndefined();
    expect(past().refusal({ step: 'adjourn', hearingOn: day('2027-09-07') })).toBeUndefined();
    expect(past().refusal({ ...outcome })).toBeUndefined();
    expect(past().refusal({ step: 'withdraw', reason: 'Réglé' })).toBeUndefined();
  });
});

describe('a summons', () => {
  const now: Moment = {
    at: instantAt(day('2027-03-01'), '12:00'),
    on: day('2027-03-01'),
    by: { id: 'u-1', role: 'caseworker', organisationId: 'caf-exemple' },
  };
  const refusalOf = (servedOn: string, hearingOn: string, zone: 'metropole' | 'la-reunion' = 'metropole') => {
    try {
      refuseSummons({ servedOn: day(servedOn), hearingOn: day(hearingOn), calendar: { zone } }, now);
      return undefined;
    } catch (error) {
      return (error as Refusal).code;
    }
  };

  it.each([
    ['served tomorrow', '2027-03-02', '2027-05-04', 'date-in-future'],
    ['served after its hearing', '2027-02-10', '2027-02-09', 'dates-out-of-order'],
    ['of a hearing already past', '2027-01-04', '2027-02-26', 'hearing-in-past'],
    ['of a hearing past, on a Sunday', '2027-01-04', '2027-02-28', 'hearing-in-past'],
    ['of a hearing on a Saturday', '2027-02-01', '2027-05-01', 'court-does-not-sit'],
    ['of a hearing on Easter Monday', '2027-02-01', '2027-03-29', 'court-does-not-sit'],
  ])('%s is refused', (_name, servedOn, hearingOn, code) => {
    expect(refusalOf(servedOn, hearingOn)).toBe(code);
  });

  it('referred before it was served, or tomorrow, is refused', () => {
    const summons = { servedOn: day('2027-02-10'), hearingOn: day('2027-05-04') };
    const calendar = { zone: 'metropole' } as const;
    const referred = (on: string) => () => refuseSummons({ ...summons, calendar, referredOn: day(on) }, now);
    expect(referred('2027-02-09')).toThrow(expect.objectContaining({ code: 'dates-out-of-order' }));
    expect(referred('2027-03-02')).toThrow(expect.objectContaining({ code: 'date-in-future' }));
    expect(referred('2027-02-10')).not.toThrow();
  });

  it('is accepted to the very day of the hearing, and by the calendar of its zone', () => {
    expect(refusalOf('2027-01-04', '2027-03-01')).toBeUndefined();
    expect(refusalOf('2027-03-01', '2027-03-01')).toBeUndefined();
    expect(refusalOf('2027-02-01', '2027-12-20')).toBeUndefined();
    expect(refusalOf('2027-02-01', '2027-12-20', 'la-reunion')).toBe('court-does-not-sit');
  });
});
