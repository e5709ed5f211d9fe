/** A request from its receipt to its answer, its delays watched, with the pure rules and the calendar. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isWorkingDay } from '../../../../workflows/rules/calendar.ts';
import { interfaceRequest } from '../../../../workflows/rules/interface-request/index.ts';
import type { Step } from '../../../../workflows/rules/interface-request/steps.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  interfaceOpening,
  InterfaceCourse,
  requested,
  rightsCheck,
  taken,
} from '../../../families/interface-course.ts';

/** A Monday; nothing around it is a holiday. */
const MONDAY = '2027-02-01';
const asking = { step: 'ask-information', of: 'worker', question: 'Le jugement ?' } as const;
const granted = {
  step: 'decide-emergency-aid',
  decision: 'granted',
  amountCents: 20_000,
  reason: 'x',
} as const;

const notices = (course: InterfaceCourse) => course.effects().map(({ what }) => what);
const information = (questionId: string, on = MONDAY) =>
  ({ step: 'record-information', questionId, on: day(on), text: 'x' }) as const;

function made(course: InterfaceCourse, step: Step, who: Who = 'caseworker'): InterfaceCourse {
  course.take(step, who);
  return course;
}

const checked = () => made(taken(MONDAY), { step: 'record-rights-check', ...rightsCheck(MONDAY) });
const asked = () => made(taken(MONDAY), asking);
const decided = () => made(checked(), granted, 'supervisor');

describe('a request', () => {
  it('goes from its receipt to its answer, waiting while information is asked', () => {
    const course = requested(MONDAY);
    expect(course.state.stage).toBe('received');
    course.take({ step: 'take-on' }, 'caseworker');
    expect(course.state).toMatchObject({ stage: 'taken', caseworkerId: 'u-caseworker' });
    course.take(asking, 'caseworker');
    course.take({ ...asking, of: 'family' }, 'caseworker');
    expect(course.state.stage).toBe('information-asked');
    course.take({ step: 'record-information', questionId: 'q1', on: course.today, text: 'x' }, 'caseworker');
    expect(course.state.stage).toBe('information-asked');
    course.take({ step: 'drop-question', questionId: 'q2', reason: 'x' }, 'caseworker');
    expect(course.state.stage).toBe('taken');
    course.take({ step: 'record-rights-check', ...rightsCheck(MONDAY) }, 'caseworker');
    course.take(granted, 'supervisor');
    course.take({ step: 'answer', summary: 'Droits ouverts.' }, 'caseworker');
    expect(course.state.closed).toEqual({ on: MONDAY, ending: 'answered', summary: 'Droits ouverts.' });
    expect(course.next()).toBeUndefined();
  });

  it('tells whoever asked that it was received, taken, and answered; of the family, nothing', () => {
    const course = taken(MONDAY, { needs: ['overpayment'] });
    course.take(asking, 'caseworker');
    expect(notices(course)).toEqual([
      'notice interface-received',
      'notice interface-received',
      'notice interface-taken',
      'notice interface-taken',
      'notice interface-information-asked',
    ]);
    const silent = taken(MONDAY, { needs: ['overpayment'], askerTold: false });
    silent.take({ step: 'answer', summary: 'x' }, 'caseworker');
    expect(notices(silent)).toEqual(['notice interface-received', 'notice interface-taken']);
  });

  it('counts each of its needs once, and how long it took', () => {
    const course = taken(MONDAY, { needs: ['overpayment', 'other'] });
    course.days(9).take({ step: 'answer', summary: 'x' }, 'caseworker');
    const counted = course.journal.flatMap(
      (recorded) => interfaceRequest.counts?.(recorded, course.state) ?? [],
    );
    expect(counted).toEqual([
      { measure: 'opening', value: 'interface' },
      { measure: 'need', value: 'overpayment', on: MONDAY },
      { measure: 'need', value: 'other', on: MONDAY },
      { measure: 'closure', value: 'answered', detail: 'assigned', days: 9 },
    ]);
  });
});

describe('the delays watched', () => {
  it('count from the receipt: to be taken, to be answered, late', () => {
    const waiting = requested(MONDAY).until('2027-02-16');
    expect(waiting.fallen('to-take')).toEqual([
      '2027-02-03',
      '2027-02-05',
      '2027-02-09',
      '2027-02-11',
      '2027-02-15',
    ]);
    expect(waiting.fallen('answer-late')).toEqual(['2027-02-15']);
    const slow = taken(MONDAY, { needs: ['overpayment'] }).until('2027-02-23');
    expect(slow.fallen('to-answer')).toEqual(['2027-02-08']);
    expect(slow.fallen('answer-late')).toEqual(['2027-02-15', '2027-02-22']);
  });

  it('are those of an emergency where an aid is asked: rights at once, then the decision', () => {
    const course = taken(MONDAY).until('2027-02-02');
    expect(course.fallen('rights-to-check')).toEqual(['2027-02-02']);
    course.take({ step: 'record-rights-check', ...rightsCheck(course.today) }, 'caseworker');
    course.until('2027-02-04');
    expect(course.fallen('aid-to-decide')).toEqual(['2027-02-03', '2027-02-04']);
    course.take(granted, 'supervisor');
    expect(course.kind.agenda(course.state).map(({ kind }) => kind)).not.toContain('aid-to-decide');
  });

  it('recall what was asked by the day it was asked for, then each week, and to the supervisor in the end', () => {
    const course = taken(MONDAY, { needs: ['overpayment'] });
    course.take({ ...asking, answerBy: day('2027-02-04') }, 'caseworker');
    course.until('2027-03-01');
    expect(course.fallen('information-awaited')).toEqual([
      '2027-02-04',
      '2027-02-11',
      '2027-02-18',
      '2027-02-25',
    ]);
    const told = course.journal.flatMap(({ fact }) => (fact.type === 'fell-due' ? fact.items : []));
    const last = told.findLast(({ kind }) => kind === 'information-awaited');
    expect(last?.to).toEqual(['caseworker', 'supervisor']);
  });

  it('follow the values that the organisation has set', () => {
    const course = requested(MONDAY, { house: { takenWorkingDays: 1 } }).until('2027-02-02');
    expect(course.fallen('to-take')).toEqual(['2027-02-02']);
  });

  it('fall on worked days, each once, whatever people do and when', () => {
    const steps: Step[] = [
      { step: 'take-on' },
      asking,
      { step: 'record-information', questionId: 'q1', on: day(MONDAY), text: 'x' },
    ];
    const acts = fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(12)), { maxLength: 8 });
    fc.assert(
      fc.property(acts, (all) => {
        const course = requested(MONDAY);
        for (const [step, days] of all) {
          course.refusal(step, 'caseworker');
          for (const due of course.kind.agenda(course.state)) {
            expect(due.on >= course.state.lastOn && isWorkingDay(due.on, course.state.calendar)).toBe(true);
          }
          course.days(days);
        }
        expect(course.state.fallen).toEqual([...new Set(course.state.fallen)]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a request refuses', () => {
  const open = { step: 'open', ...interfaceOpening({ boundBySecrecy: false }) } as const;

  it.each<[code: string, course: () => InterfaceCourse, step: Step, who?: Who]>([
    ['not-bound-by-secrecy', () => new InterfaceCourse(MONDAY), open, 'system'],
    [
      'date-in-future',
      () => new InterfaceCourse(MONDAY),
      { ...open, boundBySecrecy: true, receivedOn: day('2027-02-02') },
      'system',
    ],
    ['already-open', () => requested(MONDAY), open, 'system'],
    ['step-not-allowed', () => requested(MONDAY), { step: 'answer', summary: 'x' }],
    ['step-not-allowed', () => taken(MONDAY), information('q1')],
    ['role-not-allowed', checked, granted],
    [
      'already-assigned',
      () => taken(MONDAY),
      { step: 'reassign', caseworkerId: 'u-caseworker' },
      'supervisor',
    ],
    ['date-in-past', () => taken(MONDAY), { ...asking, answerBy: day('2027-01-29') }],
    ['unknown-question', asked, information('q9')],
    ['date-in-future', asked, information('q1', '2027-02-02')],
    ['dates-out-of-order', asked, information('q1', '2027-01-29')],
    ['question-already-settled', () => made(made(asked(), asking), information('q1')), information('q1')],
    ['unknown-question', asked, { step: 'drop-question', questionId: 'q2', reason: 'x' }],
    ['date-in-future', () => taken(MONDAY), { step: 'record-rights-check', ...rightsCheck('2027-02-02') }],
    [
      'dates-out-of-order',
      () => taken(MONDAY),
      { step: 'record-rights-check', ...rightsCheck('2027-01-29') },
    ],
    ['rights-not-checked', () => taken(MONDAY), granted, 'supervisor'],
    [
      'amount-missing',
      checked,
      { step: 'decide-emergency-aid', decision: 'granted', reason: 'x' },
      'supervisor',
    ],
    ['amount-not-in-cents', checked, { ...granted, amountCents: 10.5 }, 'supervisor'],
    ['amount-negative', checked, { ...granted, amountCents: -1 }, 'supervisor'],
    ['amount-not-granted', checked, { ...granted, decision: 'refused' }, 'supervisor'],
    ['aid-already-decided', decided, granted, 'supervisor'],
    ['information-awaited', asked, { step: 'answer', summary: 'x' }],
    ['emergency-aid-undecided', checked, { step: 'answer', summary: 'x' }],
    ['unknown-fact', () => taken(MONDAY), { step: 'correct', fact: 99, reason: 'x' }, 'supervisor'],
    [
      'already-corrected',
      () => made(taken(MONDAY), { step: 'correct', fact: 1, reason: 'x' }, 'supervisor'),
      { step: 'correct', fact: 1, reason: 'x' },
      'supervisor',
    ],
  ])('%#: %s', (code, course, step, who = 'caseworker') => {
    const request = course();
    const before = request.state;
    expect(request.refusal(step, who)).toBe(code);
    expect(request.state).toEqual(before);
  });

  it('an aid again, once the check of the rights was found to be an error', () => {
    const course = checked();
    course.take({ step: 'correct', fact: course.state.version, reason: 'x' }, 'supervisor');
    expect(course.refusal(granted, 'supervisor')).toBe('rights-not-checked');
  });
});
