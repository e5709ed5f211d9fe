/** Text as it is searched: what people type of a name, with or without its accents, hyphens and capitals. */

const ACCENTS = /\p{Diacritic}/gu;
const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** Lower case, without accents, words parted by one space. */
export function searchText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(NOT_A_WORD, ' ')
    .trim();
}

/** What each word asked for must be contained in: a pattern for `like`, for each word. */
export function wordPatterns(asked: string): string[] {
  return searchText(asked)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word}%`);
}
