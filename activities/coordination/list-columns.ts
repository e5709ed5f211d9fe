import { Refusal } from '../../workflows/rules/case.ts';
import { words, writings } from './letters.ts';

/** The columns of a list, by the titles they bear in French and English files, written in one word. */
const TITLES = {
  name: ['nom', 'nomdefamille', 'nomusuel', 'nomdusage', 'name', 'lastname', 'familyname', 'surname'],
  birthName: ['nomdenaissance', 'nomdejeunefille', 'nompatronymique', 'birthname', 'maidenname'],
  firstName: ['prenom', 'prenoms', 'firstname', 'firstnames', 'givenname', 'givennames'],
  birthDate: [
    'datedenaissance',
    'datenaissance',
    'naissance',
    'neele',
    'ddn',
    'birthdate',
    'dateofbirth',
    'dob',
  ],
  service: ['service', 'servicesocial', 'organisme', 'organisation', 'organization'],
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof TITLES;

/** Where each column stands in a record; the birth name is welcome, the others are needed. */
export type Columns = Record<Exclude<Column, 'birthName'>, number> & { birthName?: number };

const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The separator under which the header line shows most of the columns we know. */
export function separatorOf(header: string): Separator {
  const known = (separator: Separator): number =>
    Object.values(places(header.split(separator))).filter(isPlace).length;
  return SEPARATORS.reduce((best, next) => (known(next) > known(best) ? next : best));
}

/** Finds the columns by the cells of the header, or refuses, naming those that are missing. */
export function columnsOf(header: readonly string[]): Columns {
  const { birthName, firstName, birthDate, service, ...found } = places(header);
  const name = isPlace(found.name) ? found.name : birthName;
  if (isPlace(name) && isPlace(firstName) && isPlace(birthDate) && isPlace(service)) {
    return { name, firstName, birthDate, service, ...(isPlace(birthName) ? { birthName } : {}) };
  }
  const missing = Object.entries({ name, firstName, birthDate, service }).filter(
    ([, place]) => !isPlace(place),
  );
  const titles = missing.map(([column]) => column);
  throw new Refusal('list-columns-missing', `The list has no column ${titles.join(', ')}.`, {
    missing: titles,
  });
}

function places(header: readonly string[]): Record<Column, number> {
  const titles = header.map(inOneWord);
  const place = (column: Column): number => titles.findIndex((title) => isTitle(column, title));
  return {
    name: place('name'),
    birthName: place('birthName'),
    firstName: place('firstName'),
    birthDate: place('birthDate'),
    service: place('service'),
  };
}

function isTitle(column: Column, title: string): boolean {
  return (TITLES[column] as readonly string[]).includes(title);
}

function isPlace(place: number): boolean {
  return place >= 0;
}

function inOneWord(title: string): string {
  return words(writings(title)[0] ?? '').join('');
}
