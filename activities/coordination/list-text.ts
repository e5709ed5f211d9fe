/**
 * The text of a file as partners' software exports it: UTF-8 with or without a byte order mark, UTF-16 with one
 * (Excel's «texte Unicode»), and otherwise Windows-1252, which French Excel still writes. Line ends become `\n`.
 */
export function listText(csv: Buffer | string): string {
  const text = typeof csv === 'string' ? csv : decoded(csv);
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-8 read as Windows-1252 and saved again: «LefÃ¨vre». */
const TWICE_ENCODED = /[ÃÂÅ][\u0080-\u00BF“”’]/u;
/** An accent lost in a conversion («Lef?vre», «Lef\uFFFDvre»), or an old DOS file («Ren‚»). */
const LOST = /[\uFFFD\p{Control}‚ƒ„…†‡‰]|\p{Letter}\?\p{Letter}/u;

/** Whether a cell was damaged by a wrong encoding on its way: a name thus written would match nobody, silently. */
export function isGarbled(cell: string): boolean {
  return TWICE_ENCODED.test(cell) || LOST.test(cell);
}
