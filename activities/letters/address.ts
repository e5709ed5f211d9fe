/**
 * A postal address as the sorting machines read it (AFNOR NF Z10-011): six lines at most, 38 characters at most,
 * nothing but capitals, figures and spaces from the street down, aligned left.
 */
const MOST_LINES = 6;
const MOST_CHARACTERS = 38;

/** The norm abbreviates only what would not fit. */
const ABBREVIATIONS: [RegExp, string][] = [
  [/^(\d.*?)\bAVENUE\b/, '$1AV'],
  [/^(\d.*?)\bBOULEVARD\b/, '$1BD'],
  [/^(\d.*?)\bALLEE\b/, '$1ALL'],
  [/^(\d.*?)\bCHEMIN\b/, '$1CHE'],
  [/^(\d.*?)\bFAUBOURG\b/, '$1FG'],
  [/^(\d.*?)\bIMPASSE\b/, '$1IMP'],
  [/^(\d.*?)\bPLACE\b/, '$1PL'],
  [/^(\d.*?)\bROUTE\b/, '$1RTE'],
  [/^(\d.*?)\bSQUARE\b/, '$1SQ'],
  [/\bAPPARTEMENT\b/i, 'APT'],
  [/\bB[AÂ]TIMENT\b/i, 'BAT'],
  [/\bR[EÉ]SIDENCE\b/i, 'RES'],
  [/\bESCALIER\b/i, 'ESC'],
  [/\bSAINTE\b/g, 'STE'],
  [/\bSAINT\b/g, 'ST'],
  [/\bG[EÉ]N[EÉ]RAL\b/i, 'GAL'],
];

/**
 * The lines to print: names, complements, then what the sorting machines read. Nothing is ever dropped: an address
 * too long for six lines of 38 characters is given longer lines, which are then set smaller.
 */
export function postalLines(names: string, addressLines: string[]): string[] {
  const written = addressLines.map(onOneLine).filter((line) => line !== '');
  const street = written.findLastIndex((line) => !isLocality(line) && /^\d/.test(line));
  const start = street === -1 ? written.findIndex(isLocality) : street;
  const sorted = start === -1 ? [] : written.slice(start).map(forSorting).map(shortened);
  const complements = (start === -1 ? written : written.slice(0, start)).map(shortened);
  return [...fitted(onOneLine(names), complements, Math.max(2, MOST_LINES - sorted.length)), ...sorted];
}

/** Names and complements, within `room` lines: at 38 characters if they fit, else in the shortest lines that do. */
function fitted(names: string, complements: string[], room: number): string[] {
  const apart = [
    ...namesWithin(names, MOST_CHARACTERS),
    ...complements.flatMap((line) => within(line, MOST_CHARACTERS)),
  ];
  if (apart.length <= room) return apart;
  const ways = Array.from({ length: room - 1 }, (_, index) => index + 1).map((forNames) => [
    ...inLines(names, forNames),
    ...inLines(complements.join(', '), room - forNames),
  ]);
  return ways.toSorted((one, other) => longest(one) - longest(other))[0] ?? apart;
}

/** The same text in `count` lines at most, none longer than it must be. */
function inLines(text: string, count: number): string[] {
  let most = Math.max(MOST_CHARACTERS, Math.ceil(text.length / count));
  while (within(text, most).length > count) most += 1;
  return within(text, most);
}

function longest(lines: string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function isLocality(line: string): boolean {
  return /^\d{5}\s/.test(line);
}

/** Capitals without accents nor signs, as the sorting machines want them (lines 4 to 6 of the norm). */
function forSorting(line: string): string {
  const bare = line.replace(/œ/gi, 'OE').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return bare.replace(/[^\p{L}\d]+/gu, ' ').trim();
}

function shortened(line: string): string {
  return ABBREVIATIONS.reduce(
    (soFar, [long, short]) => (soFar.length > MOST_CHARACTERS ? soFar.replace(long, short) : soFar),
    line,
  );
}

/** Cut between two people rather than inside a name. */
function namesWithin(names: string, most: number): string[] {
  const people = names.split(/ (?=et )/);
  const apart = names.length > most && people.every((name) => name.length <= most);
  return apart ? people : within(names, most);
}

/** Cut between words, into lines of `most` characters. */
function within(line: string, most: number): string[] {
  const cut = line.lastIndexOf(' ', most);
  if (line.length <= most || cut <= 0) return [line];
  return [line.slice(0, cut), ...within(line.slice(cut + 1), most)];
}
