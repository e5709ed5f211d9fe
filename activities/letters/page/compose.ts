/** Puts a whole letter on its pages. */
import { type Block, type Content, paragraph } from '../content.ts';
import type { Letter } from '../model.ts';
import { textPieces, toPieces } from './blocks.ts';
import { type Piece, pour } from './flow.ts';
import { numberPages } from './footer.ts';
import { MARGIN, TEXT_BOTTOM, TEXT_WIDTH, type Setting, type Type } from './geometry.ts';
import { drawLetterhead, drawSheetHead } from './letterhead.ts';
import { element, type Paper } from './paper.ts';
import { signaturePieces } from './signature.ts';

/** In lines: an end that moves to the next page as a whole. */
const SHORT_END = 12;

/** Draws everything on `paper`; answers how many pages it took. */
export function compose(paper: Paper, letter: Letter, content: Content, setting: Setting): number {
  paper.doc.addPage();
  const isLetter = content.form === 'letter';
  const top = isLetter ? drawLetterhead(paper, letter) : drawSheetHead(paper, letter, content.title);
  const opening = isLetter ? openingPieces(paper, letter, content, setting.letter) : [];
  const type = setting[content.form];
  pour([...opening, ...bodyPieces(paper, letter, content, type)], {
    top,
    nextTop: MARGIN.top,
    bottom: TEXT_BOTTOM,
    turn: () => void paper.doc.addPage(),
  });
  numberPages(paper, letter);
  return paper.doc.bufferedPageRange().count;
}

/** Draws a sheet that nobody signs; answers how many pages it took. */
export function composeSheet(
  paper: Paper,
  about: Pick<Letter, 'reference' | 'organisation'>,
  content: Content,
  setting: Setting,
): number {
  paper.doc.addPage();
  const top = drawSheetHead(paper, about, content.title);
  const pieces = content.body.flatMap((block) => toPieces(paper, block, setting.sheet));
  pour(pieces, {
    top,
    nextTop: MARGIN.top,
    bottom: TEXT_BOTTOM,
    turn: () => void paper.doc.addPage(),
  });
  numberPages(paper, about);
  return paper.doc.bufferedPageRange().count;
}

function openingPieces(paper: Paper, letter: Letter, content: Content, type: Type): Piece[] {
  const measure = { x: MARGIN.left, width: TEXT_WIDTH, type, gap: 0 };
  const subject = [{ strong: `Objet : ${content.title}` }];
  const salutation = paragraph(`${letter.recipient.salutation},`);
  return [
    ...textPieces(paper, element(paper, paper.root, 'H1'), subject, measure),
    ...toPieces(paper, salutation, type).map((piece) => ({ ...piece, gap: type.leading })),
  ];
}

/** The text, and with its last lines the formula of politeness and the signature, so that none stands alone. */
function bodyPieces(paper: Paper, letter: Letter, content: Content, type: Type): Piece[] {
  const set = (blocks: Block[]): Piece[] => blocks.flatMap((block) => toPieces(paper, block, type));
  const body = set(content.body.slice(0, -2));
  const last = set(content.body.slice(-2));
  const farewell = set(content.farewell ? [paragraph(content.farewell)] : []);
  const signature = signaturePieces(paper, letter, content.signature);
  const signed = [...body, ...keptAtEnd(last), ...keptButLast([...farewell, ...signature])];
  return [...signed, ...set(enclosed(content.enclosures ?? [])), ...set(content.after ?? [])];
}

/** More than its last lines, if the end is short: a page with only a signature looks like a mistake. */
function keptAtEnd(last: Piece[]): Piece[] {
  const short = last.length <= SHORT_END;
  return last.map((piece, index) => ({ ...piece, keep: piece.keep || short || index === last.length - 1 }));
}

function keptButLast(pieces: Piece[]): Piece[] {
  return pieces.map((piece, index) => ({ ...piece, keep: index < pieces.length - 1 }));
}

function enclosed(enclosures: string[]): Block[] {
  if (enclosures.length === 0) return [];
  return [{ kind: 'paragraph', text: [`P. J. : ${enclosures.join(' ; ')}`], tone: 'small' }];
}
