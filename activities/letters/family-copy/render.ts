/** The pages of a family's copy, with its letters behind them. */
import { mergePdfs } from '../batch.ts';
import { renderSheet } from '../render.ts';
import { familyCopyContent } from './content.ts';
import type { FamilyCopy } from './model.ts';

export async function renderFamilyCopy(copy: FamilyCopy, letters: readonly Uint8Array[]): Promise<Buffer> {
  const { organisation, on } = copy;
  const sheet = { organisation, on, reference: `Copie du ${on}` };
  const { pdf } = await renderSheet(sheet, familyCopyContent(copy));
  return letters.length === 0 ? pdf : mergePdfs([pdf, ...letters.map((letter) => Buffer.from(letter))]);
}
