/** What stands for an apostrophe on one keyboard or another, and the letters transliterators use for the hamza and the ayn. */
const APOSTROPHES = /[’‘‛ʼʻʽʾʿ´`′՚]/gu;
const DASHES = /[\p{Dash_Punctuation}\u2212_]/gu;
/** Soft hyphens, zero-width spaces, direction marks: pasted in, never seen. */
const INVISIBLE = /\p{Format}/gu;
/** Accents once they stand apart from their letter. The vowel signs of Indian scripts are not among them. */
const ACCENTS = /\p{Script=Inherited}/gu;

/** Letters that Unicode does not take apart by itself. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ə: 'e',
};

/** The same letters as the machine-readable lines of a passport write them (ICAO Doc 9303, part 3, section 6). */
const PASSPORT_LETTERS: Readonly<Record<string, string>> = {
  ...LETTERS,
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
};

/**
 * The plain writings of a text: lower case, no accent, one form of apostrophe and of hyphen. There are two when
 * a letter is written otherwise in a passport («Jürgen»: jurgen and juergen), since files are filled in from both.
 */
export function writings(text: string): string[] {
  const tidy = text
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .toLowerCase();
  return [...new Set([spelled(tidy, LETTERS), spelled(tidy, PASSPORT_LETTERS)])];
}

/** The runs of letters of a plain writing: digits, dots and whatever else only separate them. */
export function words(writing: string): string[] {
  return writing.match(/\p{Letter}[\p{Letter}\p{Mark}]*/gu) ?? [];
}

function spelled(text: string, letters: Readonly<Record<string, string>>): string {
  const plain = Array.from(text, (letter) => letters[letter] ?? letter).join('');
  return plain.normalize('NFD').replace(ACCENTS, '');
}
