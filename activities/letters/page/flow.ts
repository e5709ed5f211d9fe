/** Pours pieces of text over as many pages as they need. */

/** The smallest thing that a page break cannot cut: a line of text, a block of signatures. */
export interface Piece {
  height: number;
  /** White above it, dropped at the top of a page. */
  gap: number;
  /** Must stand on the same page as the piece after it. */
  keep: boolean;
  /** What is said again above it when it opens a page: the head of its table. */
  again?: Piece;
  draw(y: number): void;
}

export interface Pages {
  /** Where the text starts on the page now open, and on those that follow. */
  top: number;
  nextTop: number;
  bottom: number;
  turn(): void;
}

/** Places every piece; pieces kept together move to the next page together. Answers where the text ends. */
export function pour(pieces: Piece[], pages: Pages): number {
  let { top } = pages;
  let y = top;
  for (const group of groups(pieces)) {
    if (y > top && y + heightOf(group) > pages.bottom && heightOf(group) <= pages.bottom - pages.nextTop)
      turn();
    for (const piece of group) place(piece);
  }
  return y;

  function place(piece: Piece): void {
    if (y > top && y + piece.gap + piece.height > pages.bottom) turn();
    if (y > top) y += piece.gap;
    else if (piece.again && top === pages.nextTop) y = drawn(piece.again, y);
    y = drawn(piece, y);
  }

  function turn(): void {
    pages.turn();
    top = pages.nextTop;
    y = top;
  }
}

function drawn(piece: Piece, y: number): number {
  piece.draw(y);
  return y + piece.height;
}

/** Pieces that must stand together, up to and including the first that lets the page turn after it. */
function groups(pieces: Piece[]): Piece[][] {
  const made: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open) made.at(-1)?.push(piece);
    else made.push([piece]);
    open = piece.keep;
  }
  return made;
}

function heightOf(group: Piece[]): number {
  return group.reduce((sum, piece) => sum + piece.gap + piece.height, 0);
}

/** Lines of one paragraph: neither its first line alone at the foot of a page, nor its last alone at the top. */
export function withoutWidows(pieces: Piece[]): Piece[] {
  const last = pieces.length - 1;
  return pieces.map((piece, index) => ({
    ...piece,
    keep: piece.keep || (index < last && (index === 0 || index === last - 1)),
  }));
}
