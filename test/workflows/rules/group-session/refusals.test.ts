import { describe, expect, it } from '@jest/globals';
import { instantAt } from '../../../../workflows/rules/calendar.ts';
import type { Moment } from '../../../../workflows/rules/case.ts';
import { groupSession } from '../../../../workflows/rules/group-session/index.ts';
import { STEPS, type Step } from '../../../../workflows/rules/group-session/steps.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  LEADER,
  meeting,
  planned,
  referral,
  sessionOpening,
  type SessionCourse,
} from '../../../families/session-course.ts';

const FIRST = '2027-03-02';
const opened = () => planned('2027-01-11', FIRST, { places: 2 });
const referred = () => made(opened(), (course) => course.refer());
const met = () => made(referred(), (course) => course.meet('p1'));
const enrolled = () =>
  made(met(), (course) => course.take({ step: 'confirm-place', participantId: 'p1' }, LEADER));
const running = () => enrolled().until('2027-03-03');
const attended = () => made(running(), (course) => course.attend(['p1'], 'present', [day(FIRST)]));
const reviewing = () => made(enrolled().until('2027-04-23'), (course) => course.attend(['p1']));
const gone = () => made(enrolled(), (course) => course.take(leaving, LEADER));

function made(course: SessionCourse, act: (course: SessionCourse) => unknown): SessionCourse {
  act(course);
  return course;
}

const leaving = { step: 'record-leaving', participantId: 'p1', on: day('2027-01-11'), reason: 'x' } as const;
const sheet = (on: string, change: object = {}) =>
  ({
    step: 'record-attendance',
    on: day(on),
    half: 'morning',
    attendance: [{ participantId: 'p1', attendance: 'present' }],
    ...change,
  }) as Step;
const review = (change: object = {}) =>
  ({
    step: 'record-review',
    participantId: 'p1',
    on: day('2027-04-23'),
    held: true,
    present: ['participant', 'partner', 'caf'],
    summary: 'x',
    ...change,
  }) as Step;
const theMeeting = (change: object = {}) =>
  ({ step: 'record-three-way-meeting', ...meeting('p1', '2027-01-11'), ...change }) as Step;
const { enrolment: _file, ...withoutFile } = meeting('p1', '2027-01-11');

/** What is refused: the code, on which session, which step, by whom. */
const REFUSALS: [code: string, course: () => SessionCourse, step: Step, who?: Who][] = [
  ['already-open', opened, { step: 'open', ...sessionOpening() }],
  ['step-not-allowed', opened, sheet(FIRST)],
  ['step-not-allowed', running, { step: 'confirm-place', participantId: 'p1' }],
  ['step-not-allowed', running, { step: 'refer-participant', ...referral(9) }],
  ['role-not-allowed', opened, { step: 'cancel', reason: 'x' }],
  ['role-not-allowed', opened, { step: 'set-places', places: 3 }, 'intake-officer'],
  [
    'date-in-past',
    opened,
    { step: 'plan-days', startsOn: day('2027-01-05'), weekdays: ['tuesday', 'thursday'] },
  ],
  ['two-or-three-days-a-week', opened, { step: 'plan-days', startsOn: day(FIRST), weekdays: ['tuesday'] }],
  [
    'day-not-worked',
    opened,
    { step: 'plan-days', startsOn: day('2027-03-29'), weekdays: ['monday', 'tuesday'] },
  ],
  ['sixteen-days', opened, { step: 'plan-days', days: [day(FIRST)] }],
  [
    'not-a-session-day',
    opened,
    { step: 'move-day', from: day('2027-03-03'), to: day('2027-03-05'), reason: 'x' },
  ],
  ['day-not-worked', opened, { step: 'move-day', from: day(FIRST), to: day('2027-03-06'), reason: 'x' }],
  [
    'date-in-past',
    running,
    { step: 'move-day', from: day('2027-03-04'), to: day('2027-03-03'), reason: 'x' },
  ],
  [
    'attendance-recorded',
    attended,
    { step: 'move-day', from: day(FIRST), to: day('2027-03-05'), reason: 'x' },
  ],
  ['capacity-invalid', opened, { step: 'set-places', places: 1.5 }],
  ['session-over-its-places', enrolled, { step: 'set-places', places: 0 }],
  ['already-assigned', opened, { step: 'reassign', caseworkerId: LEADER.id }, 'supervisor'],
  ['already-referred', referred, { step: 'refer-participant', ...referral(1) }],
  ['unknown-participant', opened, { step: 'confirm-place', participantId: 'p1' }],
  ['unknown-participant', referred, theMeeting(), 'caseworker'],
  ['date-in-future', referred, theMeeting({ on: day('2027-01-12') })],
  ['dates-out-of-order', referred, theMeeting({ on: day('2027-01-10') })],
  ['enrolment-file-missing', referred, { step: 'record-three-way-meeting', ...withoutFile }],
  ['reason-missing', referred, theMeeting({ rightMoment: false })],
  ['participant-left', gone, theMeeting()],
  ['three-way-meeting-missing', referred, { step: 'confirm-place', participantId: 'p1' }],
  [
    'three-way-meeting-missing',
    referred,
    { step: 'agree-enrolment', participantId: 'p1', party: 'caf', on: day('2027-01-11') },
  ],
  [
    'already-signed',
    met,
    { step: 'agree-enrolment', participantId: 'p1', party: 'caf', on: day('2027-01-11') },
  ],
  [
    'date-in-future',
    met,
    { step: 'agree-enrolment', participantId: 'p1', party: 'caf', on: day('2027-01-12') },
  ],
  [
    'signature-missing',
    () => made(referred(), (course) => course.meet('p1', { present: ['participant', 'caf'] })),
    { step: 'confirm-place', participantId: 'p1' },
  ],
  [
    'not-the-right-moment',
    () => made(referred(), (course) => course.meet('p1', { rightMoment: false, reason: 'x' })),
    { step: 'confirm-place', participantId: 'p1' },
  ],
  ['place-already-asked', enrolled, { step: 'confirm-place', participantId: 'p1' }],
  ['participant-left', gone, { step: 'confirm-place', participantId: 'p1' }],
  ['participant-left', gone, leaving],
  ['date-in-future', enrolled, { ...leaving, on: day('2027-01-12') }],
  ['date-before-opening', enrolled, { ...leaving, on: day('2027-01-10') }],
  ['not-a-session-day', running, sheet('2027-03-03')],
  ['date-in-future', running, sheet('2027-03-04')],
  ['half-day-not-begun', () => enrolled().until(FIRST), sheet(FIRST, { half: 'afternoon' })],
  [
    'unknown-participant',
    running,
    sheet(FIRST, { attendance: [{ participantId: 'p9', attendance: 'present' }] }),
  ],
  [
    'no-place-that-day',
    () => made(enrolled(), (course) => course.refer()).until('2027-03-03'),
    sheet(FIRST, { attendance: [{ participantId: 'p2', attendance: 'present' }] }),
  ],
  ['no-place-that-day', () => gone().until('2027-03-03'), sheet(FIRST)],
  ['review-before-end', running, review({ on: day('2027-03-03') })],
  ['review-before-end', reviewing, review({ on: day('2027-04-21') })],
  ['date-in-future', reviewing, review({ on: day('2027-04-24') })],
  [
    'no-place',
    () => made(enrolled(), (course) => course.refer()).until('2027-04-23'),
    review({ participantId: 'p2' }),
  ],
  ['party-missing', reviewing, review({ present: ['participant', 'caf'] })],
  ['summary-missing', reviewing, review({ summary: undefined })],
  ['reason-missing', reviewing, review({ held: false })],
  ['review-already-held', () => made(reviewing(), (course) => course.take(review(), LEADER)), review()],
  ['attendance-missing', () => enrolled().until('2027-04-23'), { step: 'close' }],
  ['review-missing', reviewing, { step: 'close' }],
  ['unknown-fact', opened, { step: 'correct', fact: 99, reason: 'x' }, 'supervisor'],
  [
    'already-corrected',
    () => made(opened(), (course) => course.take({ step: 'correct', fact: 1, reason: 'x' }, 'supervisor')),
    { step: 'correct', fact: 1, reason: 'x' },
    'supervisor',
  ],
];

describe('a session refuses', () => {
  it.each(REFUSALS)('%#: %s', (code, course, step, who = LEADER) => {
    const session = course();
    const before = session.state;
    expect(session.refusal(step, who)).toBe(code);
    expect(session.state).toEqual(before);
  });

  it('every step out of its stage, with those that are possible', () => {
    const session = running();
    const now: Moment = {
      at: instantAt(session.today, '12:00'),
      on: session.today,
      by: { id: LEADER.id, role: 'supervisor', organisationId: 'caf-exemple' },
    };
    for (const [step, { from }] of Object.entries(STEPS)) {
      if (from.some((stage) => stage === 'running')) continue;
      expect(() => groupSession.decide(session.state, { step } as Step, now)).toThrow(
        expect.objectContaining({
          code: 'step-not-allowed',
          extra: { allowed: expect.arrayContaining(['record-attendance']) },
        }),
      );
    }
  });
});

describe('a correction', () => {
  it('takes back a meeting, an attendance and an interview', () => {
    const session = attended();
    const numberOf = (type: string) => session.journal.findLast(({ fact }) => fact.type === type)!.number;
    const correct = (fact: number) => session.take({ step: 'correct', fact, reason: 'x' }, 'supervisor');
    correct(numberOf('attendance-recorded'));
    expect(session.state.sheets.map(({ half }) => half)).toEqual(['morning']);
    correct(numberOf('three-way-meeting-recorded'));
    expect(session.participant('p1')?.meeting).toBeUndefined();
    const over = made(reviewing(), (course) => course.take(review(), LEADER));
    over.take({ step: 'correct', fact: over.state.version, reason: 'x' }, 'supervisor');
    expect(over.participant('p1')?.review).toBeUndefined();
  });
});
