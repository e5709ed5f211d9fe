/** Where people sign. A block of signatures never stands on a page without a line of what is signed. */
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import type { Content } from '../content.ts';
import type { Piece } from './flow.ts';
import { INK, MARGIN, mm, SIGNATURE, TEXT_WIDTH, TYPE } from './geometry.ts';
import { artifact, element, type Paper } from './paper.ts';
import { drawRows, heightOfRows, type Row } from './stack.ts';

const BOX = { width: mm(76), padding: mm(3), room: mm(24) };

/** The signature that the letter asks for, in one piece. */
export function signaturePieces(paper: Paper, letter: Letter, asked: Content['signature']): Piece[] {
  if (asked === 'none') return [];
  return [asked === 'both' ? bothSign(paper, letter) : serviceSigns(paper, letter)];
}

function serviceSigns(paper: Paper, letter: Letter): Piece {
  const owner = element(paper, paper.root, 'Sect');
  const rows = signatory(letter);
  return {
    height: SIGNATURE.room + heightOfRows(paper, rows, SIGNATURE.width),
    gap: 4,
    keep: false,
    draw: (y) => void drawRows(paper, owner, rows, SIGNATURE, y + SIGNATURE.room),
  };
}

function signatory({ caseworker, organisation }: Letter): Row[] {
  const name = caseworker?.name ?? organisation.service ?? organisation.name;
  const under = caseworker?.jobTitle ?? (organisation.service ? organisation.name : undefined);
  const rows: Row[] = [{ text: { strong: name }, type: TYPE.plain }];
  return under ? [...rows, { text: under, type: TYPE.dense, ink: INK.soft }] : rows;
}

function bothSign(paper: Paper, letter: Letter): Piece {
  const owner = element(paper, paper.root, 'Sect');
  const parties = [familySide(letter), serviceSide(letter)];
  const inner = BOX.width - 2 * BOX.padding;
  const tallest = Math.max(...parties.map((rows) => heightOfRows(paper, rows, inner)));
  const height = tallest + BOX.room + 2 * BOX.padding;
  return { height, gap: mm(5), keep: false, draw };

  function draw(y: number): void {
    for (const [index, rows] of parties.entries()) {
      const x = index === 0 ? MARGIN.left : MARGIN.left + TEXT_WIDTH - BOX.width;
      artifact(paper, 'Layout', () => {
        paper.doc.roundedRect(x, y, BOX.width, height, 3).lineWidth(0.7).strokeColor(INK.rule).stroke();
      });
      drawRows(paper, owner, rows, { x: x + BOX.padding, width: inner }, y + BOX.padding);
    }
  }
}

function familySide({ recipient, accompaniment }: Letter): Row[] {
  const agreed = accompaniment.agreements?.family;
  return [
    { text: 'La famille', ink: INK.soft },
    ...recipient.names.split(/ (?=et )/).map((name): Row => ({ text: { strong: name }, type: TYPE.dense })),
    ...toSign(agreed),
  ];
}

function serviceSide(letter: Letter): Row[] {
  const agreed = letter.accompaniment.agreements?.caseworker;
  const under = letter.caseworker
    ? [{ text: `${letter.caseworker.jobTitle}, ${letter.organisation.name}` }]
    : [];
  return [
    { text: 'Le service', ink: INK.soft },
    { text: { strong: letter.caseworker?.name ?? letter.organisation.name }, type: TYPE.dense },
    ...under,
    ...toSign(agreed),
  ];
}

function toSign(agreed: Parameters<typeof dateInWords>[0] | undefined): Row[] {
  const given = agreed ? [{ text: `Accord donné le ${dateInWords(agreed)}` }] : [];
  return [
    ...given,
    { text: 'Fait à ............................, le ....................', gap: 6, type: TYPE.dense },
    { text: 'Écrire « Lu et approuvé », puis signer :', gap: 3, ink: INK.soft },
  ];
}
