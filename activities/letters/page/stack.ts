/** Short texts drawn at once, one under the other, where they will not flow: letterhead, references, signatures. */
import type { Inline } from '../content.ts';
import { INK, TYPE, type Type } from './geometry.ts';
import { drawLine, toLines } from './lines.ts';
import { type Element, element, type Paper, tagged } from './paper.ts';

export interface Row {
  text: Inline;
  type?: Type;
  ink?: string;
  /** White above. */
  gap?: number;
}

export interface Column {
  x: number;
  width: number;
}

const PLAIN = { type: TYPE.small, ink: INK.text, gap: 0 };

/** Draws rows from `y` down as paragraphs of `within`; answers where they end. */
export function drawRows(paper: Paper, within: Element, rows: Row[], column: Column, y: number): number {
  let top = y;
  for (const row of rows) {
    const { text, type, ink, gap } = { ...PLAIN, ...row };
    const owner = element(paper, within, 'P');
    top += gap;
    for (const line of toLines(paper, [text], type, column.width)) {
      const at = { x: column.x, y: top };
      tagged(paper, owner, () => drawLine(paper, line, type, at, ink));
      top += type.leading;
    }
  }
  return top;
}

/** How tall the same rows are. */
export function heightOfRows(paper: Paper, rows: Row[], width: number): number {
  return rows.reduce((sum, row) => {
    const { text, type, gap } = { ...PLAIN, ...row };
    return sum + gap + toLines(paper, [text], type, width).length * type.leading;
  }, 0);
}
