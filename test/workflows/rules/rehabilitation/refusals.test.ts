import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../../../workflows/rules/rehabilitation/steps.ts';
import { day } from '../../../families/bodies.ts';
import type { Who } from '../../../families/course.ts';
import {
  accepted,
  ASSOCIATION,
  committed,
  onSite,
  openedRehabilitation,
  project,
  rehabilitationOpening,
  siteEnded,
  WORKS,
  type RehabilitationCourse,
} from '../../../families/rehabilitation-course.ts';

const TODAY = day('2027-03-01');
const YESTERDAY = day('2027-02-28');
const TOMORROW = day('2027-03-02');
const opened = () => openedRehabilitation(TODAY);
const setOut = () => committed(opened(), []);
const signed = () => committed(opened());
const planned = () => taken(signed(), { step: 'plan-committee', on: TODAY });
const withWorkshop = () => taken(onSite(opened()), invitation(TODAY, 30_000));

function taken(course: RehabilitationCourse, step: Step, who: Who = 'supervisor'): RehabilitationCourse {
  course.take(step, who);
  return course;
}

function invitation(on: string, amountCents: number): Step {
  const budget = [{ label: 'Matériaux', amountCents }];
  return { step: 'invite-to-workshop', on: day(on), venue: 'Atelier', topic: 'Enduire', budget };
}

const sign = (party: string, on = TODAY, version = 1) =>
  ({ step: 'sign-commitment', version, party, on }) as Step;
const hours = (count: number, on = TODAY): Step => ({
  step: 'record-hours',
  heading: 'siteAndMediation',
  hours: count,
  on,
});
const materials = (amountCents: number, on = TODAY): Step => ({
  step: 'record-materials',
  label: 'Peinture',
  amountCents,
  on,
});
const end = (done: string[], on = TODAY): Step => ({
  step: 'record-end-of-site',
  on,
  present: ['family', 'association'],
  done,
});
const diagnosis = (present: string[], on = TODAY) =>
  ({ step: 'record-diagnosis', on, present, findings: 'x' }) as Step;
const ALL = ['worker', 'family', 'association'];

/** What is refused: the code, on which course, which step, by whom. */
const REFUSALS: [code: string, course: () => RehabilitationCourse, step: Step, who?: Who][] = [
  ['already-open', opened, { step: 'open', ...rehabilitationOpening() }],
  ['project-missing', opened, sign('family')],
  ['project-missing', opened, { step: 'plan-committee', on: TODAY }],
  ['unknown-party', setOut, sign('neighbour')],
  ['other-version', setOut, sign('family', TODAY, 2)],
  ['date-in-future', setOut, sign('family', TOMORROW)],
  ['dates-out-of-order', setOut, sign('family', YESTERDAY)],
  ['already-signed', () => committed(opened(), ['family']), sign('family')],
  ['not-yours-to-sign', setOut, sign('family'), ASSOCIATION],
  ['not-a-partner', setOut, sign('association'), { id: 'u-other', role: 'partner' }],
  ['signature-missing', setOut, { step: 'plan-committee', on: TOMORROW }],
  [
    'signature-missing',
    () => committed(opened(), ['worker', 'association']),
    { step: 'plan-committee', on: TOMORROW },
  ],
  ['committee-date-past', signed, { step: 'plan-committee', on: YESTERDAY }],
  ['already-set-then', planned, { step: 'plan-committee', on: TODAY }],
  ['committee-not-planned', signed, { step: 'record-decision', decision: 'accepted' }],
  [
    'committee-to-come',
    () => taken(signed(), { step: 'plan-committee', on: TOMORROW }),
    { step: 'record-decision', decision: 'accepted' },
  ],
  ['reason-missing', planned, { step: 'record-decision', decision: 'refused' }],
  [
    'reason-missing',
    planned,
    { step: 'record-decision', decision: 'postponed', postponedTo: day('2027-04-01') },
  ],
  ['postponement-date-missing', planned, { step: 'record-decision', decision: 'postponed', reason: 'Devis' }],
  [
    'committee-date-past',
    planned,
    { step: 'record-decision', decision: 'postponed', reason: 'Devis', postponedTo: YESTERDAY },
  ],
  ['not-postponed', planned, { step: 'record-decision', decision: 'accepted', postponedTo: TOMORROW }],
  ['role-not-allowed', planned, { step: 'record-decision', decision: 'accepted' }, 'caseworker'],
  ['role-not-allowed', setOut, { step: 'set-out-project', ...project() }, ASSOCIATION],
  ['step-not-allowed', planned, diagnosis(ALL)],
  ['visit-date-past', () => accepted(opened()), { step: 'plan-visit', on: YESTERDAY }],
  ['party-absent', () => accepted(opened()), diagnosis(['worker', 'family'])],
  ['date-in-future', () => accepted(opened()), diagnosis(ALL, TOMORROW)],
  ['dates-out-of-order', () => accepted(opened()), diagnosis(ALL, YESTERDAY)],
  [
    'party-absent',
    () => taken(accepted(opened()), diagnosis(ALL)),
    { step: 'define-works', on: TODAY, present: ['association'], works: [...WORKS] },
  ],
  [
    'duplicate-works',
    () => taken(accepted(opened()), diagnosis(ALL)),
    { step: 'define-works', on: TODAY, present: ['family'], works: [WORKS[0], WORKS[0]] },
  ],
  ['hours-not-whole', () => onSite(opened()), hours(1.5)],
  ['hours-negative', () => onSite(opened()), hours(-2)],
  ['hours-nothing', () => onSite(opened()), hours(0)],
  ['date-in-future', () => onSite(opened()), hours(3, TOMORROW)],
  ['date-before-opening', () => onSite(opened()), hours(3, YESTERDAY)],
  ['amount-not-in-cents', () => onSite(opened()), materials(99.5)],
  ['amount-negative', () => onSite(opened()), materials(-1)],
  ['date-before-opening', () => onSite(opened()), materials(100, YESTERDAY)],
  ['share-reason-missing', () => onSite(opened()), { step: 'agree-family-share', amountCents: 100 }],
  [
    'amount-not-in-cents',
    () => onSite(opened()),
    { step: 'agree-family-share', amountCents: 0.1, reason: 'x' },
  ],
  [
    'share-over-materials',
    () => taken(onSite(opened()), { step: 'agree-family-share', amountCents: 1, reason: 'x' }),
    end(['w1']),
  ],
  ['workshop-over-budget', () => onSite(opened()), invitation(TOMORROW, 30_001)],
  ['amount-not-in-cents', () => onSite(opened()), invitation(TOMORROW, 0.5)],
  ['workshop-date-past', () => onSite(opened()), invitation(YESTERDAY, 100)],
  ['workshop-not-planned', () => onSite(opened()), { step: 'record-workshop', attended: true, spent: [] }],
  [
    'workshop-to-come',
    () => taken(onSite(opened()), invitation(TOMORROW, 100)),
    { step: 'record-workshop', attended: true, spent: [] },
  ],
  [
    'workshop-over-budget',
    withWorkshop,
    { step: 'record-workshop', attended: true, spent: [{ label: 'Bois', amountCents: 30_001 }] },
  ],
  [
    'workshop-already-held',
    () => taken(withWorkshop(), { step: 'record-workshop', attended: false, spent: [] }),
    { step: 'record-workshop', attended: true, spent: [] },
  ],
  [
    'workshop-already-held',
    () => taken(withWorkshop(), { step: 'record-workshop', attended: false, spent: [] }),
    invitation(TOMORROW, 100),
  ],
  ['unknown-works', () => onSite(opened()), end(['w1', 'w9'])],
  ['date-in-future', () => onSite(opened()), end([], TOMORROW)],
  ['step-not-allowed', () => onSite(opened()), { step: 'record-evaluation', familyView: 'x', summary: 'x' }],
  ['step-not-allowed', () => siteEnded(opened()), invitation(TOMORROW, 100)],
  ['unknown-fact', opened, { step: 'correct', fact: 99, reason: 'x' }],
  [
    'already-corrected',
    () => taken(setOut(), { step: 'correct', fact: 1, reason: 'x' }),
    { step: 'correct', fact: 1, reason: 'x' },
  ],
  [
    'step-not-allowed',
    () => taken(opened(), { step: 'abandon', reason: 'Déménagement' }),
    { step: 'set-out-project', ...project() },
  ],
];

describe('a home rehabilitation refuses, and nothing changes', () => {
  it.each(REFUSALS)('%s (%#)', (code, build, step, who = 'supervisor') => {
    const course = build();
    const before = JSON.stringify([course.state, course.journal]);
    expect(course.refusal(step, who)).toBe(code);
    expect(JSON.stringify([course.state, course.journal])).toBe(before);
  });
});
