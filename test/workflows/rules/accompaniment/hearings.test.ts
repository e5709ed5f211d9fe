/** The hearings of a family, as its accompaniment knows them. */
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../../../workflows/rules/case.ts';
import type { Step } from '../../../../workflows/rules/accompaniment/steps.ts';
import { day, trigger } from '../../../families/bodies.ts';
import { inProgress, type Course } from '../../../families/course.ts';

const SUMMONS = {
  court: 'Tribunal d’Exempleville',
  servedOn: day('2027-02-15'),
  hearingOn: day('2027-06-15'),
  claimedDebtCents: 250_000,
};

/** What the last facts of a course ask for. */
function asked({ journal, kind, state }: Course, facts = 1): Effect[] {
  return journal.slice(-facts).flatMap((recorded) => kind.effects(recorded, state));
}

function summoned(change: object = {}): Course {
  const course = inProgress('2027-03-01');
  course.take({ step: 'open-hearing', ...SUMMONS, ...change }, 'caseworker');
  return course;
}

const opening = (course: Course) => asked(course).find((effect) => effect.do === 'openCase')?.opening;
const hearingOf = ({ state }: Course) => state.hearings[0]!.hearingId;
const propose = (hearings: string[]): Step => ({
  step: 'propose-handover',
  to: 'Service exemple',
  scope: ['eviction-risk'],
  hearings,
});

describe('the referral of a summons', () => {
  it('is handed to the hearing from the event that reported it', () => {
    const course = inProgress('2027-03-01');
    course.take({
      step: 'add-trigger',
      trigger: trigger({ kind: 'summons', referredBy: 'court', referredOn: day('2027-02-18') }),
    });
    course.take({ step: 'open-hearing', ...SUMMONS }, 'caseworker');
    expect(opening(course)).toMatchObject({ referredOn: '2027-02-18' });
  });

  it('is as the summons says, whatever the event said', () => {
    const course = inProgress('2027-03-01');
    const event = trigger({ kind: 'summons', referredBy: 'court', referredOn: day('2027-02-18') });
    course.take({ step: 'add-trigger', trigger: event });
    course.take({ step: 'open-hearing', ...SUMMONS, referredOn: day('2027-02-22') }, 'caseworker');
    expect(opening(course)).toMatchObject({ referredOn: '2027-02-22' });
  });

  it('is not that of an earlier summons, nor of another event', () => {
    const course = inProgress('2027-03-01');
    for (const kind of ['summons', 'arrears']) {
      const referredOn = day(kind === 'summons' ? '2027-02-14' : '2027-02-20');
      course.take({ step: 'add-trigger', trigger: trigger({ kind, referredOn }) });
    }
    course.take({ step: 'open-hearing', ...SUMMONS }, 'caseworker');
    expect(opening(course)).not.toHaveProperty('referredOn');
  });
});

describe('a handover', () => {
  it('carries its hearings along once it is accepted', () => {
    const course = summoned();
    course.take(propose([hearingOf(course)]), 'caseworker');
    expect(asked(course).map((effect) => effect.do)).not.toContain('tellCase');
    course.take({ step: 'answer-handover', handoverId: 'h1', answer: 'accepted' }, 'caseworker');
    expect(asked(course)).toContainEqual({
      do: 'tellCase',
      kind: 'hearing',
      caseId: hearingOf(course),
      step: { step: 'follow-handover', to: 'Service exemple' },
    });
  });

  it('declined, or of something else, leaves them where they are', () => {
    const declined = summoned();
    declined.take(propose([hearingOf(declined)]), 'caseworker');
    declined.take({ step: 'answer-handover', handoverId: 'h1', answer: 'declined' }, 'caseworker');
    const other = summoned();
    other.take({ step: 'propose-handover', to: 'Service exemple', scope: ['budget'] }, 'caseworker');
    other.take({ step: 'answer-handover', handoverId: 'h1', answer: 'accepted' }, 'caseworker');
    for (const course of [declined, other]) {
      expect(asked(course).map((effect) => effect.do)).toEqual(['notify']);
    }
  });

  it('does not carry what is not there, or has ended', () => {
    const course = summoned();
    expect(course.refusal(propose(['course-1-hearing-9']), 'caseworker')).toBe('unknown-hearing');
    const hearingId = hearingOf(course);
    course.take({ step: 'record-hearing-ended', hearingId, ending: 'judged' });
    expect(course.refusal(propose([hearingId]), 'caseworker')).toBe('unknown-hearing');
  });
});
