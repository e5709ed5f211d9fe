import { describe, expect, it } from '@jest/globals';
import { isPlainDate } from '../../../../workflows/rules/calendar.ts';
import { ENDINGS, OUTCOMES } from '../../../../workflows/rules/hearing/vocabulary.ts';
import { day } from '../../../families/bodies.ts';
import {
  delayed,
  evaluation,
  hearingOpening,
  met,
  onKnownElements,
  preparation,
  prepared,
  sent,
  type HearingCourse,
} from '../../../families/hearing-course.ts';

const HEARING = '2027-05-04';
const opened = () => prepared('2027-03-01', HEARING);
const held = () => opened().until(HEARING);
const correctLast = (course: HearingCourse) =>
  course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille' }, 'supervisor');

describe('the opening', () => {
  it('tells caseworker and supervisor, and informs the council', () => {
    expect(opened().effects().slice(0, 2)).toEqual([
      { on: '2027-03-01', what: 'notice hearing-opened' },
      { on: '2027-03-01', what: 'letter council-information' },
    ]);
  });

  it('captures the values of the house in its fact, whole', () => {
    const course = prepared('2027-03-01', HEARING, { house: { outcomeAgainDays: 5 } });
    expect(course.journal[0]?.fact).toMatchObject({
      house: { outcomeAgainDays: 5, familyToldDays: [15, 7, 1], interviewOfferedWorkingDays: [0, 5, 10] },
    });
  });

  it('follows the family to another caseworker, once', () => {
    const course = opened();
    expect(course.take({ step: 'follow-reassignment', caseworkerId: 'u-caseworker' })).toEqual([]);
    course.take({ step: 'follow-reassignment', caseworkerId: 'u-2' });
    expect(course.kind.summary(course.state).caseworkerId).toBe('u-2');
  });

  it('is listed under the reference people know, that of its accompaniment', () => {
    const course = opened();
    expect(course.kind.summary(course.state)).toEqual({
      stage: 'preparing',
      organisationId: 'caf-exemple',
      householdId: 'household-1',
      accompanimentId: 'course-1',
      reference: 'AC-2027-000001',
      trigger: 'summons',
      urgency: 1,
      openedOn: '2027-03-01',
      caseworkerId: 'u-caseworker',
      ahead: [{ kind: 'hearing', on: '2027-05-04' }],
    });
  });
});

describe('the evaluation', () => {
  it('rests on the interview, with the landlord’s observations where there are any', () => {
    const course = met(opened());
    course.take(
      { step: 'submit-evaluation', ...evaluation({ landlordObservations: 'Un accord est possible.' }) },
      'caseworker',
    );
    expect(course.state.evaluation).toMatchObject({
      status: 'submitted',
      by: 'u-caseworker',
      submittedOn: '2027-03-01',
      landlordObservations: 'Un accord est possible.',
    });
  });

  it('after two offers without an answer, is on the elements known, and says so', () => {
    const course = opened();
    course.take({ step: 'offer-interview', on: course.today });
    course.until('2027-04-13').take({ step: 'offer-interview', on: course.today });
    course.take({ step: 'submit-evaluation', ...onKnownElements });
    expect(course.state.evaluation?.onKnownElements).toBe(true);
    expect(course.kind.describe(course.state).join()).toContain('sur les éléments connus');
  });

  it('is on the elements known without a second offer once it is due', () => {
    const course = opened().until('2027-04-20');
    expect(course.refusal({ step: 'submit-evaluation', ...onKnownElements })).toBeUndefined();
  });

  it('returned with its reason, is written again, validated by someone else, and sent', () => {
    const course = met(opened());
    course.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
    course.take({ step: 'return-evaluation', reason: 'Chiffrer la dette' }, 'supervisor');
    expect(course.state.evaluation).toMatchObject({ status: 'returned', returnedFor: 'Chiffrer la dette' });
    course.take({ step: 'submit-evaluation', ...evaluation({ debt: '1 840 €' }) }, 'caseworker');
    expect(course.state.evaluation?.returnedFor).toBeUndefined();
    course.take({ step: 'validate-evaluation' }, 'supervisor');
    course.days(1).take({ step: 'send-evaluation', on: day('2027-03-02') }, 'caseworker');
    expect(course.state.evaluation).toMatchObject({
      status: 'sent',
      debt: '1 840 €',
      validatedOn: '2027-03-01',
      sentOn: '2027-03-02',
    });
    expect(course.letters('social-evaluation')).toEqual(['2027-03-02']);
  });

  it('tells each in turn', () => {
    const course = met(opened());
    const before = course.effects().length;
    course.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
    course.take({ step: 'return-evaluation', reason: 'Chiffrer la dette' }, 'supervisor');
    course.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
    course.take({ step: 'validate-evaluation' }, 'supervisor');
    expect(
      course
        .effects()
        .slice(before)
        .map(({ what }) => what),
    ).toEqual([
      'notice evaluation-submitted',
      'notice evaluation-returned',
      'notice evaluation-submitted',
      'notice evaluation-validated',
    ]);
  });
});

describe('the preparation', () => {
  it('gives the family its sheet, each time it is worked on', () => {
    const course = opened();
    course.take({ step: 'record-preparation', ...preparation() });
    course.days(3).take({ step: 'record-preparation', ...preparation({ speaker: 'lawyer' }) });
    expect(course.state.preparation).toEqual(preparation({ speaker: 'lawyer' }));
    expect(course.letters('preparation-sheet')).toEqual(['2027-03-01', '2027-03-04']);
  });

  it('says to the supervisor that no delay is possible while rent is not paid again', () => {
    const course = opened();
    const { rentResumedOn: _, ...unpaid } = preparation();
    course.take({ step: 'record-preparation', ...unpaid });
    expect(course.kind.describe(course.state).join()).toContain('aucun délai');
    course.take({ step: 'record-preparation', ...preparation() });
    expect(course.kind.describe(course.state).join()).not.toContain('aucun délai');
  });
});

describe('the end', () => {
  it.each(OUTCOMES.filter((outcome) => outcome !== 'delays-granted'))('comes with %s', (outcome) => {
    const course = held();
    course.take({ step: 'record-outcome', attended: true, outcome });
    expect(course.state).toMatchObject({
      stage: 'closed',
      outcome: { outcome, attended: true, on: HEARING },
      ended: { ending: 'judged', on: HEARING },
    });
    expect(course.effects().at(-1)?.what).toBe('tell record-hearing-ended');
    expect(course.kind.summary(course.state)).toMatchObject({ closedOn: HEARING, closedFor: 'judged' });
  });

  it('comes when the landlord drops the case', () => {
    const course = opened();
    course.take({ step: 'withdraw', reason: 'Dette réglée' });
    expect(course.state.ended?.ending).toBe('withdrawn');
    expect(course.letters('hearing-withdrawn')).toEqual(['2027-03-01']);
    expect(course.until('2027-06-01').fallen('family-told')).toEqual([]);
  });

  it('is not told to the family when the preparation was opened before that letter was', () => {
    const course = opened();
    course.state = { ...course.state, edition: 1 };
    course.take({ step: 'withdraw', reason: 'Dette réglée' });
    expect(course.kind.effects(course.journal.at(-2)!, course.state)).toEqual([]);
  });

  it('comes when the family is handed over with its hearing, once', () => {
    const course = opened();
    course.take({ step: 'follow-handover', to: 'Service exemple' });
    expect(course.state.ended?.ending).toBe('handed-over');
    expect(course.effects().at(-1)?.what).toBe('tell record-hearing-ended');
    expect(course.take({ step: 'follow-handover', to: 'Service exemple' })).toEqual([]);
  });

  it.each(['preparing', 'watching-payments'] as const)('comes with a hand-over while %s', (stage) => {
    const course = stage === 'preparing' ? opened() : delayed(held(), 12);
    course.take({ step: 'hand-over', to: 'Service exemple' });
    expect(course.state.ended?.ending).toBe('handed-over');
    expect(course.kind.isOver(course.state)).toBe(true);
  });

  it('comes when all the delays were kept, in whatever order their payments are recorded', () => {
    const course = delayed(held(), 3).until('2027-07-20');
    course.take({ step: 'record-payment', month: 2, paid: true });
    course.take({ step: 'record-payment', month: 1, paid: true });
    expect(course.state.stage).toBe('watching-payments');
    course.take({ step: 'record-payment', month: 3, paid: true });
    expect(course.state.ended?.ending).toBe('delays-kept');
    expect(course.effects().some(({ what }) => what === 'notice payment-default')).toBe(false);
  });

  it('comes at the first default, which alerts at once', () => {
    const course = delayed(held(), 24).until('2027-06-05');
    course.take({ step: 'record-payment', month: 1, paid: true });
    course.until('2027-07-01').take({ step: 'record-payment', month: 2, paid: false });
    expect(course.state.ended?.ending).toBe('delays-lost');
    expect(course.effects().slice(-2)).toEqual([
      { on: '2027-07-01', what: 'notice payment-default' },
      { on: '2027-07-01', what: 'tell record-hearing-ended' },
    ]);
  });

  it('is silent for whatever its accompaniment still tells', () => {
    const course = opened();
    course.take({ step: 'withdraw', reason: 'Dette réglée' });
    expect(course.take({ step: 'follow-reassignment', caseworkerId: 'u-2' })).toEqual([]);
    expect(course.take({ step: 'fall-due' })).toEqual([]);
  });

  it('each is possible', () => {
    const endings = [
      () => held().take({ step: 'record-outcome', attended: false, outcome: 'struck-out' }),
      () => opened().take({ step: 'withdraw', reason: 'Dette réglée' }),
      () => delayed(held(), 1).take({ step: 'record-payment', month: 1, paid: true }),
      () => delayed(held(), 1).take({ step: 'record-payment', month: 1, paid: false }),
      () => opened().take({ step: 'hand-over', to: 'Service exemple' }),
    ].map((end) => end().at(-1));
    expect(endings).toEqual(ENDINGS.map((ending) => ({ type: 'ended', ending })));
  });
});

describe('corrections', () => {
  it('take back what was evidence', () => {
    const course = met(opened());
    correctLast(course);
    expect(course.state.interview).toBeUndefined();
    expect(course.refusal({ step: 'submit-evaluation', ...evaluation() })).toBe('interview-missing');
    course.take({ step: 'confirm-attendance', attendance: 'will-attend' });
    correctLast(course);
    expect(course.state.attendance).toBeUndefined();
    course.take({ step: 'record-preparation', ...preparation() });
    correctLast(course);
    expect(course.state.preparation).toBeUndefined();
    course.take({ step: 'offer-interview', on: course.today });
    correctLast(course);
    expect(course.state.offers).toHaveLength(1);
  });

  it('take the evaluation one step back, or out', () => {
    const course = sent(opened());
    const submitted = course.journal.find(({ fact }) => fact.type === 'evaluation-submitted')!.number;
    correctLast(course);
    expect(course.state.evaluation).toMatchObject({ status: 'validated' });
    expect(course.state.evaluation?.sentOn).toBeUndefined();
    course.take({ step: 'correct', fact: submitted, reason: 'Autre famille' });
    expect(course.state.evaluation).toBeUndefined();
    course.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
    course.take({ step: 'validate-evaluation' }, 'supervisor');
    correctLast(course);
    expect(course.state.evaluation).toMatchObject({ status: 'submitted' });
    course.take({ step: 'return-evaluation', reason: 'Chiffrer la dette' }, 'supervisor');
    correctLast(course);
    expect(course.state.evaluation?.returnedFor).toBeUndefined();
  });

  it('give back a hearing whose delays were recorded in error, and count the payments anew', () => {
    const course = delayed(held(), 3).until('2027-06-10');
    course.take({ step: 'record-payment', month: 1, paid: true });
    const granted = course.journal.find(({ fact }) => fact.type === 'outcome-recorded')!.number;
    course.take({ step: 'correct', fact: granted, reason: 'Douze mois et non trois' });
    expect(course.state).toMatchObject({ stage: 'preparing', payments: [] });
    delayed(course, 12, day(HEARING));
    expect(course.fallen('payment-check')).toEqual(['2027-06-04', '2027-06-10']);
  });

  it('take a payment back', () => {
    const course = delayed(held(), 3).until('2027-06-10');
    course.take({ step: 'record-payment', month: 1, paid: true });
    correctLast(course);
    expect(course.refusal({ step: 'record-payment', month: 1, paid: true })).toBeUndefined();
  });

  it('leave the date alone when the adjournment in error was not the last', () => {
    const course = opened();
    course.take({ step: 'adjourn', hearingOn: day('2027-06-15') });
    const { version } = course.state;
    course.take({ step: 'adjourn', hearingOn: day('2027-09-07') });
    course.take({ step: 'correct', fact: version, reason: 'Erreur' });
    expect(course.state.hearingOn).toBe('2027-09-07');
  });
});

describe('what a supervisor reads', () => {
  it('names no family, and every code in French', () => {
    const course = delayed(sent(opened()).until(HEARING), 12);
    const lines = course.kind.describe(course.state);
    expect(lines).toEqual([
      '**Délais accordés : paiements à vérifier** — dossier AC-2027-000001',
      'Audience le 04/05/2027 à 09:00, Tribunal judiciaire de Ville-Exemple',
      'Issue : délais accordés (0 paiement(s) vérifié(s) sur 12)',
      'Accompagnement : `accompaniment-course-1`',
    ]);
    const before = met(opened());
    before.take({ step: 'confirm-attendance', attendance: 'unknown' });
    expect(before.kind.describe(before.state)).toEqual([
      '**Préparation de l’audience** — dossier AC-2027-000001',
      'Audience le 04/05/2027 à 09:00, Tribunal judiciaire de Ville-Exemple',
      'Évaluation : à rédiger',
      'La famille ne sait pas encore',
      'Accompagnement : `accompaniment-course-1`',
    ]);
  });

  it('has a label for all that falls due', () => {
    const course = opened();
    course.take({ step: 'offer-interview', on: course.today });
    const dues = [
      ...opened().kind.agenda(opened().state),
      ...course.kind.agenda(course.state),
      ...course.kind.agenda(delayed(held(), 2).state),
    ];
    for (const due of dues) expect(course.kind.label(due)).not.toContain(due.kind);
    expect(course.kind.label(dues[0]!)).toBe('Proposer un entretien (audience du 04/05/2027)');
    expect(course.kind.label(dues.at(-2)!)).toBe('Paiement mensuel à vérifier — mois 2');
  });

  it('the bodies of the tests are sound', () => {
    const { servedOn, hearingOn } = hearingOpening();
    expect([servedOn, hearingOn].every(isPlainDate)).toBe(true);
  });
});
