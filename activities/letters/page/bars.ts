/** Bars: a count for each label, longest for the greatest; one that is kept secret has a word in place of a bar. */
import type { Block } from '../content.ts';
import type { Piece } from './flow.ts';
import { INK, MARGIN, mm, TEXT_WIDTH, TYPE } from './geometry.ts';
import { drawLine, toLines, widthOf, type Line } from './lines.ts';
import { artifact, element, tagged, type Element, type Paper } from './paper.ts';

type Bars = Extract<Block, { kind: 'bars' }>;

const LABEL_WIDTH = mm(58);
const VALUE_WIDTH = mm(14);
const BARS = { x: MARGIN.left + LABEL_WIDTH + mm(3), width: TEXT_WIDTH - LABEL_WIDTH - VALUE_WIDTH - mm(5) };
const THICKNESS = 7;

/** A piece a bar: read aloud as a row, its label then its number. */
export function barPieces(paper: Paper, { bars }: Bars): Piece[] {
  const most = Math.max(1, ...bars.map(({ value = 0 }) => value));
  const table = element(paper, element(paper, paper.root, 'Table'), 'TBody');
  return bars.map(({ label, value, shown }, index) => {
    const row = element(paper, table, 'TR');
    const owners = { label: element(paper, row, 'TH', 'Row'), value: element(paper, row, 'TD') };
    const labels = toLines(paper, [label], TYPE.small, LABEL_WIDTH);
    const [number = []] = toLines(paper, [shown], TYPE.small, TEXT_WIDTH);
    const height = labels.length * TYPE.small.leading + 3;
    const width = ((value ?? 0) / most) * BARS.width;
    const draw = (y: number) => drawBar(paper, owners, { labels, number, width, y });
    return { height, gap: index === 0 ? 6 : 0, keep: index < 2 || index === bars.length - 2, draw };
  });
}

interface Bar {
  labels: Line[];
  number: Line;
  width: number;
  y: number;
}

function drawBar(paper: Paper, owners: { label: Element; value: Element }, bar: Bar): void {
  const { labels, number, width, y } = bar;
  for (const [index, line] of labels.entries()) {
    const at = { x: MARGIN.left + LABEL_WIDTH - widthOf(line), y: y + index * TYPE.small.leading };
    tagged(paper, owners.label, () => drawLine(paper, line, TYPE.small, at));
  }
  artifact(paper, 'Layout', () => {
    paper.doc.rect(BARS.x, y + 2, Math.max(width, 0.8), THICKNESS).fill(width > 0 ? INK.accent : INK.rule);
  });
  const at = { x: BARS.x + width + mm(1.5), y };
  tagged(paper, owners.value, () => drawLine(paper, number, TYPE.small, at));
}
