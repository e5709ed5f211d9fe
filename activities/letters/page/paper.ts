/** The document being drawn: its fonts, its text made ready for print, and its structure for screen readers. */
import type { Font } from 'fontkit';
import PdfKit from 'pdfkit';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { legible } from '../legible.ts';
import { typeset } from '../typography.ts';
import { FACES, type Face } from './fonts.ts';
import { INK } from './geometry.ts';

/** A part of the document's structure: a paragraph, a table, a cell. */
export interface Element {
  type: string;
  struct: ReturnType<PDFKit.PDFDocument['struct']>;
}

export interface Paper {
  doc: PDFKit.PDFDocument;
  root: Element;
  /** The text as it will be printed: French typography, and only what the font can draw. */
  prepare(text: string): string;
  measure(text: string, face: Face, size: number): number;
}

export interface About {
  title: string;
  author: string;
  subject: string;
  on: PlainDate;
}

/**
 * Says that the document is accessible (PDF/UA-1). Not by pdfkit's own option: that adds a list of glyphs which
 * forgets those that accented letters are made of, and makes the declaration false (checked with veraPDF).
 */
const ACCESSIBLE = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`;

/** A blank document. Its dates and its file identifier come from the letter alone, so that bytes can be compared. */
export function newPaper(about: About, faces: Record<Face, Font>): Paper {
  const doc = new PdfKit({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: information(about),
  });
  // pdfkit takes a parsed font too; its types do not know.
  for (const face of FACES) doc.registerFont(face, faces[face] as unknown as Buffer);
  // A space and a no-break space share a drawing, which is copied out as whichever came first: as a space.
  for (const face of FACES) doc.font(face).widthOfString(' ');
  doc.appendXML(ACCESSIBLE);
  const root = { type: 'Document', struct: doc.struct('Document') };
  doc.addStructure(root.struct);
  // What is set in one face may have to be set in another.
  const canDraw = (codePoint: number): boolean =>
    FACES.every((face) => faces[face].hasGlyphForCodePoint(codePoint));
  return {
    doc,
    root,
    prepare: (text) => typeset(legible(text, canDraw)),
    measure: (text, face, size) => doc.font(face).fontSize(size).widthOfString(text),
  };
}

function information({ title, author, subject, on }: About): PDFKit.DocumentInfo {
  const noon = new Date(`${on}T12:00:00Z`);
  return {
    Title: asMetadata(title),
    Author: asMetadata(author),
    Subject: subject,
    Creator: 'jalon',
    Producer: 'jalon',
    CreationDate: noon,
    ModDate: noon,
  };
}

/** pdfkit copies these into XML as they are: an ampersand would make it unreadable. */
function asMetadata(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('&', 'et')
    .replaceAll('<', '‹')
    .replaceAll('>', '›');
}

/** A new element of the structure, inside another. */
export function element(paper: Paper, within: Element, type: string, scope?: 'Column' | 'Row'): Element {
  // The types of pdfkit do not know `scope`, which ties a cell to the head of its column.
  const options = (scope ? { scope } : {}) as PDFKit.Mixins.StructureElementOptions;
  const struct = paper.doc.struct(type, options);
  within.struct.add(struct);
  return { type, struct };
}

/** Draws something that a screen reader reads, as part of `owner`. */
export function tagged(paper: Paper, owner: Element, draw: () => void): void {
  const content = paper.doc.markStructureContent(owner.type);
  draw();
  paper.doc.endMarkedContent();
  owner.struct.add(content);
}

/** Draws something that a screen reader passes over: a rule, a page number. */
export function artifact(paper: Paper, type: 'Layout' | 'Pagination', draw: () => void): void {
  paper.doc.markContent('Artifact', { type });
  draw();
  paper.doc.endMarkedContent();
}

/** A thin line, silent. */
export function rule(paper: Paper, from: [number, number], to: [number, number], width = 0.6): void {
  artifact(paper, 'Layout', () => {
    paper.doc
      .moveTo(...from)
      .lineTo(...to)
      .lineWidth(width)
      .strokeColor(INK.rule)
      .stroke();
  });
}
