import { describe, expect, it } from '@jest/globals';
import { HEARING_EDITION } from '../../../../workflows/rules/hearing/steps.ts';
import { day } from '../../../families/bodies.ts';
import { itemsOf } from '../../../families/course.ts';
import {
  delayed,
  evaluation,
  HearingCourse,
  hearingOpening,
  met,
  onKnownElements,
  prepared,
  sent,
} from '../../../families/hearing-course.ts';

const HEARING = '2027-05-04';

/** To whom something fell due. */
function toldOf({ journal }: HearingCourse, kind: string): string[] {
  const items = journal.flatMap(({ fact }) => itemsOf(fact)).filter((item) => item.kind === kind);
  return items.map(({ to }) => to.join(' '));
}

describe('what falls due before a hearing', () => {
  it('is all of it, when nobody does anything', () => {
    const course = prepared('2027-03-01', HEARING);
    const announced = course.kind.agenda(course.state).map(({ on, kind }) => `${on} ${kind}`);
    course.until('2027-05-06');
    expect(course.fallen()).toEqual(['2027-03-01 interview-offer', ...announced]);
    expect(course.fallen()).toEqual([
      '2027-03-01 interview-offer',
      '2027-03-08 interview-offer',
      '2027-03-15 interview-offer',
      '2027-03-22 interview-offer-limit',
      '2027-04-19 family-told',
      '2027-04-20 evaluation-submitted',
      '2027-04-23 evaluation-validated',
      '2027-04-26 evaluation-sent',
      '2027-04-27 attendance-asked',
      '2027-04-27 evaluation-at-court',
      '2027-04-27 family-told',
      '2027-05-03 family-told',
      '2027-05-05 outcome-asked',
    ]);
  });

  it.each([
    ['interview-offer', 'caseworker'],
    ['interview-offer-limit', 'caseworker supervisor'],
    ['evaluation-submitted', 'caseworker'],
    ['evaluation-validated', 'supervisor'],
    ['evaluation-sent', 'caseworker'],
    ['evaluation-at-court', 'caseworker supervisor'],
    ['family-told', 'caseworker family'],
    ['attendance-asked', 'caseworker'],
    ['outcome-asked', 'caseworker'],
  ])('%s is told to %s', (kind, to) => {
    const course = prepared('2027-03-01', HEARING).until('2027-05-06');
    expect(new Set(toldOf(course, kind))).toEqual(new Set([to]));
  });

  it('writes to the family fifteen days, seven days and the day before', () => {
    expect(prepared('2027-03-01', HEARING).until('2027-05-20').letters('hearing-reminder')).toEqual([
      '2027-04-19',
      '2027-04-27',
      '2027-05-03',
    ]);
  });

  it('leaves on the working day before what falls on a day not worked', () => {
    // Tuesday 18 May 2027 follows Whit Monday: the day before it is Friday 14.
    expect(prepared('2027-03-01', '2027-05-18').until('2027-05-18').fallen('family-told')).toEqual([
      '2027-05-03',
      '2027-05-11',
      '2027-05-14',
    ]);
  });

  it.each([
    ['the supervisor, so that nothing of it is unseen', HEARING_EDITION, 'supervisor'],
    ['nobody, as it was lived, in a hearing of an earlier edition', 2, 'caseworker'],
  ])('while nobody follows the family, is told to %s', (_, edition, to) => {
    const { caseworkerId: _none, ...opening } = hearingOpening({ edition, hearingOn: day(HEARING) });
    const course = new HearingCourse('2027-03-01');
    course.take({ step: 'open', ...opening });
    course.until('2027-04-20');
    expect(toldOf(course, 'evaluation-submitted')).toEqual([to]);
    expect(toldOf(course, 'family-told')).toEqual([`${to} family`]);
    course.take({ step: 'follow-reassignment', caseworkerId: 'u-1' });
    expect(toldOf(course.until('2027-04-26'), 'evaluation-sent')).toEqual(['caseworker']);
  });

  it('follows the holidays of the zone', () => {
    const calendar = { zone: 'alsace-moselle' } as const;
    expect(
      prepared('2027-02-01', '2027-03-30', { calendar }).until('2027-03-30').fallen('evaluation-at-court'),
    ).toEqual(['2027-03-19']);
  });

  it('follows what the organisation had set when it opened', () => {
    const house = { evaluationSubmittedWorkingDays: 12, familyToldDays: [3], attendanceAskedDays: 5 };
    const course = prepared('2027-03-01', HEARING, { house }).until('2027-05-05');
    expect(course.fallen('evaluation-submitted')).toEqual(['2027-04-16']);
    expect(course.fallen('evaluation-validated')).toEqual(['2027-04-23']);
    expect(course.fallen('family-told')).toEqual(['2027-04-30']);
    expect(course.fallen('attendance-asked')).toEqual(['2027-04-29']);
    expect(course.state.house).toMatchObject({ ...house, evaluationSentWorkingDays: 6 });
  });
});

describe('the interview', () => {
  it('is no longer asked for once offered, even when nothing comes of it before the second offer', () => {
    const course = prepared('2027-03-01', HEARING);
    course.take({ step: 'offer-interview', on: course.today });
    expect(course.until('2027-04-30').fallen('interview-offer')).toEqual(['2027-03-01']);
    expect(course.fallen('interview-offer-limit')).toEqual([]);
    // Fifteen working days before 4 May, over the Monday of Easter.
    expect(course.fallen('second-interview-offer')).toEqual(['2027-04-13']);
  });

  it('is offered again though one was missed, and not once one was held', () => {
    const missed = prepared('2027-03-01', HEARING);
    missed.take({ step: 'offer-interview', on: missed.today });
    missed.take({ step: 'record-interview', on: missed.today, held: false });
    expect(missed.until('2027-05-05').fallen('second-interview-offer')).toHaveLength(1);
    expect(met(prepared('2027-03-01', HEARING)).until('2027-05-05').fallen('second-interview-offer')).toEqual(
      [],
    );
  });

  it('is offered again once only, and no more once the evaluation is written', () => {
    const twice = prepared('2027-03-01', HEARING);
    twice.take({ step: 'offer-interview', on: twice.today });
    twice.until('2027-04-13').take({ step: 'offer-interview', on: twice.today });
    expect(twice.until('2027-05-05').fallen('second-interview-offer')).toHaveLength(1);
    const early = prepared('2027-03-01', HEARING);
    early.take({ step: 'offer-interview', on: early.today });
    early.take({ step: 'offer-interview', on: early.today });
    expect(early.until('2027-05-05').fallen('second-interview-offer')).toEqual([]);
    const written = prepared('2027-04-20', HEARING);
    written.take({ step: 'submit-evaluation', ...onKnownElements });
    expect(written.until('2027-05-05').fallen('interview-offer')).toEqual(['2027-04-20']);
    const writtenAfterOne = prepared('2027-04-20', HEARING);
    writtenAfterOne.take({ step: 'offer-interview', on: writtenAfterOne.today });
    writtenAfterOne.take({ step: 'submit-evaluation', ...onKnownElements });
    expect(writtenAfterOne.until('2027-05-05').fallen('second-interview-offer')).toEqual([]);
  });

  it('held without having been offered, is not to be offered', () => {
    const course = prepared('2027-03-01', HEARING);
    course.take({ step: 'record-interview', on: course.today, held: true });
    expect(course.until('2027-05-05').fallen('interview-offer')).toEqual(['2027-03-01']);
    expect(course.fallen('interview-offer-limit')).toEqual([]);
  });

  it('leaves the family five working days to answer when the hearing is close', () => {
    const close = prepared('2027-04-20', HEARING);
    close.take({ step: 'offer-interview', on: close.today });
    expect(close.until('2027-05-05').fallen('second-interview-offer')).toEqual(['2027-04-27']);
    const closer = prepared('2027-04-28', HEARING);
    closer.take({ step: 'offer-interview', on: closer.today });
    expect(closer.until('2027-05-05').fallen('second-interview-offer')).toEqual([]);
  });

  it('counts the fifteen working days of the law from the referral, where it is known', () => {
    const referredOn = day('2027-02-19');
    expect(
      prepared('2027-03-01', HEARING, { referredOn }).until('2027-04-01').fallen('interview-offer-limit'),
    ).toEqual(['2027-03-12']);
  });
});

describe('the evaluation', () => {
  it.each([
    ['written', [], 'evaluation-submitted'],
    ['validated', ['submit'], 'evaluation-validated'],
    ['sent', ['submit', 'validate'], 'evaluation-sent'],
  ] as const)('not %s after %j, is asked for in its turn', (_, done, kind) => {
    const course = met(prepared('2027-03-01', HEARING));
    if (done.some((one) => one === 'submit')) course.take({ step: 'submit-evaluation', ...evaluation() });
    if (done.some((one) => one === 'validate')) course.take({ step: 'validate-evaluation' }, 'supervisor');
    const kinds = course.until('2027-05-05').fallen();
    const asked = kinds.map((line) => line.slice(11)).filter((one) => one.startsWith('evaluation-'));
    expect(asked[0]).toBe(kind);
    expect(asked.at(-1)).toBe('evaluation-at-court');
  });

  it('asks for nothing once sent', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-05-05');
    expect(course.fallen().filter((line) => line.includes('evaluation'))).toEqual([]);
  });

  it('is asked for again at once when it is returned past its limit', () => {
    const course = met(prepared('2027-03-01', HEARING));
    course.take({ step: 'submit-evaluation', ...evaluation() });
    course.until('2027-04-22').take({ step: 'return-evaluation', reason: 'Chiffrer la dette' }, 'supervisor');
    expect(course.fallen('evaluation-submitted')).toEqual(['2027-04-22']);
  });
});

describe('attendance', () => {
  it('is not asked once known, and asked when the family did not know yet', () => {
    const known = prepared('2027-03-01', HEARING);
    known.take({ step: 'confirm-attendance', attendance: 'will-not' });
    expect(known.until(HEARING).fallen('attendance-asked')).toEqual([]);
    const unknown = prepared('2027-03-01', HEARING);
    unknown.take({ step: 'confirm-attendance', attendance: 'unknown' });
    expect(unknown.until(HEARING).fallen('attendance-asked')).toEqual(['2027-04-27']);
  });
});

describe('the outcome', () => {
  it('is asked the working day after, then every three days, never twice on one', () => {
    // Monday 17 May is Whit Monday: its reminder would join that of Friday 14.
    expect(prepared('2027-03-01', HEARING).until('2027-05-27').fallen('outcome-asked')).toEqual([
      '2027-05-05',
      '2027-05-07',
      '2027-05-11',
      '2027-05-14',
      '2027-05-20',
      '2027-05-21',
      '2027-05-26',
    ]);
  });

  it('late over a weekend, is asked once on the Monday, which has its own', () => {
    // From Friday 30 April every three days: Friday 21 May, Monday 24, Thursday 27.
    expect(prepared('2027-05-22', '2027-04-29').until('2027-05-27').fallen()).toEqual([
      '2027-05-24 outcome-asked',
      '2027-05-27 outcome-asked',
    ]);
  });

  it('is no longer asked once recorded', () => {
    const course = prepared('2027-03-01', HEARING).until('2027-05-05');
    course.take({ step: 'record-outcome', attended: true, outcome: 'claim-dismissed' });
    expect(course.until('2027-06-30').fallen('outcome-asked')).toHaveLength(1);
  });
});

describe('a hearing learnt of late', () => {
  it('in three days: urgent, each missed limit at once, in one notice and one letter', () => {
    const course = prepared('2027-04-30', '2027-05-03');
    expect(course.kind.summary(course.state).urgency).toBe(2);
    expect(course.kind.describe(course.state)[0]).toContain('urgent');
    expect(course.fallen()).toEqual([
      '2027-04-30 attendance-asked',
      '2027-04-30 evaluation-at-court',
      '2027-04-30 evaluation-sent',
      '2027-04-30 evaluation-submitted',
      '2027-04-30 evaluation-validated',
      '2027-04-30 family-told',
      '2027-04-30 interview-offer',
    ]);
    expect(course.effects().map(({ what }) => what)).toEqual([
      'notice hearing-opened',
      'letter council-information',
      'notice due',
      'letter hearing-reminder',
    ]);
    course.until('2027-05-12');
    expect(course.letters('hearing-reminder')).toEqual(['2027-04-30']);
    expect(course.fallen().slice(7)).toEqual([
      '2027-05-04 outcome-asked',
      '2027-05-07 outcome-asked',
      '2027-05-10 outcome-asked',
    ]);
  });

  it('still has before it what is not past', () => {
    const course = prepared('2027-04-29', HEARING);
    expect(course.fallen('family-told')).toEqual(['2027-04-29']);
    expect(course.until(HEARING).fallen('family-told')).toEqual(['2027-04-29', '2027-05-03']);
  });

  it('on the day itself: the caseworker is told of all, and nothing is written to the family', () => {
    const course = prepared(HEARING, HEARING);
    expect(course.kind.summary(course.state).urgency).toBe(2);
    expect(course.fallen('evaluation-at-court')).toEqual([HEARING]);
    expect(course.fallen('interview-offer')).toEqual([]);
    expect(toldOf(course, 'family-told')).toEqual(['caseworker']);
    expect(course.until('2027-05-06').letters()).toEqual([`${HEARING} council-information`]);
    expect(course.fallen('outcome-asked')).toEqual(['2027-05-05']);
  });

  it('over a weekend, on the morning of the hearing', () => {
    const course = prepared('2027-05-01', '2027-05-03');
    expect(course.fallen()).toEqual([]);
    course.until('2027-05-03');
    expect(course.fallen('evaluation-at-court')).toEqual(['2027-05-03']);
    expect(course.fallen('interview-offer')).toEqual([]);
    expect(course.letters('hearing-reminder')).toEqual([]);
  });

  it('once it is past, because the service was away: only its outcome is asked, at once', () => {
    const course = prepared('2027-05-10', HEARING);
    expect(course.fallen()).toEqual(['2027-05-10 outcome-asked']);
    expect(course.kind.summary(course.state).urgency).toBe(1);
    expect(course.until('2027-05-12').fallen()).toEqual([
      '2027-05-10 outcome-asked',
      '2027-05-11 outcome-asked',
    ]);
  });

  it.each([
    ['2027-04-19', 1],
    ['2027-04-20', 2],
  ])('known on %s, fifteen days or less before, has urgency %s', (knownOn, urgency) => {
    const course = prepared(knownOn, HEARING);
    expect(course.kind.summary(course.state).urgency).toBe(urgency);
  });

  it('is never urgent once its outcome is known', () => {
    const course = delayed(prepared(HEARING, HEARING), 3);
    expect(course.kind.summary(course.state).urgency).toBe(1);
  });

  it('is no longer urgent when nothing late is left', () => {
    const course = prepared('2027-04-20', HEARING, { house: { familyToldDays: [7, 1] } });
    expect(course.kind.summary(course.state).urgency).toBe(1);
    const late = prepared('2027-04-21', HEARING, { house: { familyToldDays: [7, 1] } });
    expect(late.kind.summary(late.state).urgency).toBe(2);
    expect(late.kind.summary(sent(late).state).urgency).toBe(1);
  });
});

describe('an adjournment', () => {
  it('silences the former date, and counts anew what is not done', () => {
    const course = prepared('2027-03-01', HEARING).until('2027-04-22');
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15') });
    const before = course.fallen().length;
    course.until('2027-06-16');
    expect(course.fallen().slice(before)).toEqual([
      '2027-04-29 interview-offer',
      '2027-05-07 interview-offer',
      '2027-05-31 family-told',
      '2027-06-01 evaluation-submitted',
      '2027-06-04 evaluation-validated',
      '2027-06-07 evaluation-sent',
      '2027-06-08 attendance-asked',
      '2027-06-08 evaluation-at-court',
      '2027-06-08 family-told',
      '2027-06-14 family-told',
      '2027-06-16 outcome-asked',
    ]);
  });

  it('tells the family and the staff at once, and the accompaniment', () => {
    const course = prepared('2027-03-01', HEARING).until('2027-04-22');
    const before = course.effects().length;
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15') });
    expect(course.effects().slice(before, before + 3)).toEqual([
      { on: '2027-04-22', what: 'letter hearing-adjourned' },
      { on: '2027-04-22', what: 'notice hearing-adjourned' },
      { on: '2027-04-22', what: 'tell record-hearing-moved' },
    ]);
  });

  it('to a near date: its own letter stands for the reminders already late', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-05-03');
    course.take({ step: 'adjourn', hearingOn: day('2027-05-10') });
    expect(course.letters().filter((line) => line >= '2027-05-03')).toEqual([
      '2027-05-03 hearing-reminder',
      '2027-05-03 hearing-adjourned',
    ]);
    expect(course.until('2027-05-11').letters('hearing-reminder').at(-1)).toBe('2027-05-07');
  });

  it('to an earlier date makes due at once what that date leaves late', () => {
    const course = prepared('2027-06-01', '2027-09-07').until('2027-08-24');
    expect(course.fallen('evaluation-submitted')).toEqual(['2027-08-24']);
    course.take({ step: 'adjourn', hearingOn: day('2027-08-31') });
    expect(course.fallen().slice(-5)).toEqual([
      '2027-08-24 evaluation-at-court',
      '2027-08-24 evaluation-sent',
      '2027-08-24 evaluation-submitted',
      '2027-08-24 evaluation-validated',
      '2027-08-24 interview-offer',
    ]);
    expect(course.until('2027-09-08').fallen('family-told')).toEqual(['2027-08-23', '2027-08-30']);
  });

  it('to the very day tells the staff, since a letter would come too late', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-04-22');
    course.take({ step: 'adjourn', hearingOn: course.today });
    expect(course.letters('hearing-adjourned')).toEqual([]);
    expect(course.effects().some(({ what }) => what === 'notice hearing-adjourned')).toBe(true);
  });

  it('takes the new hour, or leaves none', () => {
    const course = prepared('2027-03-01', HEARING);
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15'), at: '14:00' });
    expect(course.state.at).toBe('14:00');
    course.take({ step: 'adjourn', hearingOn: day('2027-09-07') });
    expect('at' in course.state).toBe(false);
  });

  it('keeps what is done: the evaluation sent, the interview held; the family is asked again whether it comes', () => {
    const course = sent(prepared('2027-03-01', HEARING));
    course.take({ step: 'confirm-attendance', attendance: 'will-attend' });
    course.until('2027-05-04').take({ step: 'adjourn', hearingOn: day('2027-09-07') });
    const before = course.fallen().length;
    expect(course.state).toMatchObject({ evaluation: { status: 'sent' }, interview: { held: true } });
    expect(course.state.attendance).toBeUndefined();
    course.until('2027-09-08');
    expect(course.fallen().slice(before)).toEqual([
      '2027-08-23 family-told',
      '2027-08-31 attendance-asked',
      '2027-08-31 family-told',
      '2027-09-06 family-told',
      '2027-09-08 outcome-asked',
    ]);
  });

  it('after another, and another, each from the date that stands', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-05-04');
    for (const hearingOn of ['2027-06-15', '2027-09-07', '2027-11-16']) {
      course.take({ step: 'adjourn', hearingOn: day(hearingOn) });
      course.until(hearingOn);
    }
    course.until('2027-11-18');
    expect(course.fallen('outcome-asked')).toEqual(['2027-11-17']);
    expect(course.fallen('family-told')).toHaveLength(3 * 4);
    expect(course.letters('hearing-adjourned')).toEqual(['2027-05-04', '2027-06-15', '2027-09-07']);
    expect(course.state.adjournments.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2027-05-04 2027-06-15',
      '2027-06-15 2027-09-07',
      '2027-09-07 2027-11-16',
    ]);
  });

  it('back to a former date repeats none of its reminders', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-04-28');
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15') });
    course.take({ step: 'adjourn', hearingOn: day(HEARING) });
    expect(course.until('2027-05-05').fallen('family-told')).toEqual([
      '2027-04-19',
      '2027-04-27',
      '2027-05-03',
    ]);
  });

  it('made in error gives the former date and hour back, and the family is told', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-04-22');
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15'), at: '14:00' });
    course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille' }, 'supervisor');
    expect(course.state).toMatchObject({ hearingOn: HEARING, at: '09:00' });
    expect(course.letters('hearing-adjourned')).toEqual(['2027-04-22', '2027-04-22']);
    expect(course.effects().at(-1)?.what).toBe('tell record-hearing-moved');
    expect(course.until('2027-05-05').fallen('outcome-asked')).toEqual(['2027-05-05']);
  });

  it('found to be an error once the hearing was held: its outcome is asked, and no letter leaves', () => {
    const course = sent(prepared('2027-03-01', HEARING)).until('2027-04-22');
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15') });
    const { version } = course.state;
    course
      .until('2027-05-10')
      .take({ step: 'correct', fact: version, reason: 'Autre famille' }, 'supervisor');
    expect(course.letters('hearing-adjourned')).toEqual(['2027-04-22']);
    expect(course.fallen('outcome-asked')).toEqual(['2027-05-10']);
  });
});

describe('delays', () => {
  it('open a check of the payment every month, on the working day before a day not worked', () => {
    const course = delayed(prepared('2027-03-01', HEARING).until(HEARING), 4);
    expect(course.until('2027-09-10').fallen('payment-check')).toEqual([
      '2027-06-04',
      '2027-07-02',
      '2027-08-04',
      '2027-09-03',
    ]);
  });

  it('count their months from the decision, though it is recorded later', () => {
    const course = delayed(prepared('2027-03-01', HEARING).until('2027-07-10'), 3, day('2027-05-11'));
    expect(course.until('2027-08-20').fallen('payment-check')).toEqual([
      '2027-07-12',
      '2027-07-12',
      '2027-08-11',
    ]);
    expect(course.effects().filter(({ on }) => on === '2027-07-12')).toHaveLength(1);
  });

  it('check no month whose payment is recorded', () => {
    const course = delayed(prepared('2027-03-01', HEARING).until(HEARING), 3);
    course.until('2027-06-01').take({ step: 'record-payment', month: 1, paid: true });
    expect(course.until('2027-07-10').fallen('payment-check')).toEqual(['2027-07-02']);
  });

  it('once run, ask every month for what was not recorded, of the supervisor too', () => {
    const course = delayed(prepared('2027-03-01', HEARING).until(HEARING), 1);
    course.until('2027-09-10');
    expect(course.fallen('payments-missing')).toEqual(['2027-07-02', '2027-08-04', '2027-09-03']);
    expect(toldOf(course, 'payments-missing')[0]).toBe('caseworker supervisor');
  });
});
