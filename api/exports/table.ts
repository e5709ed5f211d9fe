/** A table of counts as it leaves the service: small numbers hidden, and what would tell them. */
import { SECRET, type ReportTable } from '../../activities/letters/yearly-report/content.ts';
import { disclosed, isSmall } from '../../workflows/rules/disclosure.ts';

/** A table as the report tells it too; a number that is not shown is `undefined`. */
export type ExportedTable = ReportTable;

/** What is counted, in full. */
export interface CountedTable {
  name: string;
  title: string;
  rowsAre: string;
  rows: readonly string[];
  columns: readonly string[];
  counts: readonly (readonly number[])[];
}

/** A table whose numbers add up; `alsoHidden` are cells to hide although their own number is not small. */
export function withTotals(
  { counts, ...table }: CountedTable,
  alsoHidden?: (row: number, column: number) => boolean,
): ExportedTable {
  const shown = disclosed(counts, alsoHidden);
  const { cells, rowTotals, columnTotals, total } = shown;
  return { ...table, cells, totals: { rows: rowTotals, columns: columnTotals, all: total } };
}

/** A table whose rows and columns add up to nothing: no total tells what is small, so only that is hidden. */
export function withoutTotals({ counts, ...table }: CountedTable): ExportedTable {
  return { ...table, cells: counts.map((row) => row.map((value) => (isSmall(value) ? undefined : value))) };
}

/** The lines of a table as they are written, head first. */
export function linesOf({ rowsAre, rows, columns, cells, totals }: ExportedTable): (string | number)[][] {
  const across = (index: number) => (totals ? [totals.rows[index] ?? SECRET] : []);
  return [
    [rowsAre, ...columns, ...(totals ? ['Total'] : [])],
    ...rows.map((row, index) => [row, ...written(cells[index] ?? []), ...across(index)]),
    ...(totals ? [['Total', ...written(totals.columns), totals.all ?? SECRET]] : []),
  ];
}

function written(values: readonly (number | undefined)[]): (string | number)[] {
  return values.map((value) => value ?? SECRET);
}
