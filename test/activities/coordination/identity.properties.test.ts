import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { askedKeys, keptKeys, samePerson } from '../../../activities/coordination/identity.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { KEY, OTHER_KEY, type Written, match, person } from './people.ts';

const SYLLABLES = [
  'ba',
  'ché',
  'dou',
  'fœ',
  'gran',
  'hü',
  'ï',
  'ko',
  'lé',
  'ml',
  'nø',
  'ña',
  'rou',
  'ße',
  'thi',
  'zé',
];
const PARTICLES = ['', '', '', 'Le ', 'de la ', "d'", 'Ben ', 'El ', "N'", 'Saint '];

const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 3, maxLength: 5 })
  .map((parts) => parts.join(''));
const element = fc.tuple(fc.constantFrom(...PARTICLES), word).map((parts) => parts.join(''));
const surname = fc.oneof(
  element,
  fc.tuple(element, element).map((parts) => parts.join('-')),
);
const firstName = fc.oneof(
  word,
  fc.tuple(word, word).map((parts) => parts.join('-')),
);
const born = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)));
const written = fc.tuple(surname, firstName, born) satisfies fc.Arbitrary<Written>;
/** Anything at all that a file may hold. */
const anything = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), born);

/** What changes in the writing of a name and never in the name. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFD').replace(/\p{Mark}/gu, ''),
  (text) => text.replaceAll('-', ' - '),
  (text) => text.replaceAll('-', '\u2011'),
  (text) => text.replaceAll('-', ''),
  (text) => text.replaceAll(' ', ''),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll("'", '’'),
  (text) => text.replaceAll("'", ''),
  (text) => `  ${text} `,
  (text) => text.replace(/[!-~]/gu, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
];
const change = fc.constantFrom(...CHANGES);

describe('the identity of a person', () => {
  test('does not change with case, accents, hyphens, apostrophes, spaces', () => {
    fc.assert(
      fc.property(written, change, change, change, ([name, first, date], one, two, three) => {
        expect(match([name, first, date], [one(two(name)), three(first), date])).toBe(true);
      }),
    );
  });

  test('does not change with the order of a double name', () => {
    fc.assert(
      fc.property(element, element, firstName, born, (one, two, first, date) => {
        expect(match([`${one}-${two}`, first, date], [`${two} ${one}`, first, date])).toBe(true);
      }),
    );
  });

  test('is the same whoever asks, whatever is written', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        expect(() => match(one, [other[0], one[1], one[2]])).not.toThrow();
        expect(() => match(one, [one[0], other[1], one[2]])).not.toThrow();
      }),
    );
  });

  test('never goes with another date of birth', () => {
    fc.assert(
      fc.property(written, born, change, ([name, first, date], other, changed) => {
        fc.pre(date !== other);
        expect(match([name, first, date], [changed(name), first, other])).toBe(false);
      }),
    );
  });

  test('is never that of a twin', () => {
    fc.assert(
      fc.property(written, firstName, change, ([name, first, date], other, changed) => {
        fc.pre(plain(first) !== plain(other) && plain(name) !== plain(first) && plain(name) !== plain(other));
        expect(match([name, first, date], [changed(name), other, date])).toBe(false);
      }),
    );
  });

  test('is never that of somebody of another family name', () => {
    fc.assert(
      fc.property(element, element, firstName, born, (one, other, first, date) => {
        fc.pre(!plain(one).endsWith(plain(other).slice(-6)));
        expect(match([one, first, date], [other, first, date])).toBe(false);
      }),
    );
  });

  test('never goes with another key', () => {
    fc.assert(
      fc.property(written, (one) => {
        const theirs = new Set(keptKeys(person(one), OTHER_KEY));
        expect(askedKeys(person(one), KEY).filter((hash) => theirs.has(hash))).toEqual([]);
      }),
    );
  });

  test('cannot be read in the keys', () => {
    fc.assert(
      fc.property(written, (one) => {
        const keys = [...keptKeys(person(one), KEY), ...askedKeys(person(one), KEY)].join(' ').toLowerCase();
        for (const text of [...one, plain(one[0]), plain(one[1])])
          expect(keys).not.toContain(text.toLowerCase());
      }),
    );
  });

  test('is that of the person themselves, unless there is nothing to know them by', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const known = keptKeys(person(one), KEY).length > 0;
        expect(samePerson(person(one), person(one), KEY)).toBe(known);
        expect(askedKeys(person(one), KEY).length > 0).toBe(known);
      }),
    );
  });
});

/** The letters of a name without their accents, far more roughly than the service reads them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^a-z]/gu, '');
}
