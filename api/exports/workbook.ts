/** Tables as a workbook: first how to read them, then a sheet for each. */
import type { Readable } from 'node:stream';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { linesOf, type ExportedTable } from './table.ts';

/** A spreadsheet refuses longer names of sheets. */
const LONGEST_NAME = 31;

/** `about` is what was asked, a line each: organisation, period, dimensions. */
export async function workbookOf(
  about: readonly string[],
  tables: readonly ExportedTable[],
): Promise<Readable> {
  const sheets = [
    {
      sheet: 'Lecture',
      data: about.map((text) => [{ value: text, type: String }]),
      columns: [{ width: 100 }],
    },
    ...tables.map((table) => ({
      sheet: table.title.slice(0, LONGEST_NAME),
      data: sheetOf(table),
      columns: [{ width: 40 }, ...table.columns.map(() => ({ width: 18 }))],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    })),
  ];
  const { toStream } = writeExcelFile(sheets);
  return (toStream as () => Promise<Readable>)();
}

function sheetOf(table: ExportedTable): SheetData {
  return linesOf(table).map((line, index) =>
    line.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) },
    ),
  );
}
