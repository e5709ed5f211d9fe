import { describe, expect, it } from '@jest/globals';
import type { SystemStep } from '../../../../workflows/rules/accompaniment/steps.ts';
import { day, objective, plan } from '../../../families/bodies.ts';
import {
  agree,
  awaitingAssignment,
  inNegotiation,
  inPreCourse,
  inProgress,
  opened,
} from '../../../families/course.ts';

const eligible: SystemStep & { step: 'record-eligibility' } = {
  step: 'record-eligibility',
  result: 'eligible',
  criteria: [],
  missing: [],
};
const unknown: SystemStep & { step: 'record-coordination-check' } = {
  step: 'record-coordination-check',
  known: false,
  services: [],
  unanswered: [],
};

describe('screening', () => {
  it('asks both checks as soon as it opens', () => {
    const course = opened('2027-03-01');
    expect(course.effects().map(({ what }) => what)).toEqual(['checkEligibility', 'checkCoordination']);
  });

  it('goes on only when the family is eligible and no other service follows it', () => {
    const course = opened('2027-03-01');
    course.take(eligible);
    expect(course.state.stage).toBe('screening');
    course.take(unknown);
    expect(course.state.stage).toBe('awaiting-assignment');
  });

  it('closes when the family is not eligible, or followed elsewhere', () => {
    const notEligible = opened('2027-03-01');
    notEligible.take({ ...eligible, result: 'not-eligible' });
    expect(notEligible.state.closed?.reason).toBe('not-eligible');
    const followed = opened('2027-03-01');
    followed.take({ ...unknown, known: true, services: ['Service exemple'] });
    expect(followed.state.closed?.reason).toBe('followed-elsewhere');
  });

  it('stays when something is missing, until the facts are completed', () => {
    const course = opened('2027-03-01');
    course.take({ ...eligible, result: 'undetermined', missing: ['children'] });
    course.take(unknown);
    expect(course.state).toMatchObject({ stage: 'screening', eligibility: { missing: ['children'] } });
    course.take({ step: 'screen-again' }, 'intake-officer');
    expect(course.effects().at(-1)?.what).toBe('checkEligibility');
    course.take(eligible);
    expect(course.state.stage).toBe('awaiting-assignment');
  });

  it('stays while a service has not answered, until the answer is given by hand', () => {
    const course = opened('2027-03-01');
    course.take(eligible);
    course.take({ ...unknown, unanswered: ['Service de secteur exemple'] });
    expect(course.state.coordination).toMatchObject({ unanswered: ['Service de secteur exemple'] });
    course.take({ step: 'record-coordination-answer', known: false }, 'intake-officer');
    expect(course.state.stage).toBe('awaiting-assignment');
  });

  it('is let through by a supervisor with a reason', () => {
    const course = opened('2027-03-01');
    course.take({ ...eligible, result: 'undetermined', missing: ['children'] });
    course.take({ step: 'accept-undetermined', reason: 'Situation connue du service' }, 'supervisor');
    expect(course.state.stage).toBe('awaiting-assignment');
  });

  it('ignores an answer that comes once the course has moved on', () => {
    const course = inPreCourse('2027-03-01');
    expect(course.take({ ...eligible, result: 'not-eligible' })).toEqual([]);
    expect(course.take({ ...unknown, known: true })).toEqual([]);
  });

  it('chooses a caseworker by itself where the organisation wants it', () => {
    const course = awaitingAssignment('2027-03-01', { automaticAssignment: true });
    expect(course.effects().at(-1)?.what).toBe('chooseCaseworker');
  });
});

describe('the plan', () => {
  it('is in force when both agree to the same revision, from the later of the two days', () => {
    const course = inNegotiation('2027-03-01');
    course.take({ step: 'propose-plan', ...plan() });
    course.days(3).take({ step: 'agree-plan', revision: 1, party: 'caseworker', on: day('2027-03-04') });
    expect(course.state.stage).toBe('plan-negotiation');
    course.days(2).take({ step: 'agree-plan', revision: 1, party: 'family', on: day('2027-03-05') });
    expect(course.state.term).toEqual({ number: 1, startedOn: '2027-03-05', endsOn: '2027-09-05' });
  });

  it('loses its agreements when a new revision is proposed', () => {
    const course = inNegotiation('2027-03-01');
    course.take({ step: 'propose-plan', ...plan() });
    course.take({ step: 'agree-plan', revision: 1, party: 'family', on: course.today });
    course.take({ step: 'propose-plan', ...plan() });
    course.take({ step: 'agree-plan', revision: 2, party: 'caseworker', on: course.today });
    expect(course.state.stage).toBe('plan-negotiation');
    expect(course.refusal({ step: 'agree-plan', revision: 1, party: 'family', on: course.today })).toBe(
      'not-the-proposed-revision',
    );
  });

  it('stays in force while an amendment is negotiated, and no date moves', () => {
    const course = inProgress('2027-03-01').until('2027-05-03');
    const before = course.state.term;
    const objectives = [objective({ id: 'o2', problem: 'budget' })];
    course.take({ step: 'propose-plan', ...plan({ objectives }) });
    expect(course.state.plan?.objectives.map(({ id }) => id)).toEqual(['o1']);
    agree(course, 2);
    expect(course.state.plan?.objectives.map(({ id }) => id)).toEqual(['o2']);
    expect(course.state.term).toEqual(before);
    expect(course.state.stage).toBe('in-progress');
  });
});

describe('a home visit', () => {
  const met = { step: 'record-home-visit', met: true } as const;

  it.each([
    ['on the day it was set for', '2027-03-05', '2027-03-05'],
    ['today, when it was made before that day', '2027-03-12', '2027-03-08'],
    ['today, when none was set', undefined, '2027-03-08'],
  ])('that does not say its day was %s', (_, set, on) => {
    const course = inPreCourse('2027-03-01');
    if (set) course.take({ step: 'schedule-home-visit', on: day(set) }, 'caseworker');
    course.until('2027-03-08').take(met, 'caseworker');
    expect(course.state.homeVisits).toMatchObject([{ on, met: true }]);
  });

  it('of a day of its own keeps it', () => {
    const course = inPreCourse('2027-03-01');
    course.take({ step: 'schedule-home-visit', on: day('2027-03-05') }, 'caseworker');
    course.until('2027-03-08').take({ ...met, on: day('2027-03-04') }, 'caseworker');
    expect(course.state.homeVisits).toMatchObject([{ on: '2027-03-04', met: true }]);
  });
});

describe('closing for want of an answer', () => {
  it.each([
    ['waits for the hearing that is open', 3, 'hearing-open'],
    ['did not wait for it in a case of an earlier edition', 2, undefined],
  ])('%s', (_, edition, code) => {
    const course = inPreCourse('2027-03-01');
    course.state = { ...course.state, edition };
    const attempt = { step: 'record-contact-attempt', outcome: 'no-answer' } as const;
    course.take({ ...attempt, channel: 'letter', on: course.today });
    course.take({ ...attempt, channel: 'phone', on: course.today });
    course.take({
      step: 'open-hearing',
      court: 'Tribunal d’Exempleville',
      servedOn: day('2027-02-15'),
      hearingOn: day('2027-06-15'),
      claimedDebtCents: 250_000,
    });
    course.until('2027-03-04').take({ ...attempt, channel: 'visit', on: course.today });
    expect(course.refusal({ step: 'close', reason: 'no-response' })).toBe(code);
    if (!code) return;
    const { hearingId } = course.state.hearings[0]!;
    course.take({ step: 'record-hearing-ended', hearingId, ending: 'withdrawn' });
    expect(course.refusal({ step: 'close', reason: 'no-response' })).toBeUndefined();
  });
});

describe('terms', () => {
  it.each([
    ['2027-08-31', '2028-02-29', '2028-08-31'],
    ['2027-03-01', '2027-09-01', '2028-03-01'],
    ['2026-08-30', '2027-02-28', '2027-08-30'],
  ])('started on %s end on %s and %s', (start, first, second) => {
    const course = inProgress(start);
    expect(course.state.term?.endsOn).toBe(first);
    course.until(first);
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    expect(course.state.term).toEqual({ number: 2, startedOn: first, endsOn: second });
    course.until(second);
    expect(course.state).toMatchObject({ stage: 'closing', closing: { cause: 'term-ended', on: second } });
  });

  it('are renewed once: decided early, the second starts at the end of the first, with its objectives', () => {
    const course = inProgress('2027-03-01').until('2027-07-10');
    const objectives = [objective({ id: 'o9' })];
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives }, 'supervisor');
    expect(course.state.term?.number).toBe(1);
    course.until('2027-08-31');
    expect(course.state.term?.number).toBe(1);
    course.until('2027-09-01');
    expect(course.state.term).toEqual({ number: 2, startedOn: '2027-09-01', endsOn: '2028-03-01' });
    expect(course.state.plan).toMatchObject({ revision: 2, objectives });
  });

  it('decided after the end, the second starts at the end of the first all the same', () => {
    const course = inProgress('2027-03-01').until('2027-09-16');
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    expect(course.state.term).toEqual({ number: 2, startedOn: '2027-09-01', endsOn: '2028-03-01' });
  });

  it('end when it is decided so, at the end of the term and not before', () => {
    const course = inProgress('2027-03-01').until('2027-07-10');
    course.take({ step: 'decide-renewal', decision: 'end', reason: 'Objectifs atteints', objectives: [] });
    expect(course.state.stage).toBe('in-progress');
    expect(course.until('2027-09-01').state.closing).toEqual({ on: '2027-09-01', cause: 'term-ended' });
  });

  it('end without objectives to revise or confirm, and are not renewed without', () => {
    const course = inProgress('2027-03-01').until('2027-07-10');
    const decided = { step: 'decide-renewal', reason: 'Utile' } as const;
    expect(course.refusal({ ...decided, decision: 'renew' })).toBe('renewal-without-objectives');
    expect(course.refusal({ ...decided, decision: 'end' })).toBeUndefined();
    expect(course.journal.at(-1)?.fact).toMatchObject({ decision: 'end', objectives: [] });
  });

  it.each([
    ['clears the agreements to an amendment proposed before', 3, undefined],
    ['left it as it was in a case of an earlier edition', 2, 2],
  ])('renewed, the revised plan %s', (_, edition, revision) => {
    const course = inProgress('2027-03-01').until('2027-07-10');
    course.state = { ...course.state, edition };
    course.take({ step: 'propose-plan', ...plan() });
    course.take({ step: 'agree-plan', revision: 2, party: 'family', on: course.today });
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    expect(course.state.plan?.revision).toBe(3);
    expect(course.state.proposed?.revision).toBe(revision);
  });

  it('lapse by themselves sixteen days after the end without a decision', () => {
    const course = inProgress('2027-03-01').until('2027-09-16');
    expect(course.state.stage).toBe('in-progress');
    expect(course.until('2027-09-17').state.closing).toEqual({ on: '2027-09-17', cause: 'lapsed' });
  });
});

describe('corrections', () => {
  it('take back what was evidence, and stay readable', () => {
    const course = inProgress('2027-03-01');
    course.take({
      step: 'evaluate-objective',
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Quittances',
    });
    const { number } = course.journal.at(-1)!;
    course.take({ step: 'correct', fact: number, reason: 'Autre famille' }, 'supervisor');
    course.take({ step: 'begin-closing', cause: 'goals-reached' });
    expect(course.refusal({ step: 'close', reason: 'goals-reached' })).toBe('objectives-not-evaluated');
    expect(course.journal.some((recorded) => recorded.number === number)).toBe(true);
  });
});
