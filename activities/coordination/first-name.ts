import { words, writings } from './letters.ts';
import { COMPOUND_HEADS, UNKNOWN, UNNAMED } from './name-words.ts';

const MOST_BEGINNINGS = 3;

/** What ends the first of several first names beyond doubt: «Marie, Louise», «Mamadou (Alpha)». */
const LIST = /[,;/&+|("«]/u;

/** The first names of one person, as far as a writing of them tells. */
export interface FirstNameForms {
  /** All that is written, in one word: «Jean-Pierre», «Jean Pierre», «Jeanpierre». */
  whole: string[];
  /**
   * What the person may be called when several first names are written with spaces: for «Sophie Louise Anne»,
   * Sophie and Sophie-Louise. Never the second name alone, which twins often share.
   */
  beginnings: string[];
}

/** Reads a first name as it stands in a file; nothing when it is no name, or initials that many people share. */
export function firstNameForms(firstName: string): FirstNameForms {
  const readings = writings(firstName).map(given).filter(isName);
  return {
    whole: [...new Set(readings.map((names) => names.join('')))],
    beginnings: [...new Set(readings.flatMap(beginnings))],
  };
}

/** The first names, each in one word: hyphens join, spaces part. */
function given(writing: string): string[] {
  const first = writing.split(LIST).find((part) => words(part).length > 0) ?? '';
  const parts = first.replace(/\s*-\s*/gu, '-').split(/[\s.]+/u);
  return parts.map((part) => words(part).join('')).filter((name) => name !== '');
}

function isName(names: string[]): boolean {
  const whole = names.join('');
  return names.some(isLongEnough) && !UNKNOWN.has(whole) && !UNNAMED.has(whole);
}

/** One letter of our alphabet is an initial; one Chinese character is a name. */
function isLongEnough(name: string): boolean {
  return !/^[a-z]$/u.test(name);
}

function beginnings(names: string[]): string[] {
  const isCompound = names.length === 2 && COMPOUND_HEADS.has(names[0] ?? '');
  if (isCompound) return [];
  const shorter = names.slice(0, -1).map((_, index) => names.slice(0, index + 1).join(''));
  return shorter.slice(0, MOST_BEGINNINGS);
}
