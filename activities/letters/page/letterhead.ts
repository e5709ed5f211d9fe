/** The top of a letter: who writes, to whom, about which file, where and when. */
import { postalLines } from '../address.ts';
import { dateInWords } from '../dates.ts';
import type { Letter, Sender } from '../model.ts';
import { ADDRESS, ASIDE, DATE, FOLDS, INK, mm, SUBJECT_TOP, TEXT_WIDTH, TYPE } from './geometry.ts';
import { drawLine, toLines, widthOf } from './lines.ts';
import { artifact, type Element, element, type Paper, rule, tagged } from './paper.ts';
import { drawRows, type Row } from './stack.ts';

/** Draws the top of the first page; answers where the subject line may start. */
export function drawLetterhead(paper: Paper, letter: Letter): number {
  const head = element(paper, paper.root, 'Sect');
  const senderEnd = drawSender(paper, head, letter.organisation);
  const referencesTop = Math.max(ASIDE.referencesTop, senderEnd + mm(4));
  const asideEnd = drawRows(paper, head, references(letter), ASIDE, referencesTop);
  drawAddress(paper, element(paper, head, 'P'), letter);
  const place = `${letter.organisation.city}, le ${dateInWords(letter.on)}`;
  drawRows(paper, head, [{ text: place, type: TYPE.plain }], DATE, DATE.top);
  for (const fold of FOLDS) rule(paper, [mm(5), fold], [mm(9), fold], 0.4);
  return Math.max(SUBJECT_TOP, asideEnd + mm(6));
}

function drawSender(paper: Paper, head: Element, sender: Sender): number {
  const name: Row = { text: { strong: sender.name }, type: TYPE.organisation, ink: INK.accent };
  const nameEnd = drawRows(paper, head, [name], { x: ASIDE.x, width: TEXT_WIDTH }, ASIDE.top);
  return drawRows(paper, head, senderRows(sender), ASIDE, nameEnd + 1);
}

function senderRows(sender: Sender): Row[] {
  const contacts = [sender.phone && `Tél. ${sender.phone}`, sender.email];
  return [
    ...optional(sender.service).map((text): Row => ({ text: { strong: text }, type: TYPE.dense })),
    ...optional(sender.tagline).map((text): Row => ({ text: { emphasis: text }, ink: INK.soft })),
    ...[...sender.addressLines, ...contacts.flatMap(optional)].map((text): Row => ({ text, ink: INK.soft })),
  ];
}

function references({ reference, caseworker }: Letter): Row[] {
  const rows: Row[] = [
    { text: 'Nos références', ink: INK.soft },
    { text: { strong: reference }, type: TYPE.dense },
  ];
  if (!caseworker) return rows;
  const ways = [caseworker.jobTitle, caseworker.phone, caseworker.email].flatMap(optional);
  return [
    ...rows,
    { text: 'Votre contact', ink: INK.soft, gap: 5 },
    { text: { strong: caseworker.name }, type: TYPE.dense },
    ...ways.map((text) => ({ text })),
  ];
}

function drawAddress(paper: Paper, owner: Element, { recipient }: Letter): void {
  const written = recipient.addressLines.map((line) => paper.prepare(line));
  for (const [index, text] of postalLines(paper.prepare(recipient.names), written).entries()) {
    const type = { size: sizeToFit(paper, text), leading: ADDRESS.leading };
    const [line = []] = toLines(paper, [text], type, Infinity);
    const at = { x: ADDRESS.x, y: ADDRESS.top + index * ADDRESS.leading };
    tagged(paper, owner, () => drawLine(paper, line, type, at));
  }
}

/** A line that the norm finds too long is set smaller rather than cut: the letter must still arrive. */
function sizeToFit(paper: Paper, text: string): number {
  const [line = []] = toLines(paper, [text], { size: ADDRESS.size, leading: 0 }, Infinity);
  return ADDRESS.size * Math.min(1, ADDRESS.width / widthOf(line));
}

function optional(text: string | undefined): string[] {
  return text ? [text] : [];
}

/** The top of a sheet: whose it is, on one line, then its title. Answers where its text may start. */
export function drawSheetHead(
  paper: Paper,
  { organisation: { name, service } }: Pick<Letter, 'organisation'>,
  title: string,
): number {
  const whose = [name, service].flatMap(optional).join(' – ');
  const column = { x: ASIDE.x, width: TEXT_WIDTH };
  const head = element(paper, paper.root, 'Sect');
  const end = drawRows(paper, head, [{ text: { strong: whose }, ink: INK.accent }], column, ASIDE.top);
  const titled = drawTitle(paper, title, end + mm(5));
  artifact(paper, 'Layout', () => {
    paper.doc.rect(ASIDE.x, titled + mm(2), mm(24), 2).fill(INK.accent);
  });
  return titled + mm(5);
}

function drawTitle(paper: Paper, title: string, y: number): number {
  const owner = element(paper, paper.root, 'H1');
  let top = y;
  for (const line of toLines(paper, [{ strong: title }], TYPE.title, TEXT_WIDTH)) {
    const at = { x: ASIDE.x, y: top };
    tagged(paper, owner, () => drawLine(paper, line, TYPE.title, at));
    top += TYPE.title.leading;
  }
  return top;
}
