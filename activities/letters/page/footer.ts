/** The foot of every page: which letter this is, and «page 1/2». */
import type { Letter } from '../model.ts';
import { INK, MARGIN, mm, PAGE, TEXT_WIDTH, TYPE } from './geometry.ts';
import { drawLine, type Line, toLines, widthOf } from './lines.ts';
import { artifact, type Paper } from './paper.ts';

const Y = PAGE.height - mm(15);

/** Numbers the pages, once all are drawn. */
export function numberPages(paper: Paper, letter: Pick<Letter, 'reference' | 'organisation'>): void {
  const { count } = paper.doc.bufferedPageRange();
  const which = oneLine(paper, `${letter.reference} – ${letter.organisation.name}`);
  for (let page = 0; page < count; page += 1) {
    paper.doc.switchToPage(page);
    const [number = []] = toLines(paper, [`page ${page + 1}/${count}`], TYPE.small, mm(30));
    artifact(paper, 'Pagination', () => {
      draw(which, MARGIN.left);
      draw(number, MARGIN.left + TEXT_WIDTH - widthOf(number));
    });
  }

  function draw(line: Line, x: number): void {
    drawLine(paper, line, TYPE.small, { x, y: Y }, INK.soft);
  }
}

function oneLine(paper: Paper, text: string): Line {
  const [line = [], ...more] = toLines(paper, [text], TYPE.small, mm(130));
  return more.length === 0 ? line : line.map((run) => ({ ...run, text: `${run.text.trimEnd()}…` }));
}
