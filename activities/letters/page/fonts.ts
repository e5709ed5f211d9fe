/** The faces a letter is set in: Source Sans 3 (SIL Open Font License), legible in small print, wide in alphabets. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export const FACES = ['regular', 'strong', 'emphasis'] as const;
export type Face = (typeof FACES)[number];

const FILES: Record<Face, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
  emphasis: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
};

const { resolve } = createRequire(import.meta.url);
const read = new Map<Face, Buffer>();

/**
 * The fonts of one document. Never shared between two: a parsed font remembers the letters it has drawn, and what
 * one letter contained would change how text is copied out of the next (tried: the «a» was lost).
 */
export function openFaces(): Record<Face, Font> {
  const [regular, strong, emphasis] = FACES.map((face) => create(bytesOf(face)) as Font) as [
    Font,
    Font,
    Font,
  ];
  return { regular, strong, emphasis };
}

function bytesOf(face: Face): Buffer {
  const bytes = read.get(face) ?? readFileSync(resolve(`@expo-google-fonts/source-sans-3/${FILES[face]}`));
  read.set(face, bytes);
  return bytes;
}
