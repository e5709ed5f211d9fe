import { type KeyObject, createHmac } from 'node:crypto';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { firstNameForms } from './first-name.ts';
import { IDENTITY_VERSION, type IdentityKey, identityKey } from './identity-key.ts';
import { surnameForms } from './surname.ts';

export interface Person {
  /** The name in use, or whatever a file has under "name": double names, «née», «épouse» are read there too. */
  name: string;
  birthName?: string;
  firstName: string;
  birthDate: PlainDate;
}

/** What is hashed: that a person born on a day has this name and this first name, in this sense. */
type Claim = readonly [sense: string, birthDate: PlainDate, name: string, firstName: string];
type Pair = readonly [name: string, firstName: string];

interface Claims {
  kept: Claim[];
  asked: Claim[];
}

/**
 * The keyed hashes under which a person is kept: those of a partner's list, or of a family followed here. Two
 * writings are of one person when one of the `askedKeys` of the one is among the `keptKeys` of the other,
 * whichever of the two asks. Only equal hashes can be compared, so every writing that should match is derived
 * beforehand; there is no likeness of sound or spelling.
 *
 * Precision first: a false match closes a family's request as followed elsewhere and costs it its help; a missed
 * one costs a double follow-up, which the caseworker finds out, and the answer can still be given by hand. Hence:
 *
 * - The birth date is always the same, to the day.
 * - One element of a double name is enough («Dupont-Martin», «Dupont»: married names come and go) with the same
 *   first name and date. Among 10,000 families, with a name borne by one person in a thousand and a first name by
 *   one in a hundred, a stranger shares all three about five times in a million questions. Elements that half a
 *   country bears do not count alone.
 * - First names are those written, as one word. Jean is not Jean-Pierre. A person written with several, parted by
 *   spaces, is also known by the first ones (`beginnings`), but two people who share only these are not the same:
 *   «Mohamed Amine» is Mohamed, and is not his twin «Mohamed Ali». That needs two sides, what is kept and what is
 *   asked, since one set of hashes for each would make the twins meet in Mohamed.
 * - Name and first name may have changed columns, if each is a full one.
 * - On 1 January and 31 December, the days given to people whose day of birth is not known (Cnav, circulaire
 *   2006/13), the date says little more than the year: then a family name is needed whole, of birth or of use,
 *   in its place, with the whole first name; and where both writings have both names, both.
 * - Spellings stay apart: Dupond and Dupont are two families; so are, for want of certainty, Mohamed and Mohammed.
 *
 * A person whose name or first name is missing, unknown («X», «inconnu») or initials has no key, and matches nobody.
 */
export function keptKeys(person: Person, key: IdentityKey): string[] {
  return hashes(claims(person).kept, key);
}

/** The keyed hashes to look for among those kept, to learn whether a person is known. They are not for keeping. */
export function askedKeys(person: Person, key: IdentityKey): string[] {
  return hashes(claims(person).asked, key);
}

/** Whether two writings are of one person, as the coordination check sees it: through the hashes alone. */
export function samePerson(one: Person, other: Person, key: IdentityKey): boolean {
  const kept = new Set(keptKeys(other, key));
  return askedKeys(one, key).some((hash) => kept.has(hash));
}

function claims(person: Person): Claims {
  return isDayUnknown(person.birthDate) ? wholeNameClaims(person) : anyNameClaims(person);
}

/** 1 January or 31 December: a real birthday for one person in two hundred, a default for many born abroad. */
function isDayUnknown(date: PlainDate): boolean {
  return date.endsWith('-01-01') || date.endsWith('-12-31');
}

function wholeNameClaims({ name, birthName, firstName, birthDate }: Person): Claims {
  const surname = surnameForms(name, birthName);
  const { whole } = firstNameForms(firstName);
  return twoSided('year', birthDate, pairs(surname.whole, whole), pairs(surname.names, whole));
}

function anyNameClaims({ name, birthName, firstName, birthDate }: Person): Claims {
  const surname = surnameForms(name, birthName);
  const first = firstNameForms(firstName);
  const names = [...surname.whole, ...surname.names, ...surname.elements];
  const full = pairs([...surname.whole, ...surname.names], first.whole);
  const swapped = full.map((pair) => claim('either', birthDate, pair.toSorted()));
  const ordered = twoSided('day', birthDate, pairs(names, first.whole), pairs(names, first.beginnings));
  return { kept: [...ordered.kept, ...swapped], asked: [...ordered.asked, ...swapped] };
}

/** Full meets full, and full meets shorter from either side; shorter never meets shorter. */
function twoSided(sense: string, date: PlainDate, full: Pair[], shorter: Pair[]): Claims {
  const is = (pair: Pair): Claim => claim(`${sense}/is`, date, pair);
  const mayBe = (pair: Pair): Claim => claim(`${sense}/may-be`, date, pair);
  return {
    kept: [...full.map(is), ...shorter.map(mayBe)],
    asked: [...full.map(is), ...shorter.map(is), ...full.map(mayBe)],
  };
}

function claim(sense: string, date: PlainDate, [name = '', firstName = '']: readonly string[]): Claim {
  return [sense, date, name, firstName];
}

function pairs(names: string[], firstNames: string[]): Pair[] {
  return names.flatMap((name) => firstNames.map((firstName): Pair => [name, firstName]));
}

function hashes(all: Claim[], key: IdentityKey): string[] {
  const held = identityKey(key);
  return [...new Set(all.map((one) => hashed(one, held)))].toSorted();
}

/** Letters only in the names, so a line break parts the fields for certain. */
function hashed(one: Claim, key: KeyObject): string {
  return createHmac('sha256', key)
    .update([IDENTITY_VERSION, ...one].join('\n'))
    .digest('base64url');
}
