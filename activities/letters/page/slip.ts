/** The slip at the foot of a letter: to tick, cut off and send back, for whoever would rather not call. */
import type { Block } from '../content.ts';
import type { Piece } from './flow.ts';
import { INK, MARGIN, mm, TEXT_WIDTH, type Type } from './geometry.ts';
import { drawLine, toLines } from './lines.ts';
import { artifact, element, type Paper, tagged } from './paper.ts';

/** The pieces of a slip: kept together. */
export function slipPieces(paper: Paper, slip: Extract<Block, { kind: 'slip' }>, type: Type): Piece[] {
  const choices = slip.choices.map((choice) => linePiece(paper, `☐ ${choice}`, type, 3));
  return [cutPiece(paper), { ...linePiece(paper, slip.title, type, 4, true), keep: true }, ...choices].map(
    (piece, index) => ({ ...piece, keep: index <= choices.length }),
  );
}

function cutPiece(paper: Paper): Piece {
  const draw = (y: number): void =>
    artifact(paper, 'Layout', () => {
      paper.doc.moveTo(mm(8), y).lineTo(mm(202), y).dash(3, { space: 3 });
      paper.doc.lineWidth(0.6).strokeColor(INK.soft).stroke().undash();
    });
  return { height: 6, gap: 14, keep: true, draw };
}

function linePiece(paper: Paper, text: string, type: Type, gap: number, bold = false): Piece {
  const owner = element(paper, paper.root, 'P');
  const lines = toLines(paper, [bold ? { strong: text } : text], type, TEXT_WIDTH);
  const draw = (y: number): void =>
    tagged(paper, owner, () => {
      for (const [index, line] of lines.entries()) {
        drawLine(paper, line, type, { x: MARGIN.left, y: y + index * type.leading });
      }
    });
  return { height: lines.length * type.leading, gap, keep: true, draw };
}
