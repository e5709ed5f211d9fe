/** From a letter's facts to the PDF that is signed and sent. */
import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import type { Letter } from './model.ts';
import { compose, composeSheet } from './page/compose.ts';
import { openFaces } from './page/fonts.ts';
import { type Setting, SETTINGS } from './page/geometry.ts';
import { newPaper, type Paper } from './page/paper.ts';
import { TEMPLATES } from './templates/index.ts';
import { typeset } from './typography.ts';

export { mergePdfs } from './batch.ts';

/** A letter ready to print. The same facts always give the same bytes, so that `sha256` identifies them. */
export interface RenderedLetter {
  pdf: Buffer;
  sha256: string;
  pages: number;
  title: string;
}

/** Writes and sets a letter. Touches nothing but the font files. */
export async function renderLetter(letter: Letter): Promise<RenderedLetter> {
  const content = TEMPLATES[letter.template](letter);
  // The title shows in windows and in lists: it says what the letter is, never whose.
  const title = typeset(`${content.title} – ${letter.reference}`);
  const { paper, pages } = shortest(letter, content, title);
  const pdf = await ended(paper.doc);
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex'), pages, title };
}

/** What a sheet that is no letter is headed and numbered with. */
export type SheetAbout = Pick<Letter, 'reference' | 'on' | 'organisation'>;

/** Sets pages that are no letter: nobody signs them, they have no window. */
export async function renderSheet(about: SheetAbout, content: Content): Promise<RenderedLetter> {
  const title = typeset(`${content.title} – ${about.reference}`);
  const { organisation, on, reference: subject } = about;
  const paper = newPaper({ title, author: organisation.name, subject, on }, openFaces());
  const pages = composeSheet(paper, about, content, SETTINGS.comfortable);
  const pdf = await ended(paper.doc);
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex'), pages, title };
}

/** Set comfortably, unless a tighter setting saves a page. */
function shortest(letter: Letter, content: Content, title: string): { paper: Paper; pages: number } {
  // Both settings may share their fonts, since only one of the two documents is ever written out.
  const faces = openFaces();
  const comfortable = set(SETTINGS.comfortable);
  if (comfortable.pages === 1) return comfortable;
  const tight = set(SETTINGS.tight);
  return tight.pages < comfortable.pages ? tight : comfortable;

  function set(setting: Setting): { paper: Paper; pages: number } {
    const about = { title, author: letter.organisation.name, subject: letter.reference, on: letter.on };
    const paper = newPaper(about, faces);
    return { paper, pages: compose(paper, letter, content, setting) };
  }
}

async function ended(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.end();
  return whole;
}
