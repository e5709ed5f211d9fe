/**
 * What a family said may hold anything a keyboard can type. A letter must neither fail on it nor show boxes: what
 * our font cannot draw is said otherwise, or left out when it says nothing (an emoji, a control character).
 */

/** Whether the font has a drawing for a character. */
export type CanDraw = (codePoint: number) => boolean;

const WRITINGS: [script: string, mention: string][] = [
  ['Arabic', 'arabe'],
  ['Hebrew', 'hébraïque'],
  ['Armenian', 'arménienne'],
  ['Georgian', 'géorgienne'],
  ['Ethiopic', 'éthiopienne'],
  ['Tamil', 'tamoule'],
  ['Bengali', 'bengalie'],
  ['Devanagari', 'devanagari'],
  ['Sinhala', 'cinghalaise'],
  ['Thai', 'thaïe'],
  ['Khmer', 'khmère'],
  ['Hangul', 'coréenne'],
  ['Hiragana', 'japonaise'],
  ['Katakana', 'japonaise'],
  ['Han', 'chinoise'],
  ['Tifinagh', 'tifinagh'],
];

const MENTIONS = WRITINGS.map(([script, name]): [RegExp, string] => [
  runOf(`\\p{Script=${script}}`),
  `[texte en écriture ${name}]`,
]);

/** A private character, free since private ones are removed first: stands for a letter of yet another writing. */
const UNKNOWN = '\ue000';
const UNKNOWN_RUN = runOf(UNKNOWN);

/** Drawn like the ordinary hyphen, and copied out of the PDF as whichever came first. */
const HYPHENS = /[\u2010\u2011]/g;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u{fe00}-\u{fe0f}\u20e3]|[\u{1f3fb}-\u{1f3ff}]/gu;

/** The same text in characters that the font can draw. */
export function legible(text: string, canDraw: CanDraw): string {
  const plain = text
    .normalize('NFC')
    .replace(LINE_BREAKS, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(HYPHENS, '-');
  const mentioned = MENTIONS.reduce((soFar, [run, mention]) => soFar.replace(run, mention), plain);
  const drawn = Array.from(mentioned, (character) => drawable(character, canDraw)).join('');
  return drawn.replace(UNKNOWN_RUN, '[texte dans une autre écriture]');
}

/** Letters of one writing, with the spaces, signs and accents between them. */
function runOf(letter: string): RegExp {
  return new RegExp(`${letter}(?:[\\s\\p{P}\\p{M}\\p{Nd}]*${letter})*\\p{M}*`, 'gu');
}

function drawable(character: string, canDraw: CanDraw): string {
  const simpler = [
    character,
    character.normalize('NFKC'),
    character.normalize('NFKD').replace(/\p{M}/gu, ''),
  ];
  const found = simpler.find((text) => text !== '' && Array.from(text).every((c) => c === '\n' || drawn(c)));
  return found ?? (/\p{L}/u.test(character) ? UNKNOWN : '');

  function drawn(c: string): boolean {
    return canDraw(c.codePointAt(0) ?? 0);
  }
}
