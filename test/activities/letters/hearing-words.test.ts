import { describe, expect, test } from '@jest/globals';
import type { HearingInLetter, Letter, TemplateName } from '../../../activities/letters/model.ts';
import { renderLetter } from '../../../activities/letters/render.ts';
import { TEMPLATES } from '../../../activities/letters/templates/index.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { type Attendance, LETTERS, SPEAKERS } from '../../../workflows/rules/hearing/vocabulary.ts';
import { full, minimal } from './families.ts';
import { read } from './reading.ts';

/** Every word a template says, without setting it. */
function said(letter: Letter): string {
  return JSON.stringify(TEMPLATES[letter.template](letter));
}

/** A full letter, whose hearing is changed. */
function changed(template: TemplateName, change: Partial<HearingInLetter>, on?: string): Letter {
  const letter = full(template);
  return {
    ...letter,
    ...(on && { on: plainDate(on) }),
    hearing: { ...letter.hearing!, ...change },
  };
}

const unprepared = (template: TemplateName, on?: string): Letter => ({
  ...minimal(template),
  ...(on && { on: plainDate(on) }),
});

test.each(LETTERS)('there is a template for each letter that a hearing asks for: %s', (name) => {
  expect(Object.keys(TEMPLATES)).toContain(name);
  expect(() => said({ ...full(name), hearing: undefined as never })).toThrow('hearing');
});

describe.each(['interview-offer', 'hearing-reminder', 'preparation-sheet', 'hearing-adjourned'] as const)(
  'to the family, %s',
  (name) => {
    test('says the day in words, the hour, and whom to call, on one page', async () => {
      const { pdf, pages } = await renderLetter(full(name));
      const { text } = await read(pdf);
      expect(pages).toBe(1);
      expect(text).toMatch(/mardi 4 mai 2027 à 9 h|mardi 1er juin 2027 à 14 h 30/);
      expect(text).toContain('01 23 45 67 80');
    });

    test('speaks of the rent, without a threat', () => {
      for (const letter of [full(name), minimal(name)]) {
        expect(said(letter)).toMatch(/loyer du mois/);
        expect(said(letter)).not.toMatch(
          /expulsé|sanction|obligation|vous devez|sous peine|mise en demeure/i,
        );
      }
    });
  },
);

describe('an interview', () => {
  test('is offered a first time with what it is for, and by when to answer', () => {
    const words = said(changed('interview-offer', { offeredOn: [plainDate('2027-04-12')] }));
    expect(words).toContain('assignation datée du 8 février 2027');
    expect(words).toContain('À quoi sert cette rencontre');
    expect(words).toContain('19 avril 2027');
    expect(words).not.toContain('Coupon');
  });

  test('is offered again in other words, with a slip, saying that silence stops nothing', () => {
    const words = said(full('interview-offer'));
    expect(words).toContain('le 1er mars 2027 pour vous proposer une rencontre');
    expect(words).toContain('avec ce que nous savons');
    expect(words).toContain('Coupon');
    expect(words).not.toContain('le 1er mars 2027 et');
  });

  test('offered a third time names both earlier letters', () => {
    const days = ['2027-03-01', '2027-04-12', '2027-04-20'];
    expect(said(changed('interview-offer', { offeredOn: days.map((day) => plainDate(day)) }))).toContain(
      'le 1er mars 2027 et le 12 avril 2027',
    );
  });

  test('without time left to answer by a date, is asked for at once', () => {
    expect(said(minimal('interview-offer'))).toContain('dès que vous le pouvez');
  });
});

/** A reminder seven days before, to a family that has said whether it comes. */
function near(attendance: Attendance): string {
  return said(changed('hearing-reminder', { attendance }, '2027-04-27'));
}

describe('a reminder', () => {
  test.each([
    ['2027-04-19', 'Préparons votre audience du 4 mai 2027'],
    ['2027-04-27', 'Rappel : votre audience du 4 mai 2027'],
    ['2027-04-30', 'L’essentiel pour votre audience du 4 mai 2027'],
    ['2027-05-03', 'L’essentiel pour votre audience du 4 mai 2027'],
  ])('of %s is «%s»: where, with what, with whom, and never «demain»', async (on, title) => {
    const { pdf, title: given } = await renderLetter(changed('hearing-reminder', {}, on));
    const { text } = await read(pdf);
    expect(given.replace(/\s/g, ' ')).toContain(title);
    for (const words of [
      'Tribunal judiciaire de Ville-Exemple',
      'Trois dernières quittances',
      'Je peux venir avec vous',
      'Y aller compte',
      'Aide juridictionnelle',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/demain|aujourd’hui|dans une semaine/);
  });

  test('asks who has not said whether they come, and respects who does not', () => {
    expect(near('unknown')).toContain('Dites-nous si vous pensez venir');
    expect(near('will-not')).toContain('Vous pouvez changer d’avis');
    expect(near('will-not')).not.toContain('Dites-nous si vous pensez venir');
  });

  test('without an hour, sends to the summons for it', () => {
    expect(said(unprepared('hearing-reminder'))).toContain('L’heure et l’adresse du tribunal sont écrites');
  });
});

describe('the rent', () => {
  test('paid again is to be continued; not yet, it is what a judge needs to grant any delay', () => {
    expect(said(full('preparation-sheet'))).toContain('Continuez de payer le loyer du mois');
    const words = said(minimal('preparation-sheet'));
    expect(words).toContain('la loi ne permet pas au juge d’accorder des délais (jusqu’à trois ans)');
    expect(words).toContain('quelles aides sont possibles');
  });
});

describe('the preparation sheet', () => {
  test.each(SPEAKERS)('says who speaks: %s', (speaker) => {
    const { preparation } = full('preparation-sheet').hearing!;
    const words = said(changed('preparation-sheet', { preparation: { ...preparation!, speaker } }));
    expect(words).not.toMatch(/undefined|interpreter|caseworker/);
    expect(words).toContain('Ce que vous pouvez dire');
  });

  test('shows what the evaluation proposes only once it is validated', () => {
    expect(said(full('preparation-sheet'))).toContain('60 € par mois');
    const { validatedOn: _validatedOn, ...evaluation } = full('preparation-sheet').hearing!.evaluation!;
    expect(said(changed('preparation-sheet', { evaluation }))).not.toContain('60 € par mois');
  });
});

describe('an adjournment', () => {
  test('gives both days, so that nobody goes on the wrong one', () => {
    expect(said(full('hearing-adjourned'))).toMatch(
      /n’aura pas lieu le .*mardi 4 mai 2027.*mardi 1er juin 2027/,
    );
  });

  test('of the hour alone says that the day stands', () => {
    const words = said(changed('hearing-adjourned', { adjournedFrom: plainDate('2027-06-01') }));
    expect(words).toContain('a toujours lieu le mardi 1er juin 2027, mais son heure a changé');
    expect(words).not.toContain('n’aura pas lieu');
  });

  test('without an hour does not send to that of the summons', () => {
    const { at: _at, ...hearing } = full('hearing-adjourned').hearing!;
    expect(said({ ...full('hearing-adjourned'), hearing })).toContain('L’heure est à confirmer');
  });
});

describe('the social evaluation', () => {
  test('says what was written, by whom and when, word for word', async () => {
    const { pdf } = await renderLetter(full('social-evaluation'));
    const { text } = await read(pdf);
    for (const words of [
      'Tribunal judiciaire de Ville-Exemple',
      'Juge des contentieux de la protection',
      'Mme Camille Exemple et M. Dominique Exemple',
      '2 adultes, 3 enfants (8 ans, 1 an, moins d’un an)',
      '1 840,56 €',
      'le 16 avril 2027, par Alix Modèle (travailleuse sociale)',
      'le 21 avril 2027, par Noor Témoin (responsable de service)',
      'entretien mené avec la famille le 14 avril 2027',
      'Salaire de Mme Exemple : 1 340 € par mois',
      'La famille propose de rembourser 60 € par mois',
      'favorable à un échéancier',
      'CCAPEX',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('seuls éléments connus');
  });

  test.each([
    [[], 'dans le temps disponible avant l’audience'],
    [['2027-03-01'], 'un entretien lui a été proposé le 1er mars 2027'],
    [['2027-03-01', '2027-04-12'], 'proposé le 1er mars 2027 et le 12 avril 2027'],
  ])('on the elements known says so, after offers on %j', (days, words) => {
    const letter = minimal('social-evaluation');
    letter.hearing!.offeredOn = days.map((day) => plainDate(day));
    expect(said(letter)).toContain('sur les seuls éléments connus du service');
    expect(said(letter)).toContain(words);
    expect(said(letter)).toContain('Aucune observation du bailleur n’est jointe.');
  });
});

describe('the council', () => {
  test('is told who, where and when, and neither the debt nor what was said', async () => {
    const { pdf } = await renderLetter(full('council-information'));
    const { text } = await read(pdf);
    expect(text).toContain('Département de l’Exemple');
    expect(text).toContain('Mme Camille Exemple et M. Dominique Exemple');
    expect(text).toContain('au plus tard le 26 avril 2027');
    expect(text).not.toMatch(/1 840|Salaire|quittances/);
  });

  test('is not given a last day already past', () => {
    const late = changed('council-information', {}, '2027-04-29');
    expect(said(late)).toContain('dès que possible, l’audience étant proche');
  });
});
