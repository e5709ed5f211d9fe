/** The yearly report for a management board: what was done, for whom, with which results; small numbers hidden. */
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { heading, note, paragraph, type Block, type Column, type Content } from '../content.ts';
import { dateInWords } from '../dates.ts';
import { euros } from '../money.ts';

/** A table of counts as it may be shown. A number that is not shown is `undefined`. */
export interface ReportTable {
  name: string;
  title: string;
  rowsAre: string;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly (number | undefined)[])[];
  totals?: {
    rows: readonly (number | undefined)[];
    columns: readonly (number | undefined)[];
    all: number | undefined;
  };
}

export interface YearlyReport {
  from: PlainDate;
  to: PlainDate;
  /** The day on which things stood as they are told. */
  asOf: PlainDate;
  /** Families accompanied on some day of the period. */
  families: number | undefined;
  tables: readonly ReportTable[];
  /** Median and ninetieth percentile of the days in each stage; a stage that few have left is not there. */
  delays: readonly { label: string; medianDays: number; ninetiethDays?: number }[];
  /** Parts of a whole, from 0 to 1, of wholes large enough to be told. */
  shares: readonly { label: string; share: number }[];
  /** Responses that many families could have had, and none received. */
  missing: readonly string[];
  costs: readonly { label: string; amountCents: number }[];
}

/** What stands for a number that is not shown: statistical secrecy, as the French statistical office writes it. */
export const SECRET = 's';

export function yearlyReportContent(report: YearlyReport): Content {
  const { from, to, asOf } = report;
  return {
    form: 'sheet',
    title: `Rapport d’activité du ${dateInWords(from)} au ${dateInWords(to)}`,
    body: [
      paragraph(`Tel que connu le ${dateInWords(asOf)}.`),
      ...activity(report),
      ...charted(report, 'problems', 'Pour quoi les familles sont accompagnées'),
      ...responses(report),
      ...delays(report),
      ...results(report),
      ...costs(report),
      heading('Comment lire ces nombres'),
      note(
        `« ${SECRET} » remplace un nombre couvert par le secret statistique : il est inférieur à cinq, ou en révélerait `,
        'un autre qui l’est. Une famille compte une fois, quel que soit le nombre de ses accompagnements. Aucun nom, ',
        'aucun texte libre n’entre dans ce rapport.',
      ),
    ],
    signature: 'none',
  };
}

function activity({ families, tables }: YearlyReport): Block[] {
  const total = (name: string) =>
    shown(tables.find((table) => table.name === name)?.totals?.all ?? undefined);
  return [
    heading('L’activité'),
    {
      kind: 'facts',
      facts: [
        ['Familles accompagnées', shown(families)],
        ['Premiers termes arrivés à leur fin', total('terms')],
        ['Accompagnements clos', total('closures')],
        ['Audiences jugées ou retirées', total('hearings')],
        ['Passages de relais proposés', total('handovers')],
      ],
    },
  ];
}

function shown(value: number | undefined): string {
  return value === undefined ? SECRET : new Intl.NumberFormat('fr-FR').format(value);
}

/** The rows of a table, by their only column or their totals, as bars; those at nought are left out. */
function bars(table: ReportTable): Block[] {
  const values = table.rows.map((label, index) => ({
    label,
    value: table.totals ? table.totals.rows[index] : table.cells[index]?.[0],
  }));
  const told = values
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .map(({ label, value }) => ({ label, shown: shown(value), ...(value !== undefined && { value }) }));
  return told.length > 0 ? [{ kind: 'bars', bars: told }] : [paragraph('Rien à signaler sur la période.')];
}

function charted({ tables }: YearlyReport, name: string, title: string): Block[] {
  return tables.filter((table) => table.name === name).flatMap((table) => [heading(title), ...bars(table)]);
}

/** By response, whatever it answered. */
function responses({ tables, missing }: YearlyReport): Block[] {
  const table = tables.find(({ name }) => name === 'responses');
  if (!table) return [];
  const { columns: rows, totals, ...rest } = table;
  const byResponse = {
    ...rest,
    rows,
    columns: ['Réponses'],
    cells: rows.map((_, at) => [totals?.columns[at]]),
  };
  return [
    heading('Les réponses apportées'),
    ...bars(byResponse),
    ...(missing.length > 0
      ? [paragraph('À remarquer :'), { kind: 'list' as const, items: missing.map((sentence) => [sentence]) }]
      : []),
  ];
}

const DELAY_COLUMNS: Column[] = [
  { title: 'Étape', share: 0.5 },
  { title: 'Médiane (jours)', share: 0.25, align: 'right' },
  { title: 'Neuf sur dix en moins de', share: 0.25, align: 'right' },
];

function delays({ delays: told }: YearlyReport): Block[] {
  if (told.length === 0) return [];
  const rows = told.map(({ label, medianDays, ninetiethDays }) => [
    [[label]],
    [[shown(medianDays)]],
    [[ninetiethDays === undefined ? '–' : shown(ninetiethDays)]],
  ]);
  return [
    heading('Les délais'),
    paragraph('Les dossiers qui attendent encore comptent pour le temps qu’ils ont déjà attendu.'),
    { kind: 'table', columns: DELAY_COLUMNS, rows },
  ];
}

const SHARE_COLUMNS: Column[] = [
  { title: 'Sur la période', share: 0.8 },
  { title: 'Part', share: 0.2, align: 'right' },
];

const RESULTS = ['objectives', 'terms', 'closures', 'hearings', 'evaluations', 'handovers'];

function results(report: YearlyReport): Block[] {
  const tables = RESULTS.flatMap((name) => report.tables.filter((table) => table.name === name));
  const told = tables.filter(({ totals }) => totals?.all !== 0);
  return [
    heading('Les résultats'),
    ...shares(report),
    ...told.flatMap((table) => [
      heading(table.title),
      ...(table.columns.length > 1 ? [grid(table)] : bars(table)),
    ]),
  ];
}

/** In a table, where a label of any length has room. */
function shares({ shares: told }: YearlyReport): Block[] {
  if (told.length === 0) return [];
  const rows = told.map(({ label, share }) => [[[label]], [[`${Math.round(share * 100)} %`]]]);
  return [{ kind: 'table', columns: SHARE_COLUMNS, rows }];
}

function grid({ rowsAre, rows, columns, cells, totals }: ReportTable): Block {
  const share = 0.7 / (columns.length + 1);
  const right = (title: string): Column => ({ title, share, align: 'right' });
  return {
    kind: 'table',
    columns: [{ title: rowsAre, share: 0.3 }, ...columns.map(right), right('Total')],
    rows: rows.map((label, index) => [
      [[label]],
      ...(cells[index] ?? []).map((value) => [[shown(value)]]),
      [[shown(totals?.rows[index])]],
    ]),
  };
}

const COST_COLUMNS: Column[] = [
  { title: 'Poste', share: 0.7 },
  { title: 'Montant', share: 0.3, align: 'right' },
];

function costs({ costs: told }: YearlyReport): Block[] {
  if (told.length === 0) return [];
  const rows = told.map(({ label, amountCents }) => [[[label]], [[euros(amountCents)]]]);
  return [heading('Les coûts'), { kind: 'table', columns: COST_COLUMNS, rows }];
}
