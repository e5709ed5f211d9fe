import { CsvError, parse } from 'csv-parse/sync';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import { firstNameForms } from './first-name.ts';
import type { Person } from './identity.ts';
import { type Column, type Columns, columnsOf, separatorOf } from './list-columns.ts';
import { type BirthDateProblem, birthDate } from './list-date.ts';
import { isGarbled, listText } from './list-text.ts';
import { surnameForms } from './surname.ts';

export const MOST_ROWS = 100_000;
/** The service is the one text kept as it stands: it names a service, and is too short to tell a story. */
const LONGEST_SERVICE = 120;
const LONGEST_RECORD = 65_536;

/** One person of a list, and the service that follows them. */
export interface ListRow extends Person {
  service: string;
}

export type ProblemCode =
  | 'name-missing'
  | 'name-unusable'
  | 'first-name-missing'
  | 'first-name-unusable'
  | BirthDateProblem
  | 'service-missing'
  | 'service-too-long'
  | 'text-garbled'
  | 'line-break';

/** What is wrong, and on which line of the file; never what stands there. */
export interface ListProblem {
  line: number;
  code: ProblemCode;
}

export interface CoordinationList {
  rows: ListRow[];
  problems: ListProblem[];
}

/** A record of the file; `line` is its last line, counted from 1 as an editor does. */
interface Line {
  line: number;
  cells: string[];
}

type Cells = Record<Column, string>;

/**
 * Reads a partner's list of the families it follows. A line that cannot be used is reported and left out, the
 * others hold. Refuses a list without the columns, with too many rows, or that is not CSV.
 */
export function parseCoordinationList(csv: Buffer | string, today: PlainDate): CoordinationList {
  const [header, ...lines] = linesOf(listText(csv));
  const columns = columnsOf(header?.cells ?? []);
  const list: CoordinationList = { rows: [], problems: [] };
  for (const { line, cells } of lines) {
    const row = readRow(cellsOf(cells, columns), today);
    if (Array.isArray(row)) list.problems.push(...row.map((code) => ({ line, code })));
    else list.rows.push(row);
  }
  return list;
}

function linesOf(text: string): Line[] {
  const announced = /^sep=.\n/u.test(text);
  const header = text
    .split('\n', 100)
    .find((line, index) => line.trim() !== '' && !(announced && index === 0));
  const lines = records(text, separatorOf(header ?? ''), announced ? 2 : 1);
  if (lines.length > MOST_ROWS + 1) {
    throw new Refusal('list-too-long', `A list has ${MOST_ROWS} rows at most.`, { most: MOST_ROWS });
  }
  return lines;
}

/** The parser's own messages may quote the file: only the line goes on. */
function records(text: string, delimiter: string, fromLine: number): Line[] {
  const lines: Line[] = [];
  try {
    parse(text, {
      delimiter,
      from_line: fromLine,
      to: MOST_ROWS + 2,
      max_record_size: LONGEST_RECORD,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      on_record: (cells: string[], { lines: line }) => void lines.push({ line, cells }),
    });
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error);
    throw error;
  }
  return lines;
}

function unreadable(error: CsvError): Refusal {
  const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
  return new Refusal(
    'list-unreadable',
    'The list is not CSV from some line on: look for a lone quotation mark.',
    line,
  );
}

function cellsOf(cells: string[], columns: Columns): Cells {
  const cell = (place: number | undefined): string =>
    place === undefined ? '' : (cells[place] ?? '').trim();
  return {
    name: cell(columns.name),
    birthName: cell(columns.birthName),
    firstName: cell(columns.firstName),
    birthDate: cell(columns.birthDate),
    service: cell(columns.service),
  };
}

function readRow(cells: Cells, today: PlainDate): ListRow | ProblemCode[] {
  const { name, birthName, firstName, service } = cells;
  const birth = birthDate(cells.birthDate, today);
  const problems = textProblems(cells);
  if ('problem' in birth) return [...problems, birth.problem];
  if (problems.length > 0) return problems;
  const names = birthName === '' ? { name } : { name: name === '' ? birthName : name, birthName };
  return { ...names, firstName, birthDate: birth.date, service };
}

function textProblems({ name, birthName, firstName, service }: Cells): ProblemCode[] {
  const texts = [name, birthName, firstName, service];
  const found: Partial<Record<ProblemCode, boolean>> = {
    'name-missing': name === '' && birthName === '',
    'name-unusable': name + birthName !== '' && surnameForms(name, birthName).whole.length === 0,
    'first-name-missing': firstName === '',
    'first-name-unusable': firstName !== '' && firstNameForms(firstName).whole.length === 0,
    'service-missing': service === '',
    'service-too-long': service.length > LONGEST_SERVICE,
    // A lone quotation mark swallows the lines up to the next one: what looks like one row may be many.
    'line-break': texts.some((text) => text.includes('\n')),
    'text-garbled': texts.some((text) => isGarbled(text.replace(/[\t\n]/gu, ' '))),
  };
  return (Object.keys(found) as ProblemCode[]).filter((code) => found[code]);
}
