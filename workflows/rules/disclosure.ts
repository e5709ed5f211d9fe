/**
 * What a table of counts may show outside the service: small numbers are hidden (under 5: domain, "Steering"), and
 * with them as many others as it takes that no hidden number can be worked out from the totals. Nought is shown: it
 * tells of nobody, and the empty cells are what the field looks for.
 *
 * A table with its totals is a flow that goes round: what enters a row leaves it through its cells, enters the columns
 * and leaves them as the total, which is where the rows began. Whoever knows the shown numbers can tell a hidden one
 * exactly if, and only if, no round trip over hidden arcs goes through it.
 */

/** Fewer than this, and more than nought, is hidden. */
export const SMALLEST_SHOWN = 5;

/** Whether a count is so small that it may tell of someone. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/** A table as it may be shown: nothing stands for what is hidden. */
export interface Disclosed {
  cells: (number | undefined)[][];
  rowTotals: (number | undefined)[];
  columnTotals: (number | undefined)[];
  total: number | undefined;
}

/** A number of the table, or one of its totals, on its way from one node to another. */
interface Arc {
  from: number;
  to: number;
  value: number;
  hidden: boolean;
}

/**
 * Hides what must be hidden in a table of counts, a row after the other, each with as many columns. `alsoHidden` says
 * which cells are to be hidden although their number is not small: it counts what few families received, say.
 */
export function disclosed(
  counts: readonly (readonly number[])[],
  alsoHidden: (row: number, column: number) => boolean = () => false,
): Disclosed {
  const table = flowOf(counts);
  const asked = new Set(table.cells.flatMap((row, i) => row.filter((_, j) => alsoHidden(i, j))));
  const small = table.arcs.filter((arc) => isSmall(arc.value) || (arc.value > 0 && asked.has(arc)));
  for (const arc of small) arc.hidden = true;
  for (const arc of small) protect(arc, table);
  return {
    cells: table.cells.map((row) => row.map(shown)),
    rowTotals: table.rows.map(shown),
    columnTotals: table.columns.map(shown),
    total: shown(table.total),
  };
}

function shown({ value, hidden }: Arc): number | undefined {
  return hidden ? undefined : value;
}

interface Flow {
  cells: Arc[][];
  rows: Arc[];
  columns: Arc[];
  total: Arc;
  arcs: Arc[];
  nodes: number;
}

function flowOf(counts: readonly (readonly number[])[]): Flow {
  const width = counts[0]?.length ?? 0;
  const [source, sink] = [counts.length + width, counts.length + width + 1];
  const column = (index: number) => counts.length + index;
  const cells = counts.map((row, i) => row.map((value, j) => arcOf(i, column(j), value)));
  const rows = counts.map((row, i) => arcOf(source, i, sum(row)));
  const columns = Array.from({ length: width }, (_, j) =>
    arcOf(column(j), sink, sum(counts.map((row) => row[j] ?? 0))),
  );
  const total = arcOf(sink, source, sum(rows.map(({ value }) => value)));
  return {
    cells,
    rows,
    columns,
    total,
    arcs: [...cells.flat(), ...rows, ...columns, total],
    nodes: sink + 1,
  };
}

function arcOf(from: number, to: number, value: number): Arc {
  return { from, to, value, hidden: false };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, number) => so + number, 0);
}

/** Hides the cheapest round trip through a hidden number, so that it could as well be another one. */
function protect(arc: Arc, { arcs, nodes }: Flow): void {
  const others = arcs.filter((one) => one !== arc && one.value > 0);
  const more = cheapest(arc.to, arc.from, others, nodes);
  const less = arc.value > 1 ? cheapest(arc.from, arc.to, others, nodes) : undefined;
  const chosen = less && (!more || less.cost < more.cost) ? less : more;
  for (const one of chosen?.arcs ?? []) one.hidden = true;
}

interface Way {
  cost: number;
  arcs: Arc[];
}

/** Dijkstra's: an arc may always carry more, and less if that leaves one at least. What is hidden costs nothing. */
function cheapest(from: number, to: number, arcs: readonly Arc[], nodes: number): Way | undefined {
  const ways = new Map<number, Way>([[from, { cost: 0, arcs: [] }]]);
  const settled = new Set<number>();
  while (settled.size < nodes) {
    const [node, way] = nearest(ways, settled);
    if (!way || node === to) return way;
    settled.add(node);
    for (const { next, arc } of stepsFrom(node, arcs)) {
      const cost = way.cost + (arc.hidden ? 0 : arc.value);
      if (cost < (ways.get(next)?.cost ?? Infinity)) ways.set(next, { cost, arcs: [...way.arcs, arc] });
    }
  }
  return ways.get(to);
}

function nearest(ways: ReadonlyMap<number, Way>, settled: ReadonlySet<number>): [number, Way | undefined] {
  let found: [number, Way | undefined] = [-1, undefined];
  for (const [node, way] of ways) {
    if (!settled.has(node) && way.cost < (found[1]?.cost ?? Infinity)) found = [node, way];
  }
  return found;
}

function stepsFrom(node: number, arcs: readonly Arc[]): { next: number; arc: Arc }[] {
  return arcs.flatMap((arc) => {
    if (arc.from === node) return [{ next: arc.to, arc }];
    return arc.to === node && arc.value > 1 ? [{ next: arc.from, arc }] : [];
  });
}
