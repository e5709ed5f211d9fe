/**
 * Letters are set in a thread of their own: setting one takes a tenth of a second of pure computing, during which
 * steps beside it would wait.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Letter } from './model.ts';
import type { RenderedLetter } from './render.ts';

const SETTER = fileURLToPath(new URL('./setter.ts', import.meta.url));

export interface Press {
  render(letter: Letter): Promise<RenderedLetter>;
  close(): Promise<void>;
}

/** One thread, started with the first letter and kept: it has the fonts read. */
export function openPress(): Press {
  const pool = new Piscina<Letter, RenderedLetter>({
    filename: SETTER,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  return {
    render: async (letter) => {
      const { pdf, ...rendered } = await pool.run(letter);
      return { ...rendered, pdf: Buffer.from(pdf) };
    },
    close: () => pool.close(),
  };
}
