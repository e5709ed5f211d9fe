import { type PlainDate, isPlainDate } from '../../workflows/rules/calendar.ts';

const ISO = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;
const FRENCH = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/u;
/** Databases export a date as the first instant of its day. */
const MIDNIGHT = /[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?$/u;

/** The date of birth in a cell, or the code of what is wrong with it. */
export type BirthDate = { date: PlainDate } | { problem: BirthDateProblem };
export type BirthDateProblem =
  | 'birth-date-missing'
  | 'birth-date-format'
  | 'birth-date-impossible'
  | 'birth-date-future';

/**
 * Reads YYYY-MM-DD or DD/MM/YYYY. A day and month of zeros («00/00/1985», known by the year only) become
 * 1 January, the day other files give to the same person, and which identity.ts takes as such.
 */
export function birthDate(cell: string, today: PlainDate): BirthDate {
  if (cell === '') return { problem: 'birth-date-missing' };
  const text = written(cell.replace(MIDNIGHT, ''));
  if (text === undefined) return { problem: 'birth-date-format' };
  const date = text.replace(/-00-00$/u, '-01-01');
  if (!isPlainDate(date)) return { problem: 'birth-date-impossible' };
  return date > today ? { problem: 'birth-date-future' } : { date };
}

function written(cell: string): string | undefined {
  const { year, month, day } = (ISO.exec(cell) ?? FRENCH.exec(cell))?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
