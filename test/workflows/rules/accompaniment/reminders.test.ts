import { describe, expect, it } from '@jest/globals';
import { day, objective, plan } from '../../../families/bodies.ts';
import {
  agree,
  awaitingAssignment,
  inNegotiation,
  inPreCourse,
  inProgress,
  itemsOf,
} from '../../../families/course.ts';

/** A family just reached by telephone. */
function reached() {
  const course = inPreCourse('2027-03-01');
  course.take({ step: 'record-contact-attempt', channel: 'phone', on: course.today, outcome: 'reached' });
  return course;
}

describe('what falls due', () => {
  it('alerts the supervisor two working days after a screening nobody assigned', () => {
    // Thursday 25 March 2027; Monday the 29th is Easter Monday.
    expect(awaitingAssignment('2027-03-25').until('2027-04-30').fallen()).toEqual(['2027-03-30 unassigned']);
  });

  it('reminds of the first contact every five working days without an attempt', () => {
    const course = inPreCourse('2027-03-01').until('2027-03-25');
    expect(course.fallen('first-contact')).toEqual(['2027-03-08', '2027-03-15', '2027-03-22']);
  });

  it('counts the five working days again from an attempt, and stops once the family is reached', () => {
    const course = inPreCourse('2027-03-01').until('2027-03-05');
    course.take({ step: 'record-contact-attempt', channel: 'phone', on: course.today, outcome: 'no-answer' });
    course.until('2027-03-13');
    expect(course.fallen('first-contact')).toEqual(['2027-03-12']);
    course.take({ step: 'record-contact-attempt', channel: 'visit', on: course.today, outcome: 'reached' });
    expect(course.until('2027-04-13').fallen('first-contact')).toHaveLength(1);
  });

  it('writes to the family a second time with the first reminder only', () => {
    const course = inPreCourse('2027-03-01').until('2027-04-01');
    const letters = course.effects().filter(({ what }) => what.startsWith('letter'));
    expect(letters).toEqual([
      { on: '2027-03-01', what: 'letter contact' },
      { on: '2027-03-08', what: 'letter second-contact' },
    ]);
  });

  it('asks for a home visit ten working days after the family was reached, unless one is set', () => {
    expect(reached().until('2027-04-10').fallen('home-visit-not-set')).toEqual(['2027-03-15']);
    const set = reached();
    set.take({ step: 'schedule-home-visit', on: set.today });
    expect(set.until('2027-04-10').fallen('home-visit-not-set')).toEqual([]);
  });

  it('alerts the supervisor two months into a pre-course, on the working day before a Saturday', () => {
    expect(inPreCourse('2027-03-01').until('2027-06-01').fallen('pre-course-too-long')).toEqual([
      '2027-04-30',
    ]);
  });

  it('reminds of a plan not agreed after a month, then every fifteen days', () => {
    const course = inNegotiation('2027-03-01').until('2027-05-10');
    // 16 April, then 1 May, a holiday and a Saturday: sent on Friday 30 April.
    expect(course.fallen('plan-not-agreed')).toEqual(['2027-04-01', '2027-04-16', '2027-04-30']);
  });

  it('notices thirty days without a recorded contact, or twice the rhythm agreed', () => {
    expect(inProgress('2027-03-01').until('2027-05-03').fallen('no-recorded-contact')).toEqual([
      '2027-03-31',
      '2027-04-30',
    ]);
    const met = inProgress('2027-03-01').until('2027-03-20');
    met.take({ step: 'record-meeting', on: met.today, place: 'home', present: ['family'] });
    expect(met.until('2027-04-25').fallen('no-recorded-contact')).toEqual(['2027-04-19']);
  });

  it('reminds of an objective a week before its date, unless it is evaluated', () => {
    // Due on 29 June 2027, a Tuesday.
    expect(inProgress('2027-03-01').until('2027-07-01').fallen('objective-due')).toEqual(['2027-06-22']);
    const evaluated = inProgress('2027-03-01');
    evaluated.take({
      step: 'evaluate-objective',
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Deux quittances',
    });
    expect(evaluated.until('2027-07-01').fallen('objective-due')).toEqual([]);
  });

  it('asks for a review half-way through each term', () => {
    const course = inProgress('2027-03-01').until('2027-08-01');
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    expect(course.until('2028-01-01').fallen('half-way-review')).toEqual(['2027-06-01', '2027-12-01']);
  });

  it('counts down to the renewal, and writes to the family thirty days before', () => {
    const course = inProgress('2027-03-01').until('2027-08-31');
    // Sixty days before the end is Saturday 3 July.
    expect(course.fallen('renewal')).toEqual([
      '2027-07-02',
      '2027-08-02',
      '2027-08-17',
      '2027-08-25',
      '2027-08-31',
    ]);
    expect(course.effects().filter(({ what }) => what === 'letter renewal')).toEqual([
      { on: '2027-08-02', what: 'letter renewal' },
    ]);
  });

  it('keeps silent about the renewal once it is decided', () => {
    const course = inProgress('2027-03-01').until('2027-08-01');
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    expect(course.until('2027-09-01').fallen('renewal')).toEqual(['2027-07-02']);
  });

  it('announces the end of term 2 thirty and seven days before, to the family too', () => {
    const course = inProgress('2027-03-01').until('2027-08-01');
    course.take({ step: 'decide-renewal', decision: 'renew', reason: 'Utile', objectives: [objective()] });
    course.until('2028-02-29');
    expect(course.fallen('end-of-term')).toEqual(['2028-01-31', '2028-02-23']);
    expect(course.effects().filter(({ what }) => what === 'letter end-of-term')).toHaveLength(2);
  });

  it('alerts the supervisor on the first working day after a term lapsed, then each five days', () => {
    const course = inProgress('2027-03-01').until('2027-09-30');
    expect(course.fallen('term-lapsed')).toEqual(['2027-09-02', '2027-09-07', '2027-09-10']);
    expect(course.facts('closing-began')).toEqual(['2027-09-17']);
  });

  it('alerts the supervisor a month into a closing', () => {
    const course = inProgress('2027-03-01');
    course.take({ step: 'begin-closing', cause: 'goals-reached' });
    expect(course.until('2027-06-01').fallen()).toEqual(['2027-04-01 closing-too-long']);
  });

  it('reminds partner and caseworker of a handover every seven days, and the supervisor after thirty', () => {
    const course = inProgress('2027-03-01');
    course.take({ step: 'begin-closing', cause: 'moved-away' });
    course.take({ step: 'propose-handover', to: 'Service exemple', scope: ['budget'] });
    course.until('2027-04-01');
    expect(course.fallen('handover-unanswered')).toEqual([
      '2027-03-08',
      '2027-03-15',
      '2027-03-22',
      '2027-03-26',
      '2027-03-31',
    ]);
    course.take({ step: 'answer-handover', handoverId: 'h1', answer: 'accepted' });
    expect(course.until('2027-05-01').fallen('handover-unanswered')).toHaveLength(5);
  });

  it.each([
    ['the caseworker, and the supervisor too', 3, 'caseworker supervisor'],
    ['the supervisor only, in a case of an earlier edition', 2, 'supervisor'],
  ])('what is brought to supervisors is told to %s', (_, edition, to) => {
    const late = inPreCourse('2027-03-01');
    late.state = { ...late.state, edition };
    const lapsing = inProgress('2027-03-01');
    lapsing.state = { ...lapsing.state, edition };
    lapsing.until('2027-09-01').take({ step: 'propose-handover', to: 'Service exemple', scope: ['budget'] });
    const told = [late, lapsing].flatMap((course) =>
      course
        .until('2027-10-20')
        .journal.flatMap(({ fact }) => itemsOf(fact))
        .map((item) => `${item.kind}: ${item.to.toSorted().join(' ')}`),
    );
    for (const kind of ['pre-course-too-long', 'term-lapsed', 'closing-too-long', 'handover-unanswered']) {
      expect(told).toContain(`${kind}: ${to}`);
    }
  });

  it('tells the supervisor what would be the caseworker’s, while nobody follows the family', () => {
    const course = awaitingAssignment('2027-03-01');
    course.take({ step: 'begin-closing', cause: 'family-wish' }, 'supervisor');
    course.take({ step: 'propose-handover', to: 'Service exemple', scope: ['budget'] }, 'supervisor');
    const items = course.until('2027-04-02').journal.flatMap(({ fact }) => itemsOf(fact));
    expect([...new Set(items.map(({ kind, to }) => `${kind}: ${to.join(' ')}`))]).toEqual([
      'handover-unanswered: partner supervisor',
      'handover-unanswered: supervisor',
      'closing-too-long: supervisor',
    ]);
  });

  it('tells the supervisor alone of a screening nobody assigned', () => {
    const { journal } = awaitingAssignment('2027-03-25').until('2027-04-30');
    expect(journal.flatMap(({ fact }) => itemsOf(fact))).toMatchObject([{ to: ['supervisor'] }]);
  });

  it.each([
    ['one of a series', 2, ['2027-04-12', '2027-04-14']],
    ['two of a series, as they were lived, in a case of the first edition', 1, ['2027-04-12', '2027-04-12']],
  ])('on the first morning worked after a step on a Saturday, comes %s', (_, edition, mornings) => {
    const course = inProgress('2027-03-08');
    course.state = { ...course.state, edition };
    course.take({ step: 'propose-plan', ...plan({ objectives: [objective()], meetEveryDays: 1 }) });
    agree(course, 2);
    course.until('2027-04-10');
    const before = course.fallen('no-recorded-contact').length;
    // Every other day from Tuesday 6: the 8th and Saturday 10 are past, and Monday 12 is due with them.
    course.take({ step: 'record-meeting', on: day('2027-04-06'), place: 'home', present: ['family'] });
    course.until('2027-04-15');
    expect(course.fallen('no-recorded-contact').slice(before, before + 2)).toEqual(mornings);
  });

  it('is due at once when it is recorded late, and only once', () => {
    const course = inProgress('2027-03-01').until('2027-03-29');
    course.take({ step: 'record-meeting', on: course.today, place: 'home', present: ['family'] });
    course.until('2027-06-30');
    expect(course.fallen('no-recorded-contact')).toEqual(['2027-04-28', '2027-05-28', '2027-06-25']);
  });
});
