import { words, writings } from './letters.ts';
import {
  ABBREVIATIONS,
  GENERIC,
  MARKERS,
  OPTIONAL_PARTICLES,
  PARTICLES,
  TIES,
  UNKNOWN,
} from './name-words.ts';

/** Beyond these it is no name any more; the bounds keep the number of keys bounded too. */
const MOST_NAMES = 3;
const MOST_ELEMENTS = 6;

/** «Mme», «M.», «M. et Mme»: a lone m without its dot may be the beginning of «M Barek». */
const CIVILITY =
  /^\s*(?:(?:m\.|(?:m(?=\s+(?:et|ou|&)\s)|mrs?|mme|mlle|melle|monsieur|madame|mademoiselle)(?![\p{L}'-])\.?)\s*(?:(?:et|ou|&)\s+)?)+(?=\p{L})/u;

/** Apostrophes after an article cut, as in «d'Almeida»; elsewhere they are inside the name, as in «N'Diaye». */
const ELISION = /(?<!\p{L})(d|l|dell)'/gu;

/** The family names of one person, as far as a writing of them tells. */
export interface SurnameForms {
  /** All elements together, in the order written and in alphabetical order, since a double name has no fixed order. */
  whole: string[];
  /** Each name said to be one: the birth name, the name of use. */
  names: string[];
  /** Each element that says enough alone. */
  elements: string[];
}

/** An element with its particles: ['de', 'la', 'fontaine']. */
type Element = string[];

/**
 * Reads a family name as it stands in a file, double, with its particles, «née» or «épouse» or not; nothing when
 * it is no name. A birth name given apart is read as «née».
 */
export function surnameForms(name: string, birthName = ''): SurnameForms {
  const written = birthName === '' ? name : `${name} née ${birthName}`;
  const readings = writings(written).map(reading);
  return {
    whole: distinct(readings.flatMap((names) => bothOrders(names.flat()))),
    names: distinct(readings.flatMap((names) => names.flatMap(bothOrders))).filter(saysEnough),
    elements: distinct(readings.flatMap((names) => names.flat().flatMap(alone))).filter(saysEnough),
  };
}

function reading(writing: string): Element[][] {
  const bare = writing.replace(CIVILITY, '').replace(ELISION, '$1 ').replaceAll("'", '');
  const names = apart(words(bare).map((word) => ABBREVIATIONS[word] ?? word)).map(elements);
  return names.filter((name) => !UNKNOWN.has(joined(name)));
}

/** Cuts at the markers. A marker with nothing before it or after it marks nothing, and may be the name itself. */
function apart(tokens: string[]): string[][] {
  const names: string[][] = [[]];
  for (const token of tokens) {
    if (MARKERS.has(token)) names.push([]);
    else names.at(-1)?.push(token);
  }
  const filled = names.filter((name) => name.length > 0);
  return filled.length > 0 ? filled.slice(0, MOST_NAMES) : [tokens];
}

/** Groups each word with the particles before it. Those left at the end come first: «Fontaine (de la)». */
function elements(tokens: string[]): Element[] {
  const groups: Element[] = [];
  let particles: string[] = [];
  for (const token of tokens.filter((word, index) => !isTie(word, index, tokens))) {
    particles.push(token);
    if (PARTICLES.has(token)) continue;
    groups.push(particles);
    particles = [];
  }
  const [first = [], ...others] = groups;
  return [[...particles, ...first], ...others].filter((group) => group.length > 0).slice(0, MOST_ELEMENTS);
}

function isTie(word: string, index: number, tokens: string[]): boolean {
  return TIES.has(word) && index > 0 && index < tokens.length - 1;
}

function bothOrders(name: Element[]): string[] {
  const parts = name.map((element) => element.join(''));
  return distinct([parts.join(''), parts.toSorted().join('')]).filter((form) => form !== '');
}

function alone(element: Element): string[] {
  const kept = element.findIndex((word) => !OPTIONAL_PARTICLES.has(word));
  return distinct([element.join(''), kept > 0 ? element.slice(kept).join('') : element.join('')]);
}

function saysEnough(form: string): boolean {
  return form.length > 1 && !GENERIC.has(form);
}

function joined(name: Element[]): string {
  return name.flat().join('');
}

function distinct(forms: string[]): string[] {
  return [...new Set(forms)];
}
