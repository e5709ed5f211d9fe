import { describe, expect, test } from '@jest/globals';
import {
  dateInFigures,
  dateInWords,
  dayInWords,
  monthsInWords,
  timeInWords,
} from '../../../activities/letters/dates.ts';
import { legible } from '../../../activities/letters/legible.ts';
import { euros } from '../../../activities/letters/money.ts';
import { typeset } from '../../../activities/letters/typography.ts';
import { type PlainDate, plainDate } from '../../../workflows/rules/calendar.ts';

describe('dates', () => {
  test.each([
    ['2027-03-03', '3 mars 2027', 'mercredi 3 mars 2027', '03/03/2027'],
    ['2027-03-01', '1er mars 2027', 'lundi 1er mars 2027', '01/03/2027'],
    ['2028-02-29', '29 février 2028', 'mardi 29 février 2028', '29/02/2028'],
    ['2027-08-31', '31 août 2027', 'mardi 31 août 2027', '31/08/2027'],
  ])('%s is «%s»', (date, words, day, figures) => {
    expect(dateInWords(plainDate(date))).toBe(words);
    expect(dayInWords(plainDate(date))).toBe(day);
    expect(dateInFigures(plainDate(date))).toBe(figures);
  });

  test('what is not a date is refused', () => {
    expect(() => dateInWords('demain' as PlainDate)).toThrow('Not a date');
  });

  test('hours and months', () => {
    expect([timeInWords('14:30'), timeInWords('09:00'), timeInWords('08:05')]).toEqual([
      '14 h 30',
      '9 h',
      '8 h 05',
    ]);
    expect([monthsInWords(6), monthsInWords(12), monthsInWords(18)]).toEqual([
      'six mois',
      'douze mois',
      '18 mois',
    ]);
  });
});

describe('amounts', () => {
  test.each([
    [123456, '1\u202f234,56\u202f€'],
    [5, '0,05\u202f€'],
    [100, '1,00\u202f€'],
    [123456789, '1\u202f234\u202f567,89\u202f€'],
    [-4500, '−45,00\u202f€'],
  ])('%i cents', (cents, written) => {
    expect(euros(cents)).toBe(written);
  });
});

/** No-break spaces are shown as `~` and narrow ones as `_`. */
function shown(text: string): string {
  return typeset(text).replaceAll('\u00a0', '~').replaceAll('\u202f', '_');
}

describe('French typography', () => {
  test.each([
    ["l'école d'Artagnan", 'l’école d’Artagnan'],
    ['Quoi ? Non! Si; peut-être ?!', 'Quoi_? Non_! Si_; peut-être_?!'],
    ['Objet : un rendez-vous:', 'Objet~: un rendez-vous~:'],
    ['Il dit "oui" et «non» et “si”', 'Il dit «~oui~» et «~non~» et «~si~»'],
    ['50 € et 10%', '50_€ et 10_%'],
    ['1 234,56 €', '1_234,56_€'],
    ['le 3 mars 2027 à 14 h 30', 'le 3~mars 2027 à 14~h~30'],
    ['le 1er mars', 'le 1er~mars'],
    ['M. Exemple et Mme Témoin', 'M.~Exemple et Mme~Témoin'],
    ['au 01 23 45 67 89', 'au 01~23~45~67~89'],
    ['n° 12', 'n°~12'],
    ['à 14:30, sur https://exemple.example/a?b=c', 'à 14:30, sur https://exemple.example/a?b=c'],
    ['Écrire à a.b@caf.example !', 'Écrire à a.b@caf.example_!'],
    ['un - deux  trois...', 'un – deux trois…'],
    ['Fait à ........', 'Fait à ........'],
    ['(?)', '(?)'],
  ])('%s', (typed, set) => {
    expect(shown(typed)).toBe(set);
  });

  test('set twice is set once', () => {
    const text = 'Il dit "oui" ! Vraiment ? Le 3 mars : 1 234 €, au 01 23 45 67 89…';
    expect(typeset(typeset(text))).toBe(typeset(text));
  });
});

/** A font that knows the Latin alphabet only. */
function latin(codePoint: number): boolean {
  return codePoint >= 32 && codePoint < 0x250;
}

describe('characters that cannot be drawn', () => {
  test.each([
    ['ça va 🙂👍🏽!', 'ça va !'],
    ['a\u0000b\u0007c\u200bd\u202ee\ud800f', 'abcdef'],
    ['un\tdeux\r\ntrois\u2028quatre', 'un deux\ntrois\nquatre'],
    ['شكرا جزيلا لكم', '[texte en écriture arabe]'],
    ['Elle dit תודה רבה.', 'Elle dit [texte en écriture hébraïque].'],
    ['谢谢', '[texte en écriture chinoise]'],
    ['ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ', '[texte dans une autre écriture]'],
    ['𝐆𝐫𝐚𝐬 ﬁn ①', 'Gras fin 1'],
    ['e\u0301cole', 'école'],
    ['peut\u2011être, peut\u2010être', 'peut-être, peut-être'],
  ])('%j', (typed, printed) => {
    expect(legible(typed, latin)).toBe(printed);
  });
});
