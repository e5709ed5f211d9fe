import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../../../workflows/rules/joint-accompaniment/steps.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  contract,
  handoverMeeting,
  jointOpening,
  LANDLORD,
  openedJoint,
  partner,
  SITE,
  sublet,
  withPartners,
  type JointCourse,
} from '../../../families/joint-course.ts';

const TODAY = day('2027-01-04');
const TOMORROW = day('2027-01-05');
const YESTERDAY = day('2027-01-03');
const opened = () => withPartners(openedJoint(TODAY));
const withSublet = () => taken(opened(), { step: 'sign-sublet', ...sublet(TODAY) });
const reviewed = (favourable: boolean) =>
  taken(withSublet(), { step: 'review-sublet', on: TODAY, favourable });
const agreed = () => taken(reviewed(true), { step: 'record-landlord-agreement', on: TODAY });
const transferred = () => taken(agreed(), { step: 'transfer-lease', on: TODAY });
const hired = () => taken(opened(), { step: 'sign-contract', ...contract('2027-01-04', '2027-06-30') });
const left = () =>
  taken(opened(), { step: 'end-partner', partnerId: 'u-site', on: TODAY, reason: 'Contrat fini' });
const planned = () => taken(opened(), { step: 'plan-handover-meeting', ...handoverMeeting(TODAY) });
const held = () => taken(planned(), meeting());

function taken(course: JointCourse, step: Step, who: Who = 'supervisor'): JointCourse {
  course.take(step, who);
  return course;
}

const meeting = (on = TODAY): Step => ({
  step: 'hold-handover-meeting',
  on,
  present: ['Tous'],
  summary: 'Relais pris.',
});
const met = (on = TODAY): Step => ({ step: 'record-meeting', on, present: ['La personne'] });
const review = (ids: string[], on = TODAY): Step => ({
  step: 'hold-review',
  on,
  summary: 'x',
  areas: ids.map((partnerId) => ({ partnerId, area: 'x' })),
});

/** What is refused: the code, on which course, which step, by whom. */
const REFUSALS: [code: string, course: () => JointCourse, step: Step, who?: Who][] = [
  ['already-open', opened, { step: 'open', ...jointOpening() }],
  ['partner-already-there', opened, { step: 'add-partner', ...partner('u-site', 'x') }],
  ['not-a-partner', opened, { step: 'end-partner', partnerId: 'u-nobody', on: TODAY, reason: 'x' }],
  ['partner-left', left, { step: 'end-partner', partnerId: 'u-site', on: TODAY, reason: 'x' }],
  ['date-in-future', opened, { step: 'end-partner', partnerId: 'u-site', on: TOMORROW, reason: 'x' }],
  ['date-before-opening', opened, { step: 'end-partner', partnerId: 'u-site', on: YESTERDAY, reason: 'x' }],
  ['partner-left', left, { step: 'set-sight', partnerId: 'u-site', sees: [] }],
  ['partner-left', left, met(), SITE],
  ['not-a-partner', opened, met(), { id: 'u-nobody', role: 'partner' }],
  ['not-your-area', opened, met(), LANDLORD],
  ['not-your-area', opened, { step: 'sign-sublet', ...sublet(TODAY) }, SITE],
  ['role-not-allowed', opened, review(['u-site', 'u-landlord']), SITE],
  ['date-in-future', opened, met(TOMORROW)],
  ['date-before-opening', opened, met(YESTERDAY)],
  ['already-set-then', opened, { step: 'set-rhythm', everyDays: 7, reason: 'x' }],
  ['area-missing', opened, review(['u-site'])],
  ['duplicate-area', opened, review(['u-site', 'u-site', 'u-landlord'])],
  ['partner-left', left, review(['u-site', 'u-landlord'])],
  ['not-a-partner', opened, review(['u-nobody', 'u-site', 'u-landlord'])],
  ['date-in-future', opened, review(['u-site', 'u-landlord'], TOMORROW)],
  ['amount-not-in-cents', opened, { step: 'sign-sublet', ...sublet(TODAY), rentCents: 380.5 }],
  ['amount-negative', opened, { step: 'sign-sublet', ...sublet(TODAY), rentCents: -1 }],
  ['date-in-future', opened, { step: 'sign-sublet', ...sublet(TOMORROW) }],
  ['sublet-already-signed', withSublet, { step: 'sign-sublet', ...sublet(TODAY) }],
  ['sublet-missing', opened, { step: 'review-sublet', on: TODAY, favourable: true }],
  ['dates-out-of-order', withSublet, { step: 'review-sublet', on: YESTERDAY, favourable: true }],
  ['sublet-review-missing', withSublet, { step: 'record-landlord-agreement', on: TODAY }],
  ['sublet-review-unfavourable', () => reviewed(false), { step: 'record-landlord-agreement', on: TODAY }],
  ['landlord-already-agreed', agreed, { step: 'record-landlord-agreement', on: TODAY }],
  ['landlord-agreement-missing', () => reviewed(true), { step: 'transfer-lease', on: TODAY }],
  ['date-in-future', agreed, { step: 'transfer-lease', on: TOMORROW }],
  ['lease-already-transferred', transferred, { step: 'end-sublet', on: TODAY, reason: 'x' }],
  ['dates-out-of-order', opened, { step: 'sign-contract', ...contract('2027-02-01', '2027-01-31') }],
  ['contract-already-running', hired, { step: 'sign-contract', ...contract('2027-01-04', '2027-06-30') }],
  ['contract-missing', opened, { step: 'extend-contract', endsOn: day('2027-12-31') }],
  ['dates-out-of-order', hired, { step: 'extend-contract', endsOn: day('2027-06-30') }],
  ['contract-missing', opened, { step: 'end-contract', on: TODAY, outcome: 'training' }],
  ['date-in-future', hired, { step: 'end-contract', on: TOMORROW, outcome: 'training' }],
  ['dates-out-of-order', hired, { step: 'end-contract', on: YESTERDAY, outcome: 'training' }],
  ['meeting-date-past', opened, { step: 'plan-handover-meeting', ...handoverMeeting(YESTERDAY) }],
  ['handover-meeting-held', held, { step: 'plan-handover-meeting', ...handoverMeeting(TOMORROW) }],
  ['handover-meeting-held', held, meeting()],
  ['date-in-future', planned, meeting(TOMORROW)],
  ['date-before-opening', planned, meeting(YESTERDAY)],
  ['step-not-allowed', opened, meeting()],
  ['handover-meeting-missing', opened, { step: 'close', reason: 'handed-over' }],
  ['handover-meeting-missing', planned, { step: 'close', reason: 'handed-over' }],
  ['sublet-open', withSublet, { step: 'close', reason: 'moved-away' }],
  ['unknown-fact', opened, { step: 'correct', fact: 99, reason: 'x' }],
  [
    'already-corrected',
    () => taken(opened(), { step: 'correct', fact: 1, reason: 'x' }),
    { step: 'correct', fact: 1, reason: 'x' },
  ],
  ['step-not-allowed', () => taken(opened(), { step: 'close', reason: 'death' }), met()],
];

describe('a joint accompaniment refuses, and nothing changes', () => {
  it.each(REFUSALS)('%s (%#)', (code, build, step, who = 'supervisor') => {
    const course = build();
    const before = JSON.stringify([course.state, course.journal]);
    expect(course.refusal(step, who)).toBe(code);
    expect(JSON.stringify([course.state, course.journal])).toBe(before);
  });
});
