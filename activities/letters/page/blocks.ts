/** Turns the blocks of a letter into pieces that can be poured over pages. */
import type { Block, Inline } from '../content.ts';
import { barPieces } from './bars.ts';
import { type Piece, withoutWidows } from './flow.ts';
import { INK, MARGIN, mm, TEXT_WIDTH, TYPE, type Type } from './geometry.ts';
import { drawLine, type Line, toLines } from './lines.ts';
import { artifact, type Element, element, type Paper, tagged } from './paper.ts';
import { slipPieces } from './slip.ts';
import { tablePieces } from './table.ts';

/** Where text stands across the page, and in which type. */
export interface Measure {
  x: number;
  width: number;
  type: Type;
  gap: number;
  ink?: string;
}

type Setter<Kind extends Block['kind']> = (
  paper: Paper,
  block: Extract<Block, { kind: Kind }>,
  type: Type,
) => Piece[];

const SETTERS: { [Kind in Block['kind']]: Setter<Kind> } = {
  paragraph: setParagraph,
  heading: setHeading,
  list: setList,
  quote: setQuote,
  notice: setNotice,
  facts: setFacts,
  table: tablePieces,
  bars: barPieces,
  slip: slipPieces,
};

/** The pieces of a block, in the type of its document. */
export function toPieces(paper: Paper, block: Block, type: Type): Piece[] {
  return (SETTERS[block.kind] as Setter<Block['kind']>)(paper, block, type);
}

/** Text as pieces, one a line, read aloud as `owner`. */
export function textPieces(paper: Paper, owner: Element, text: Inline[], measure: Measure): Piece[] {
  const lines = toLines(paper, text, measure.type, measure.width);
  return withoutWidows(
    lines.map((line, index) => ({
      height: measure.type.leading,
      gap: index === 0 ? measure.gap : 0,
      keep: false,
      draw: (y) => drawTagged(paper, owner, line, measure, y),
    })),
  );
}

function drawTagged(paper: Paper, owner: Element, line: Line, { x, type, ink }: Measure, y: number): void {
  tagged(paper, owner, () => drawLine(paper, line, type, { x, y }, ink));
}

function full(type: Type, gap: number): Measure {
  return { x: MARGIN.left, width: TEXT_WIDTH, type, gap };
}

function setParagraph(paper: Paper, block: Extract<Block, { kind: 'paragraph' }>, type: Type): Piece[] {
  const owner = element(paper, paper.root, 'P');
  if (block.tone !== 'small') return textPieces(paper, owner, block.text, full(type, type.leading * 0.55));
  return textPieces(paper, owner, block.text, {
    ...full(TYPE.small, TYPE.small.leading * 0.6),
    ink: INK.soft,
  });
}

function setHeading(paper: Paper, block: Extract<Block, { kind: 'heading' }>): Piece[] {
  const owner = element(paper, paper.root, 'H2');
  const measure = { ...full(TYPE.heading, TYPE.heading.leading * 0.8), ink: INK.accent };
  return textPieces(paper, owner, [{ strong: block.text }], measure).map((piece) => ({
    ...piece,
    keep: true,
  }));
}

function setList(paper: Paper, block: Extract<Block, { kind: 'list' }>, type: Type): Piece[] {
  const owner = element(paper, paper.root, 'L');
  const items = block.items.map((item) => setItem(paper, element(paper, owner, 'LI'), item, type));
  const [first] = items;
  if (first?.[0]) first[0].gap = type.leading * 0.4;
  return items.flat();
}

function setItem(paper: Paper, owner: Element, item: Inline[], type: Type): Piece[] {
  const [bullet] = toLines(paper, ['•'], type, mm(5));
  const label = element(paper, owner, 'Lbl');
  const measure = { x: MARGIN.left + mm(5), width: TEXT_WIDTH - mm(5), type, gap: type.leading * 0.22 };
  const pieces = textPieces(paper, element(paper, owner, 'LBody'), item, measure);
  return pieces.map((piece, index) => (index === 0 && bullet ? preceded(piece, drawBullet) : piece));

  function drawBullet(y: number): void {
    drawTagged(paper, label, bullet ?? [], { ...measure, x: MARGIN.left + mm(1), ink: INK.accent }, y);
  }
}

/** The family's own words, or anything long that someone wrote: under a label, beside a rule. */
function setQuote(paper: Paper, block: Extract<Block, { kind: 'quote' }>, type: Type): Piece[] {
  const measure = { x: MARGIN.left + mm(4), width: TEXT_WIDTH - mm(4), type, gap: type.leading * 0.6 };
  const label = textPieces(paper, element(paper, paper.root, 'P'), [{ strong: block.label }], measure);
  const quoted = element(paper, paper.root, 'BlockQuote');
  const text = textPieces(paper, quoted, [block.text], { ...measure, gap: 0 });
  return [...label.map((piece) => ({ ...piece, keep: true })), ...text].map((piece) =>
    ruled(paper, piece, INK.rule),
  );
}

/** Whom to call, what to do: set apart by a coloured rule, never cut by a page break. */
function setNotice(paper: Paper, block: Extract<Block, { kind: 'notice' }>, type: Type): Piece[] {
  const pieces = block.lines.flatMap((line, index) => {
    const measure = {
      x: MARGIN.left + mm(4),
      width: TEXT_WIDTH - mm(4),
      type,
      gap: index === 0 ? type.leading * 0.7 : 0,
    };
    return textPieces(paper, element(paper, paper.root, 'P'), line, measure);
  });
  const last = pieces.length - 1;
  return pieces.map((piece, index) => ruled(paper, { ...piece, keep: index < last }, INK.accent));
}

/** Labels with their values, aligned. */
function setFacts(paper: Paper, block: Extract<Block, { kind: 'facts' }>, type: Type): Piece[] {
  return block.facts.flatMap(([label, value], row) => {
    const owner = element(paper, paper.root, 'P');
    const [name] = toLines(paper, [`${label} : `], type, mm(52));
    const gap = type.leading * (row === 0 ? 0.6 : 0.15);
    const measure = { x: MARGIN.left + mm(52), width: TEXT_WIDTH - mm(52), type, gap };
    const pieces = textPieces(paper, owner, [{ strong: value }], measure);
    return pieces.map((piece, index) => (index === 0 ? preceded(piece, drawLabel) : piece));

    function drawLabel(y: number): void {
      drawTagged(paper, owner, name ?? [], { ...measure, x: MARGIN.left, ink: INK.soft }, y);
    }
  });
}

function preceded(piece: Piece, before: (y: number) => void): Piece {
  return {
    ...piece,
    draw: (y) => {
      before(y);
      piece.draw(y);
    },
  };
}

function ruled(paper: Paper, piece: Piece, colour: string): Piece {
  return preceded(piece, (y) =>
    artifact(paper, 'Layout', () => {
      // A little taller than the line, so that no seam shows between two.
      paper.doc.rect(MARGIN.left, y, 2, piece.height + 0.3).fill(colour);
    }),
  );
}
