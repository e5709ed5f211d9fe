/** What leaves the service, read by someone who knows every number shown and how tables add up. */
import { describe, expect, it } from '@jest/globals';
import { array, assert, constant, integer, nat, oneof, property, tuple } from 'fast-check';
import { disclosed, SMALLEST_SHOWN, type Disclosed } from '../../../workflows/rules/disclosure.ts';

/** An attacker's view: the whole table with its totals, a row and a column more than the cells. */
function whole({ cells, rowTotals, columnTotals, total }: Disclosed): (number | undefined)[][] {
  return [...cells.map((row, index) => [...row, rowTotals[index]]), [...columnTotals, total]];
}

function withTotals(counts: number[][]): number[][] {
  const rows = counts.map((row) => [...row, row.reduce((so, one) => so + one, 0)]);
  return [...rows, rows[0]!.map((_, j) => rows.reduce((so, row) => so + row[j]!, 0))];
}

/**
 * Every table that could be behind what is shown, hidden numbers being at least one and at most `most`; by brute
 * force, so that it owes nothing to how the rules reason.
 */
function* behind(shown: (number | undefined)[][], most: number): Generator<number[][]> {
  const height = shown.length - 1;
  const width = shown[0]!.length - 1;
  const cells = Array.from({ length: height * width }, (_, n) => [Math.floor(n / width), n % width] as const);
  const counts = Array.from({ length: height }, () => Array<number>(width).fill(0));
  function* fill(n: number): Generator<number[][]> {
    if (n === cells.length) {
      const table = withTotals(counts);
      const fits = table.every((row, i) =>
        row.every((value, j) => (shown[i]![j] === undefined ? value >= 1 : value === shown[i]![j])),
      );
      if (fits) yield table;
      return;
    }
    const [i, j] = cells[n]!;
    const known = shown[i]![j];
    for (let value = known ?? 1; value <= (known ?? most); value += 1) {
      counts[i]![j] = value;
      yield* fill(n + 1);
    }
  }
  yield* fill(0);
}

const small = (value: number) => value > 0 && value < SMALLEST_SHOWN;

describe('a table that leaves the service', () => {
  it('shows what is not small, and nought', () => {
    expect(
      disclosed([
        [12, 0],
        [7, 30],
      ]),
    ).toEqual({
      cells: [
        [12, 0],
        [7, 30],
      ],
      rowTotals: [12, 37],
      columnTotals: [19, 30],
      total: 49,
    });
  });

  it('hides a small number, and the cheapest others that would tell it', () => {
    const { cells, rowTotals, columnTotals, total } = disclosed([
      [3, 20, 9],
      [40, 8, 50],
      [60, 70, 80],
    ]);
    expect(cells).toEqual([
      [undefined, undefined, 9],
      [undefined, undefined, 50],
      [60, 70, 80],
    ]);
    expect([rowTotals, columnTotals, total]).toEqual([[32, 98, 210], [103, 98, 139], 340]);
  });

  it('hides the totals too where there is nothing else to hide behind', () => {
    expect(disclosed([[3]])).toEqual({
      cells: [[undefined]],
      rowTotals: [undefined],
      columnTotals: [undefined],
      total: undefined,
    });
  });

  it('never lets two hidden ones be told because both are at least one', () => {
    const { rowTotals, cells } = disclosed([
      [1, 1, 30],
      [9, 9, 9],
    ]);
    expect([...cells[0]!, rowTotals[0]].filter((value) => value === undefined).length).toBeGreaterThan(2);
  });

  it('leaves every hidden small number at least two values, for whoever knows all the rest', () => {
    const table = tuple(integer({ min: 1, max: 3 }), integer({ min: 1, max: 2 })).chain(([height, width]) =>
      array(
        array(oneof(integer({ min: 0, max: 6 }), constant(0)), {
          minLength: width,
          maxLength: width,
        }),
        { minLength: height, maxLength: height },
      ),
    );
    assert(
      property(table, (counts) => {
        const shown = whole(disclosed(counts));
        const seen = shown.map((row) => row.map(() => new Set<number>()));
        for (const possible of behind(shown, 8)) {
          possible.forEach((row, i) => row.forEach((value, j) => seen[i]![j]!.add(value)));
        }
        withTotals(counts).forEach((row, i) =>
          row.forEach((value, j) => {
            if (!small(value)) return;
            expect(shown[i]![j]).toBeUndefined();
            expect(seen[i]![j]!.size).toBeGreaterThan(1);
          }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('shows no number that is not the true one', () => {
    const table = array(array(nat(40), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    assert(
      property(table, (counts) => {
        const truth = withTotals(counts);
        whole(disclosed(counts)).forEach((row, i) =>
          row.forEach((value, j) => expect([undefined, truth[i]![j]]).toContain(value)),
        );
      }),
    );
  });
});
