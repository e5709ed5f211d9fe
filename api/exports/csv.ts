/** A table as CSV, for spreadsheets in French: semicolons, a mark of UTF-8, and no cell that could run as a formula. */
import type { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { linesOf, type ExportedTable } from './table.ts';

export function csvOf(table: ExportedTable): Readable {
  const csv = stringify({ bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
  for (const line of linesOf(table)) csv.write(line);
  csv.end();
  return csv;
}
