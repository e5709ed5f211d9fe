/** What the practices count for in the figures, and what of them people meet in a calendar. */
import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../workflows/rules/calendar.ts';
import type { CaseKind } from '../../../workflows/rules/case.ts';
import { jointAccompaniment } from '../../../workflows/rules/joint-accompaniment/index.ts';
import { rehabilitation } from '../../../workflows/rules/rehabilitation/index.ts';
import { repaymentPlan, tracked } from '../../families/arrears-course.ts';
import { countsOf, type CaseCourse } from '../../families/course.ts';
import {
  awaitingPlace,
  COUNCIL_WORKER,
  inPhase2,
  judged,
  SPECIALIST,
} from '../../families/home-purchase-course.ts';
import { contract, handoverMeeting, openedJoint, sublet } from '../../families/joint-course.ts';
import {
  accepted,
  ASSOCIATION,
  committed,
  onSite,
  openedRehabilitation,
} from '../../families/rehabilitation-course.ts';

const MONDAY = '2027-02-01';

/** « detail value » of what stands, the last said of each; then how it ended, and after how many days. */
function standing<
  State extends { id: string; version: number },
  Step extends { step: string },
  Fact extends { type: string },
>(course: CaseCourse<State, Step, Fact>): string[] {
  const undertaken = countsOf(course).filter(({ measure }) => measure === 'undertaking');
  const last = new Map(
    undertaken.map((one) => [one.subject, `${one.detail} ${one.value} ${one.on ?? ''}`.trim()]),
  );
  const closures = countsOf(course).filter(({ measure }) => measure === 'closure');
  return [...last.values(), ...closures.map(({ value, days }) => `closed ${value} after ${days}`)];
}

const meetings = (kind: Pick<CaseKind<never, never, never>, 'appointments'>, { state }: { state: object }) =>
  (kind.appointments?.(state as never) ?? []).map(({ key, on, at }) =>
    [key, on, at].filter(Boolean).join(' '),
  );

describe('An accompaniment of home buyers', () => {
  it('counts each response on the day it was given, with its amount and what came of it', () => {
    const course = judged(inPhase2(MONDAY), true);
    course.take({ step: 'give-response', on: course.today, response: 'lender-negotiation' }, SPECIALIST);
    course.take(
      { step: 'give-response', on: course.today, response: 'financial-aid', amountCents: 35_000 },
      COUNCIL_WORKER,
    );
    expect(standing(course)).toEqual([
      `viability viable ${MONDAY}`,
      `lender-negotiation awaited ${MONDAY}`,
      `financial-aid awaited ${MONDAY}`,
    ]);
    const [negotiation, aid] = course.state.responses;
    course
      .days(30)
      .take(
        { step: 'record-result', fact: aid!.number, on: course.today, result: 'obtained' },
        COUNCIL_WORKER,
      );
    course.take(
      { step: 'record-result', fact: negotiation!.number, on: course.today, result: 'refused' },
      SPECIALIST,
    );
    course.take(
      { step: 'end-phase-2', on: course.today, conclusion: 'home-kept', reason: 'Échéances allégées.' },
      SPECIALIST,
    );
    expect(standing(course)).toEqual([
      `viability viable ${MONDAY}`,
      `lender-negotiation refused ${MONDAY}`,
      `financial-aid obtained ${MONDAY}`,
      'closed home-kept after 30',
    ]);
    expect(countsOf(course).findLast(({ detail }) => detail === 'financial-aid')).toMatchObject({
      amountCents: 35_000,
    });
    expect(countsOf(course)[0]).toEqual({ measure: 'opening', value: 'home-purchase' });
  });

  it('counts a family that gave up while it waited', () => {
    const course = awaitingPlace(MONDAY).days(10);
    course.take({ step: 'withdraw', reason: 'Déménagement' }, COUNCIL_WORKER);
    expect(standing(course)).toEqual(['closed withdrawn after 10']);
  });
});

/** Two instalments agreed to, the first of them due today. */
const planned = () => {
  const course = tracked('2027-02-10');
  course.take(repaymentPlan(course, { instalments: 2 }), 'caseworker');
  return course.until('2027-03-01');
};

describe('An arrears track', () => {
  it('counts a plan on the day it was agreed: in force, broken, then kept once the mistake is taken back', () => {
    const course = planned();
    expect(standing(course)).toEqual(['repayment-plan in-force 2027-02-10']);
    course.take({ step: 'record-instalment', instalment: 1, paid: false }, 'caseworker');
    expect(standing(course)).toEqual(['repayment-plan broken 2027-02-10']);
    course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille' }, 'supervisor');
    expect(standing(course)).toEqual(['repayment-plan in-force 2027-02-10']);
    course.take({ step: 'record-instalment', instalment: 1, paid: true }, 'caseworker');
    course.until('2027-04-01').take({ step: 'record-instalment', instalment: 2, paid: true }, 'caseworker');
    course.take({ step: 'end', reason: 'settled' }, 'caseworker');
    expect(standing(course)).toEqual(['repayment-plan kept 2027-02-10', 'closed settled after 50']);
  });

  it('counts each of several plans', () => {
    const course = planned();
    course.take({ step: 'record-instalment', instalment: 1, paid: false }, 'caseworker');
    course.take(repaymentPlan(course), 'caseworker');
    expect(standing(course)).toEqual([
      'repayment-plan broken 2027-02-10',
      'repayment-plan in-force 2027-03-01',
    ]);
  });
});

describe('A home rehabilitation', () => {
  it('counts the last word of the committee, and how it ended', () => {
    const course = committed(openedRehabilitation(MONDAY));
    course.take({ step: 'plan-committee', on: course.today }, 'caseworker');
    const postponedTo = addDays(course.today, 14);
    course.take(
      { step: 'record-decision', decision: 'postponed', reason: 'Dossier incomplet', postponedTo },
      'supervisor',
    );
    expect(standing(course)).toEqual(['committee postponed']);
    course
      .until(postponedTo)
      .take({ step: 'record-decision', decision: 'refused', reason: 'x' }, 'supervisor');
    expect(standing(course)).toEqual(['committee refused', 'closed refused after 14']);
  });

  it('puts in a calendar the committee, the visit awaited and the workshop, until each is held', () => {
    const course = committed(openedRehabilitation(MONDAY));
    course.take({ step: 'plan-committee', on: addDays(course.today, 7) }, 'caseworker');
    expect(meetings(rehabilitation, course)).toEqual(['committee-1 2027-02-08']);
    course.take({ step: 'plan-committee', on: addDays(course.today, 9) }, 'caseworker');
    expect(meetings(rehabilitation, course)).toEqual(['committee-1 2027-02-10']);

    const first = accepted(openedRehabilitation(MONDAY));
    expect(meetings(rehabilitation, first)).toEqual([]);
    first.take({ step: 'plan-visit', on: addDays(first.today, 3), at: '09:30' }, ASSOCIATION);
    expect(meetings(rehabilitation, first)).toEqual(['visit-first 2027-02-04 09:30']);

    const site = onSite(openedRehabilitation(MONDAY));
    const workshop = { on: addDays(site.today, 4), at: '14:00', venue: 'x', topic: 'y', budget: [] };
    site.take({ step: 'invite-to-workshop', ...workshop }, ASSOCIATION);
    expect(meetings(rehabilitation, site)).toEqual(['workshop 2027-02-05 14:00']);
    site.until('2027-02-05').take({ step: 'record-workshop', attended: false, spent: [] }, ASSOCIATION);
    expect(meetings(rehabilitation, site)).toEqual([]);
    expect(standing(site)).toEqual(['committee accepted', 'workshop absent']);
  });
});

describe('A joint accompaniment', () => {
  it('counts contracts and sublets on the day they began, with what came of them', () => {
    const course = openedJoint(MONDAY);
    course.take({ step: 'sign-contract', ...contract(MONDAY, '2027-05-31') }, 'caseworker');
    course.take({ step: 'sign-sublet', ...sublet(MONDAY) }, 'caseworker');
    expect(standing(course)).toEqual([`contract running ${MONDAY}`, `sublet running ${MONDAY}`]);
    course
      .until('2027-03-01')
      .take({ step: 'end-contract', on: course.today, outcome: 'training' }, 'caseworker');
    course.take({ step: 'sign-contract', ...contract('2027-03-01', '2027-08-31') }, 'caseworker');
    course.take({ step: 'end-sublet', on: course.today, reason: 'x' }, 'caseworker');
    course.take({ step: 'close', reason: 'moved-away' }, 'caseworker');
    expect(standing(course)).toEqual([
      `contract training ${MONDAY}`,
      `sublet ended ${MONDAY}`,
      'contract running 2027-03-01',
      'closed moved-away after 28',
    ]);
  });

  it('puts the handover meeting in a calendar, until it is held', () => {
    const course = openedJoint(MONDAY);
    course.take({ step: 'plan-handover-meeting', ...handoverMeeting('2027-02-12') }, 'caseworker');
    expect(meetings(jointAccompaniment, course)).toEqual(['handover 2027-02-12']);
    course
      .until('2027-02-12')
      .take({ step: 'hold-handover-meeting', on: course.today, present: ['x'], summary: 'y' }, 'caseworker');
    expect(meetings(jointAccompaniment, course)).toEqual([]);
  });
});
