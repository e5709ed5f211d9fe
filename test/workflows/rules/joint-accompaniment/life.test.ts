import { describe, expect, it } from '@jest/globals';
import { milestoneOf, presentPartners } from '../../../../workflows/rules/joint-accompaniment/state.ts';
import { day } from '../../../families/bodies.ts';
import {
  contract,
  handoverMeeting,
  LANDLORD,
  openedJoint,
  partner,
  SITE,
  sublet,
  withPartners,
  type JointCourse,
} from '../../../families/joint-course.ts';

const opened = () => withPartners(openedJoint('2027-01-04'));
const met = (course: JointCourse) =>
  course.take({ step: 'record-meeting', on: course.today, present: ['La personne'] }, 'caseworker');
const meetings = (course: JointCourse) => course.fallen('meeting-due');

describe('meetings', () => {
  it('are due every week at first, from the last one held', () => {
    const course = openedJoint('2027-01-04').until('2027-01-13');
    met(course);
    course.until('2027-01-27');
    expect(meetings(course)).toEqual(['2027-01-11', '2027-01-20', '2027-01-27']);
  });

  it('widen by the rule: every two weeks after three months, every four after six', () => {
    const course = openedJoint('2027-01-04').until('2027-09-01');
    const due = meetings(course);
    expect(due.filter((on) => on < '2027-04-05')).toHaveLength(12);
    expect(due.filter((on) => on >= '2027-04-05' && on < '2027-07-05')).toHaveLength(7);
    expect(due.filter((on) => on >= '2027-07-05')).toEqual(['2027-07-12', '2027-08-09']);
  });

  it('widen by a decision, with its reason', () => {
    const course = openedJoint('2027-01-04').until('2027-01-13');
    met(course);
    course.take({ step: 'set-rhythm', everyDays: 21, reason: 'Tout va bien au travail' }, 'caseworker');
    course.until('2027-02-28');
    expect(meetings(course)).toEqual(['2027-01-11', '2027-02-03', '2027-02-24']);
  });

  it('recorded in error no longer count', () => {
    const course = openedJoint('2027-01-04').until('2027-01-06');
    met(course);
    course.take({ step: 'correct', fact: course.state.version, reason: 'Autre personne' }, 'supervisor');
    expect(course.until('2027-01-11').fallen('meeting-due')).toEqual(['2027-01-11']);
  });
});

describe('partners', () => {
  it('join, leave and come back, each with an area of its own', () => {
    const course = opened().until('2027-02-01');
    course.take(
      { step: 'end-partner', partnerId: 'u-site', on: day('2027-01-29'), reason: 'Contrat fini' },
      'caseworker',
    );
    expect(presentPartners(course.state).map(({ partnerId }) => partnerId)).toEqual(['u-landlord']);
    course.days(5).take({ step: 'add-partner', ...partner('u-site', 'Formation') }, 'caseworker');
    expect(course.state.team).toMatchObject([
      { partnerId: 'u-landlord', area: 'Logement' },
      { partnerId: 'u-site', area: 'Formation', since: '2027-02-06' },
    ]);
  });

  it('have their areas set again at each review, which is written down, and due every three months', () => {
    const course = opened().until('2027-04-06');
    expect(course.fallen('review-due')).toEqual(['2027-04-02']);
    course.take(
      {
        step: 'hold-review',
        on: course.today,
        summary: 'Le loyer est payé, l’emploi tient.',
        areas: [
          { partnerId: 'u-site', area: 'Travail et permis' },
          { partnerId: 'u-landlord', area: 'Logement, entretien' },
        ],
      },
      'caseworker',
    );
    expect(presentPartners(course.state).map(({ area }) => area)).toEqual([
      'Travail et permis',
      'Logement, entretien',
    ]);
    expect(
      course
        .effects()
        .slice(-2)
        .map(({ what }) => what),
    ).toEqual(['letter joint-review-sheet', 'notice joint-review-held']);
    expect(course.until('2027-07-07').fallen('review-due')).toEqual(['2027-04-02', '2027-07-06']);
  });
});

describe('the sublet', () => {
  it('slides to the tenant’s own lease, milestone after milestone', () => {
    const course = opened();
    course.take({ step: 'sign-sublet', ...sublet('2027-01-04') }, LANDLORD);
    expect(milestoneOf(course.state)).toBe('sublet-signed');
    course.until('2027-04-06');
    expect(course.fallen('sublet-review-due')).toEqual(['2027-04-02']);
    course.take({ step: 'review-sublet', on: course.today, favourable: true }, LANDLORD);
    course.days(10).take({ step: 'record-landlord-agreement', on: course.today }, LANDLORD);
    expect(milestoneOf(course.state)).toBe('landlord-agreed');
    course.days(31);
    expect(course.fallen('lease-to-transfer')).toEqual(['2027-05-14']);
    course.take({ step: 'transfer-lease', on: course.today }, LANDLORD);
    expect(milestoneOf(course.state)).toBe('lease-transferred');
    expect(course.effects().at(-1)?.what).toBe('notice lease-transferred');
    expect(course.until('2027-12-31').fallen('sublet-review-due')).toEqual(['2027-04-02']);
  });

  it('that ends without a lease makes room for another', () => {
    const course = opened();
    course.take({ step: 'sign-sublet', ...sublet('2027-01-04') }, LANDLORD);
    course
      .days(40)
      .take({ step: 'end-sublet', on: course.today, reason: 'Logement trop loin' }, 'caseworker');
    expect(milestoneOf(course.state)).toBeUndefined();
    course.take({ step: 'sign-sublet', ...sublet(course.today) }, LANDLORD);
    expect(course.state.formerSublets).toHaveLength(1);
  });
});

describe('the integration contract', () => {
  it('has its end watched, and its outcome asked afterwards', () => {
    const course = opened();
    course.take({ step: 'sign-contract', ...contract('2027-01-04', '2027-06-30') }, SITE);
    course.until('2027-07-08');
    expect(course.fallen('contract-ends')).toEqual(['2027-04-30', '2027-05-31', '2027-06-23']);
    expect(course.fallen('contract-outcome')).toEqual(['2027-07-01', '2027-07-08']);
    course.take({ step: 'end-contract', on: day('2027-06-30'), outcome: 'lasting-job' }, SITE);
    expect(course.state.formerContracts).toMatchObject([{ outcome: 'lasting-job' }]);
    expect(course.until('2027-09-01').fallen('contract-outcome')).toHaveLength(2);
  });

  it('extended, is watched until its new end', () => {
    const course = opened();
    course.take({ step: 'sign-contract', ...contract('2027-01-04', '2027-06-30') }, SITE);
    course.until('2027-06-25').take({ step: 'extend-contract', endsOn: day('2027-12-31') }, SITE);
    course.until('2027-12-31');
    expect(course.fallen('contract-outcome')).toEqual([]);
    expect(course.fallen('contract-ends').slice(-3)).toEqual(['2027-10-29', '2027-12-01', '2027-12-24']);
  });
});

describe('the end', () => {
  it('comes with a handover meeting, organised, held, and asked for', () => {
    const course = opened().until('2027-10-01');
    course.take({ step: 'plan-handover-meeting', ...handoverMeeting('2027-10-12') }, 'caseworker');
    expect(course.state.stage).toBe('handover');
    expect(
      course
        .effects()
        .slice(-2)
        .map(({ what }) => what),
    ).toEqual(['letter joint-handover-meeting', 'notice joint-handover-planned']);
    course.until('2027-10-18');
    expect(course.fallen('handover-meeting')).toEqual(['2027-10-11']);
    expect(course.fallen('handover-asked')).toEqual(['2027-10-13', '2027-10-15']);
    course.take(
      { step: 'hold-handover-meeting', on: day('2027-10-12'), present: ['Tous'], summary: 'Relais pris.' },
      'caseworker',
    );
    course.take({ step: 'close', reason: 'handed-over' }, 'caseworker');
    expect(course.kind.summary(course.state)).toMatchObject({ stage: 'closed', closedFor: 'handed-over' });
    expect(course.kind.agenda(course.state)).toEqual([]);
  });

  it('comes without one when the person has left', () => {
    const course = opened();
    course.take({ step: 'close', reason: 'person-left' }, 'caseworker');
    expect(course.state.ended?.reason).toBe('person-left');
  });
});
