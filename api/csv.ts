/**
 * Tables for a spreadsheet set to French: semicolons, a decimal comma, UTF-8 with its mark so that accents are read, and
 * no cell that could run as a formula.
 */
import type { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { stringify as stringifyAtOnce } from 'csv-stringify/sync';

export const CSV_TYPE = 'text/csv';

const FRENCH = { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' } as const;

type Line = readonly (string | number)[];

/** The bytes of a table, its titles first. */
export function csvOf(titles: readonly string[], rows: readonly Line[]): Buffer {
  return Buffer.from(stringifyAtOnce([titles, ...rows], FRENCH), 'utf8');
}

/** The same, line by line, for a table that may be long. */
export function csvStream(lines: Iterable<Line>): Readable {
  const csv = stringify(FRENCH);
  for (const line of lines) csv.write(line);
  csv.end();
  return csv;
}

/** «536,40» from 53640 cents. */
export function eurosInCsv(cents: number): string {
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)},${rest}`;
}
