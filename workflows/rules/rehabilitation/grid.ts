/**
 * The financial grid of a year of sites, with its totals by column; and the comparison of a printed grid with its own
 * rows. A printed row gives its hours by heading, its materials and the family's share: everything else follows.
 */
import { percentOf, refuseAmount, sumOf, type Cents } from '../budget.ts';
import { Refusal } from '../case.ts';
import { accountOf, refuseHours, type Account, type HoursByHeading } from './account.ts';
import { HEADINGS } from './vocabulary.ts';

/** The columns of amounts, in the order of the grid. */
export const AMOUNTS = [
  'labourCents',
  'materialsCents',
  'totalCents',
  'familyShareCents',
  'actionCostCents',
] as const;
type Amount = (typeof AMOUNTS)[number];

/** The columns of hours: by heading, then all. */
export const HOURS = [...HEADINGS, 'all'] as const;
type Hours = (typeof HOURS)[number];

/** The grid as printed; what it leaves out is not compared. Amounts in cents, hours whole. */
export interface PrintedGrid {
  hourlyLabourCents: Cents;
  sites: PrintedSite[];
  printedTotals: { hours?: { [Column in Hours]?: number } } & { [Column in Amount]?: Cents };
}

/** `familyShareReason` says why another share than the usual one was agreed, where that is known. */
export interface PrintedSite {
  site: number | string;
  hours: HoursByHeading;
  printed: { hours?: number; materialsCents: Cents } & { [Column in Amount]?: Cents };
  familyShareReason?: string;
}

/**
 * A printed value that is not the one that follows from the rows. `row`: from the same row; `share`: another share than
 * 10 % of the materials, without a reason; `column`: from the rows above. Where all the rows print that column,
 * `sumOfPrintedRows` is what they add up to as printed.
 */
export interface Disagreement {
  kind: 'row' | 'share' | 'column';
  site?: number | string;
  cell: string;
  printed: number;
  right: number;
  difference: number;
  rule: string;
  sumOfPrintedRows?: number;
}

/** `byRule` is what the shares and the cost would be, had every family borne the usual share. */
export interface Comparison {
  rows: ({ site: number | string } & Account)[];
  totals: Account;
  byRule: Pick<Account, 'familyShareCents' | 'actionCostCents'>;
  disagreements: Disagreement[];
}

/** The sums of the columns. */
export function totalsOf(rows: readonly Account[]): Account {
  const hours = Object.fromEntries(
    HOURS.map((column) => [column, sumOf(rows.map((row) => row.hours[column]))]),
  ) as Account['hours'];
  const amounts = Object.fromEntries(
    AMOUNTS.map((column) => [column, sumOf(rows.map((row) => row[column]))]),
  ) as Pick<Account, Amount>;
  return { hours, ...amounts };
}

/** The right grid, and every printed value that disagrees with it. Throws Refusal on a grid that cannot be read. */
export function compareGrid(grid: PrintedGrid, sharePercent: number): Comparison {
  refuseGrid(grid);
  const rows = grid.sites.map((printed) => ({
    site: printed.site,
    ...rightAccount(printed, grid.hourlyLabourCents, sharePercent),
  }));
  const totals = totalsOf(rows);
  const shares = sumOf(rows.map(({ materialsCents }) => percentOf(materialsCents, sharePercent)));
  return {
    rows,
    totals,
    byRule: { familyShareCents: shares, actionCostCents: totals.totalCents - shares },
    disagreements: [
      ...grid.sites.flatMap((printed, index) => [
        ...inRow(printed, rows[index]),
        ...inShare(printed, sharePercent),
      ]),
      ...inColumns(grid, totals),
    ],
  };
}

function rightAccount({ hours, printed }: PrintedSite, hourlyLabourCents: Cents, percent: number): Account {
  const { materialsCents } = printed;
  const share = printed.familyShareCents ?? percentOf(materialsCents, percent);
  return accountOf(hours, materialsCents, share, hourlyLabourCents);
}

const ROW_RULES: Record<string, string> = {
  hours: 'the hours of the four headings',
  labourCents: 'the hours of the row × the hourly rate',
  totalCents: 'labour + materials of the row',
  actionCostCents: 'labour + materials − the share of the family, of the row',
};

function inRow({ site, printed }: PrintedSite, right: Account | undefined): Disagreement[] {
  if (!right) return [];
  const derived: [cell: string, printed: number | undefined, right: number][] = [
    ['hours', printed.hours, right.hours.all],
    ['labourCents', printed.labourCents, right.labourCents],
    ['totalCents', printed.totalCents, right.totalCents],
    ['actionCostCents', printed.actionCostCents, right.actionCostCents],
  ];
  return derived.flatMap(([cell, given, follows]) =>
    disagreeing({ kind: 'row', site, cell, rule: ROW_RULES[cell] ?? '' }, given, follows),
  );
}

function inShare({ site, printed, familyShareReason }: PrintedSite, percent: number): Disagreement[] {
  if (familyShareReason) return [];
  const rule = `${percent} % of the materials, rounded half up to the cent, unless agreed otherwise`;
  return disagreeing(
    { kind: 'share', site, cell: 'familyShareCents', rule },
    printed.familyShareCents,
    percentOf(printed.materialsCents, percent),
  );
}

function inColumns({ sites, printedTotals }: PrintedGrid, totals: Account): Disagreement[] {
  const hours = HOURS.flatMap((column) => {
    const printedRows = sites.map((site) => (column === 'all' ? site.printed.hours : site.hours[column]));
    const about = columnOf(`hours.${column}`, printedRows);
    return disagreeing(about, printedTotals.hours?.[column], totals.hours[column]);
  });
  const amounts = AMOUNTS.flatMap((column) => {
    const about = columnOf(
      column,
      sites.map(({ printed }) => printed[column]),
    );
    return disagreeing(about, printedTotals[column], totals[column]);
  });
  return [...hours, ...amounts];
}

type About = Omit<Disagreement, 'printed' | 'right' | 'difference'>;

function columnOf(cell: string, printedRows: readonly (number | undefined)[]): About {
  const known = printedRows.filter((one) => one !== undefined);
  return {
    kind: 'column',
    cell,
    rule: 'the sum of the rows',
    ...(known.length === printedRows.length && { sumOfPrintedRows: sumOf(known) }),
  };
}

function disagreeing(about: About, printed: number | undefined, right: number): Disagreement[] {
  if (printed === undefined || printed === right) return [];
  return [{ ...about, printed, right, difference: printed - right }];
}

/** Refuses hours that are not whole or negative, amounts that are not whole cents, and a site named twice. */
function refuseGrid({ hourlyLabourCents, sites, printedTotals }: PrintedGrid): void {
  refuseAmount(hourlyLabourCents);
  for (const { hours, printed } of sites) {
    refuseHours(...HEADINGS.map((heading) => hours[heading]), printed.hours);
    refuseAmount(...AMOUNTS.map((column) => printed[column]));
  }
  refuseHours(...HOURS.map((column) => printedTotals.hours?.[column]));
  refuseAmount(...AMOUNTS.map((column) => printedTotals[column]));
  const names = sites.map(({ site }) => String(site));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Refusal('duplicate-site', `Site ${twice} is there twice.`, { site: twice });
}
