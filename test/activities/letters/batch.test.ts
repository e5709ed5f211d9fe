import { describe, expect, test } from '@jest/globals';
import { full, minimal } from './families.ts';
import { read, textOf } from './reading.ts';
import { mergePdfs, renderLetter } from '../../../activities/letters/render.ts';

async function batch(duplex: boolean) {
  const letters = [minimal('handover'), full('contract'), minimal('closing')];
  const rendered = await Promise.all(letters.map(renderLetter));
  const { pages } = await read(
    await mergePdfs(
      rendered.map(({ pdf }) => pdf),
      { duplex },
    ),
  );
  return { pages, counts: rendered.map(({ pages: count }) => count) };
}

describe('a batch for the printer', () => {
  test('holds every page of every letter, in order', async () => {
    const { pages, counts } = await batch(false);
    expect(counts).toEqual([1, 2, 1]);
    expect(pages.map((page) => /page (\d\/\d)/.exec(textOf(page))?.[1])).toEqual([
      '1/1',
      '1/2',
      '2/2',
      '1/1',
    ]);
  });

  test('for both sides, starts each letter on a fresh sheet', async () => {
    const { pages } = await batch(true);
    const numbers = pages.map((page) => /page (\d\/\d)/.exec(textOf(page))?.[1] ?? 'blank');
    expect(numbers).toEqual(['1/1', 'blank', '1/2', '2/2', '1/1']);
  });

  test('is the same to the byte each time', async () => {
    const { pdf } = await renderLetter(full('contact'));
    const [once, again] = [await mergePdfs([pdf, pdf]), await mergePdfs([pdf, pdf])];
    expect(again.equals(once)).toBe(true);
  });
});
