/** Several letters in one file for the printer. */
import { PDFDocument } from 'pdf-lib';

/** With `duplex`, each letter starts on a fresh sheet: a blank page is added behind a letter of odd length. */
export interface BatchOptions {
  duplex?: boolean;
}

/** The pages of all `pdfs`, letter after letter, in order. */
export async function mergePdfs(pdfs: Buffer[], { duplex = false }: BatchOptions = {}): Promise<Buffer> {
  const batch = await PDFDocument.create({ updateMetadata: false });
  for (const pdf of pdfs) {
    if (duplex && batch.getPageCount() % 2 === 1) batch.addPage();
    await append(batch, pdf);
  }
  return Buffer.from(await batch.save());
}

async function append(batch: PDFDocument, pdf: Buffer): Promise<void> {
  const letter = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = await batch.copyPages(letter, letter.getPageIndices());
  for (const page of pages) batch.addPage(page);
}
