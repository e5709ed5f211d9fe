/** Tables: thin rules between rows, a head said again on each page, rows that break only when they are long. */
import type { Block, Cell, Column, Inline } from '../content.ts';
import type { Piece } from './flow.ts';
import { INK, MARGIN, mm, TEXT_WIDTH, TYPE, type Type } from './geometry.ts';
import { drawLine, type Line, toLines, widthOf } from './lines.ts';
import { artifact, type Element, element, type Paper, rule, tagged } from './paper.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A row taller than this may go on on the next page. */
const WHOLE_LINES = 14;
const PADDING = 3.5;
const GUTTER = mm(3);

/** Where a column stands. */
interface Place {
  x: number;
  width: number;
  right: boolean;
}

interface SetCell {
  place: Place;
  lines: Line[];
}

/** The pieces of a table. */
export function tablePieces(paper: Paper, table: Table, type: Type): Piece[] {
  const places = placesOf(table.columns);
  const smaller = { size: type.size - 0.5, leading: type.leading - 0.6 };
  const owner = element(paper, paper.root, 'Table');
  const titles = titlesOf(paper, table.columns, places);
  const head = headPiece(paper, titles, element(paper, element(paper, owner, 'THead'), 'TR'));
  const body = element(paper, owner, 'TBody');
  const rows = table.rows.map((row) => rowPieces(paper, element(paper, body, 'TR'), row, places, smaller));
  const again = headPiece(paper, titles);
  return [head, ...rows.flat().map((piece) => ({ ...piece, again }))];
}

function placesOf(columns: Column[]): Place[] {
  let x: number = MARGIN.left;
  return columns.map(({ share, align }, index) => {
    const gutter = index === columns.length - 1 ? 0 : GUTTER;
    const place = { x, width: share * TEXT_WIDTH - gutter, right: align === 'right' };
    x += share * TEXT_WIDTH;
    return place;
  });
}

function titlesOf(paper: Paper, columns: Column[], places: Place[]): SetCell[] {
  return places.map((place, index) => {
    const title: Inline = { strong: columns[index]?.title ?? '' };
    return { place, lines: toLines(paper, [title], TYPE.small, place.width) };
  });
}

/** Without a row of the structure the head is a repetition: seen, not read aloud again. */
function headPiece(paper: Paper, cells: SetCell[], row?: Element): Piece {
  const { leading } = TYPE.small;
  const owners = cells.map(() => row && element(paper, row, 'TH', 'Column'));
  const height = Math.max(...cells.map((cell) => cell.lines.length)) * leading + 2 * PADDING;
  return { height, gap: 8, keep: true, draw };

  function draw(y: number): void {
    for (const [index, cell] of cells.entries()) {
      const owner = owners[index];
      const write = (): void => drawCell(paper, cell, y + height - PADDING - cell.lines.length * leading);
      if (owner) tagged(paper, owner, write);
      else artifact(paper, 'Pagination', write);
    }
    rule(paper, [MARGIN.left, y + height], [MARGIN.left + TEXT_WIDTH, y + height], 1);
  }
}

function drawCell(paper: Paper, { place, lines }: SetCell, y: number): void {
  for (const [index, line] of lines.entries()) {
    const at = { x: startOf(line, place), y: y + index * TYPE.small.leading };
    drawLine(paper, line, TYPE.small, at, INK.accent);
  }
}

function startOf(line: Line, { x, width, right }: Place): number {
  return right ? x + width - widthOf(line) : x;
}

/** One piece for each line of the tallest cell, so that a long row can turn the page. */
function rowPieces(paper: Paper, row: Element, cells: Cell[], places: Place[], type: Type): Piece[] {
  const set = places.map((place, index) => ({
    owner: element(paper, row, 'TD'),
    place,
    lines: (cells[index] ?? []).flatMap((text) => toLines(paper, text, type, place.width)),
  }));
  const count = Math.max(1, ...set.map((cell) => cell.lines.length));
  const slices = Array.from({ length: count }, (_, line) => slice(line));
  return [edge(paper, 'top'), ...slices, edge(paper, 'bottom')];

  function slice(line: number): Piece {
    const keep = count <= WHOLE_LINES || line < 2 || line > count - 4;
    return { height: type.leading, gap: 0, keep, draw };

    function draw(y: number): void {
      for (const { owner, place, lines } of set) {
        const text = lines[line];
        if (text?.length)
          tagged(paper, owner, () => drawLine(paper, text, type, { x: startOf(text, place), y }));
      }
    }
  }
}

/** The white above and under a row; the rule that ends it. */
function edge(paper: Paper, side: 'top' | 'bottom'): Piece {
  return { height: PADDING, gap: 0, keep: side === 'top', draw };

  function draw(y: number): void {
    if (side === 'bottom') rule(paper, [MARGIN.left, y + PADDING], [MARGIN.left + TEXT_WIDTH, y + PADDING]);
  }
}
