import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { percentOf } from '../../../../workflows/rules/budget.ts';
import { accountOf } from '../../../../workflows/rules/rehabilitation/account.ts';
import {
  AMOUNTS,
  compareGrid,
  HOURS,
  totalsOf,
  type PrintedGrid,
} from '../../../../workflows/rules/rehabilitation/grid.ts';
import { HEADINGS } from '../../../../workflows/rules/rehabilitation/vocabulary.ts';
import { codeOf } from '../refused.ts';

const YEAR_2006 = JSON.parse(
  readFileSync(new URL('../../../cases/rehabilitation-2006.json', import.meta.url), 'utf8'),
) as PrintedGrid;

describe('the grid of 2006', () => {
  const { totals, byRule, rows, disagreements } = compareGrid(YEAR_2006, 10);

  it('has these totals by its own rows', () => {
    expect(rows).toHaveLength(15);
    expect(totals).toEqual({
      hours: {
        siteAndMediation: 1299,
        endOfSiteVisits: 49,
        quotesAndBuying: 61,
        workshopsAndMeetings: 120,
        all: 1529,
      },
      labourCents: 8_256_600,
      materialsCents: 561_548,
      totalCents: 8_818_148,
      familyShareCents: 56_156,
      actionCostCents: 8_761_992,
    });
    expect(byRule).toEqual({ familyShareCents: 56_155, actionCostCents: 8_761_993 });
  });

  it('is printed with three wrong totals', () => {
    const columns = disagreements.filter(({ kind }) => kind === 'column');
    expect(columns.map(({ cell, printed, right, difference }) => [cell, printed, right, difference])).toEqual(
      [
        ['labourCents', 8_250_000, 8_256_600, -6600],
        ['materialsCents', 561_540, 561_548, -8],
        ['totalCents', 8_616_150, 8_818_148, -201_998],
      ],
    );
  });

  it('has six shares other than a tenth, and every row adds up', () => {
    const shares = disagreements.filter(({ kind }) => kind === 'share');
    expect(shares.map(({ site, printed, right }) => [site, printed, right])).toEqual([
      [1, 2800, 2880],
      [2, 3400, 3360],
      [3, 3400, 3420],
      [11, 813, 812],
      [14, 1400, 1379],
      [15, 7000, 6961],
    ]);
    expect(disagreements).toHaveLength(9);
  });
});

/** A year of sites as it would be printed without a mistake, whatever its hours and amounts. */
const grids: fc.Arbitrary<PrintedGrid> = fc
  .tuple(
    fc.constantFrom(5400, 4999, 1),
    fc.array(
      fc.tuple(fc.array(fc.nat({ max: 200 }), { minLength: 4, maxLength: 4 }), fc.nat({ max: 200_000 })),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([hourlyLabourCents, rows]) => {
    const accounts = rows.map(([counts, materialsCents]) => {
      const [siteAndMediation = 0, endOfSiteVisits = 0, quotesAndBuying = 0, workshopsAndMeetings = 0] =
        counts;
      const hours = { siteAndMediation, endOfSiteVisits, quotesAndBuying, workshopsAndMeetings };
      return accountOf(hours, materialsCents, percentOf(materialsCents, 10), hourlyLabourCents);
    });
    const sites = accounts.map(({ hours: { all, ...hours }, ...amounts }, index) => ({
      site: index + 1,
      hours,
      printed: { hours: all, ...amounts },
    }));
    return { hourlyLabourCents, sites, printedTotals: totalsOf(accounts) };
  });

const DERIVED = ['hours', 'labourCents', 'totalCents', 'actionCostCents'] as const;

/** The cells that follow from others: of one row, or the total of a column. */
const cells = fc.oneof(
  fc.record({ row: fc.nat(), cell: fc.constantFrom(...DERIVED) }),
  fc.record({ cell: fc.constantFrom(...AMOUNTS, ...HOURS.map((column) => `hours.${column}`)) }),
);
type Printed = Record<string, number>;

/** Prints another value in a cell, and answers where. */
function misprint(grid: PrintedGrid, where: { row?: number; cell: string }, by: number): string {
  if (where.row === undefined) {
    const { hours, ...amounts } = grid.printedTotals;
    const column = where.cell.replace('hours.', '');
    const changed = where.cell.startsWith('hours.') ? (hours as Printed) : (amounts as Printed);
    changed[column] = (changed[column] ?? 0) + by;
    grid.printedTotals = { ...amounts, ...(hours && { hours }) };
    return where.cell;
  }
  const site = grid.sites[where.row % grid.sites.length];
  const printed = (site?.printed ?? {}) as Printed;
  printed[where.cell] = (printed[where.cell] ?? 0) + by;
  return `${site?.site} ${where.cell}`;
}

describe('a printed grid compared with its own rows', () => {
  it('without a mistake has no disagreement, and its totals are those of its columns', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const { totals, disagreements, byRule } = compareGrid(grid, 10);
        expect(disagreements).toEqual([]);
        expect(totals).toEqual(grid.printedTotals);
        expect(byRule.familyShareCents).toBe(totals.familyShareCents);
        const all = HEADINGS.reduce((sum, heading) => sum + totals.hours[heading], 0);
        expect(totals.hours.all).toBe(all);
        expect(totals.totalCents).toBe(all * grid.hourlyLabourCents + totals.materialsCents);
      }),
    );
  });

  it('names exactly the cells that were misprinted', () => {
    fc.assert(
      fc.property(
        grids,
        fc.array(fc.tuple(cells, fc.integer({ min: 1, max: 500 })), { maxLength: 6 }),
        (grid, slips) => {
          const wrong = structuredClone(grid);
          const changed = slips.map(([where, by]) => misprint(wrong, where, by));
          const found = compareGrid(wrong, 10).disagreements.map(({ site, cell }) =>
            site === undefined ? cell : `${site} ${cell}`,
          );
          expect(found.toSorted()).toEqual([...new Set(changed)].toSorted());
        },
      ),
    );
  });

  it('compares only what is printed, and takes a share agreed with its reason', () => {
    const [first] = YEAR_2006.sites;
    if (!first) throw new Error('an empty grid');
    const site = { ...first, familyShareReason: 'Arrondi convenu avec la famille' };
    expect(compareGrid({ ...YEAR_2006, sites: [site], printedTotals: {} }, 10).disagreements).toEqual([]);
    const unprinted = { ...first, printed: { materialsCents: 28_800 } };
    const { rows } = compareGrid({ ...YEAR_2006, sites: [unprinted], printedTotals: {} }, 10);
    expect(rows[0]?.familyShareCents).toBe(2880);
  });

  it('tells a total that is wrong by itself from one that repeats a row’s mistake', () => {
    const grid = structuredClone(YEAR_2006);
    const [first] = grid.sites;
    if (first) first.printed.labourCents = 507_601;
    grid.printedTotals = { labourCents: 8_256_601 };
    const found = compareGrid(grid, 10).disagreements.filter(({ cell }) => cell === 'labourCents');
    expect(found).toMatchObject([
      { kind: 'row', site: 1, difference: 1 },
      { kind: 'column', difference: 1, sumOfPrintedRows: 8_256_601 },
    ]);
  });

  it.each<[code: string, change: (grid: PrintedGrid) => void]>([
    ['hours-not-whole', ({ sites }) => void (sites[0] && (sites[0].hours.endOfSiteVisits = 1.5))],
    ['hours-negative', ({ sites }) => void (sites[0] && (sites[0].printed.hours = -1))],
    ['amount-not-in-cents', ({ sites }) => void (sites[0] && (sites[0].printed.materialsCents = 0.5))],
    ['amount-negative', ({ printedTotals }) => void (printedTotals.labourCents = -1)],
    ['hours-not-whole', ({ printedTotals }) => void (printedTotals.hours = { all: 0.1 })],
    ['amount-not-in-cents', (grid) => void (grid.hourlyLabourCents = 54.001)],
    ['duplicate-site', ({ sites }) => void (sites[1] && (sites[1].site = '1'))],
  ])('is refused: %s (%#)', (code, change) => {
    const grid = structuredClone(YEAR_2006);
    change(grid);
    expect(codeOf(() => compareGrid(grid, 10))).toBe(code);
  });
});
