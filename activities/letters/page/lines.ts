/** Breaks text into lines. */
import type { Inline } from '../content.ts';
import type { Face } from './fonts.ts';
import { INK, type Type } from './geometry.ts';
import type { Paper } from './paper.ts';

interface Fragment {
  text: string;
  face: Face;
  width: number;
}

/** One line of text, ready to be drawn. */
export type Line = Fragment[];

/** What may not be cut: a word, with whatever sticks to it (a comma in another face). */
type Word = Fragment[];

/** After a space; no-break spaces do not count. */
const AFTER_SPACE = /(?<= )(?=[^ ])/;
/** After a hyphen or a slash inside a word, but not in an address of the network. */
const AFTER_HYPHEN = /(?<=^[^@]*\p{L}{2}[-/])(?=\p{L}{2}[^@]*$)/u;

/** A last line shorter than this part of the width looks lost. */
const LOST = 0.12;
/** How much narrower a paragraph may be set to bring company to its last line. */
const NARROWER = [1, 0.98, 0.96, 0.94, 0.92];

/** The lines of a text: a newline in it starts a new line. */
export function toLines(paper: Paper, text: Inline[], type: Type, width: number): Line[] {
  return linesOfInlines(paper, text).flatMap((inlines) => {
    const words = wordsOf(paper, inlines, type.size, width);
    return wellEnded(
      NARROWER.map((part) => () => filled(paper, words, type.size, width * part)),
      width,
    );
  });
}

/** The widest setting whose last line is not a word left alone, at no cost of another line. */
function wellEnded(settings: (() => Line[])[], width: number): Line[] {
  const widest = settings[0]?.() ?? [];
  if (widest.length < 2 || !isLost(widest, width)) return widest;
  for (const setting of settings.slice(1)) {
    const lines = setting();
    if (lines.length > widest.length) return widest;
    if (!isLost(lines, width)) return lines;
  }
  return widest;
}

function isLost(lines: Line[], width: number): boolean {
  return widthOf(lines.at(-1) ?? []) < width * LOST;
}

/** Draws a line with its top left corner at (x, y). */
export function drawLine(
  paper: Paper,
  line: Line,
  type: Type,
  at: { x: number; y: number },
  ink = INK.text as string,
): void {
  const baseline = at.y + (type.leading + type.size * 0.66) / 2;
  let { x } = at;
  for (const { text, face, width } of line) {
    paper.doc.font(face).fontSize(type.size).fillColor(ink);
    paper.doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    x += width;
  }
}

/** How far a line reaches. */
export function widthOf(line: Line): number {
  return line.reduce((sum, fragment) => sum + fragment.width, 0);
}

interface Styled {
  text: string;
  face: Face;
}

function linesOfInlines(paper: Paper, text: Inline[]): Styled[][] {
  const lines: Styled[][] = [[]];
  for (const { text: whole, face } of text.map(styled)) {
    const [first = '', ...others] = paper.prepare(whole).split('\n');
    lines.at(-1)?.push({ text: first, face });
    for (const other of others) lines.push([{ text: other, face }]);
  }
  return lines;
}

function styled(inline: Inline): Styled {
  if (typeof inline === 'string') return { text: inline, face: 'regular' };
  if ('strong' in inline) return { text: inline.strong, face: 'strong' };
  return { text: inline.emphasis, face: 'emphasis' };
}

function wordsOf(paper: Paper, line: Styled[], size: number, width: number): Word[] {
  const words: Word[] = [];
  for (const { text, face } of line) {
    const parts = text
      .split(AFTER_SPACE)
      .flatMap(hyphenated)
      .flatMap((word) => cutToFit(paper, word, face, size, width));
    for (const [index, part] of parts.entries()) {
      const fragment = { text: part, face, width: paper.measure(part, face, size) };
      const before = words.at(-1);
      if (index === 0 && before && !before.at(-1)?.text.endsWith(' ')) before.push(fragment);
      else words.push([fragment]);
    }
  }
  return words;
}

function hyphenated(word: string): string[] {
  return word.split(AFTER_HYPHEN);
}

/** A word wider than the line (an address of the network, a key held down) is cut where the line ends. */
function cutToFit(paper: Paper, word: string, face: Face, size: number, width: number): string[] {
  const characters = Array.from(word);
  if (characters.length < 2 || paper.measure(word.trimEnd(), face, size) <= width) return [word];
  let fits = characters.length - 1;
  while (fits > 1 && paper.measure(characters.slice(0, fits).join(''), face, size) > width) fits -= 1;
  const rest = characters.slice(fits).join('');
  return [characters.slice(0, fits).join(''), ...cutToFit(paper, rest, face, size, width)];
}

function filled(paper: Paper, words: Word[], size: number, width: number): Line[] {
  const space = paper.measure(' ', 'regular', size);
  const lines: Line[] = [[]];
  let used = 0;
  for (const word of words) {
    const wide = widthOf(word);
    const bare = word.at(-1)?.text.endsWith(' ') ? wide - space : wide;
    if (used > 0 && used + bare > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...word);
    used += wide;
  }
  return lines.map((line) => joined(paper, line, size));
}

/** Neighbours in the same face become one run of text, so that kerning and copying see whole words. */
function joined(paper: Paper, line: Line, size: number): Line {
  const runs: Line = [];
  for (const fragment of line) {
    const before = runs.at(-1);
    if (before?.face === fragment.face) before.text += fragment.text;
    else runs.push({ ...fragment });
  }
  return runs.map((run) => ({ ...run, width: paper.measure(run.text, run.face, size) }));
}
