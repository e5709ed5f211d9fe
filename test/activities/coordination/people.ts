import { identityKey } from '../../../activities/coordination/identity-key.ts';
import { type Person, samePerson } from '../../../activities/coordination/identity.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';

export const KEY = identityKey(Buffer.alloc(32, 'a key for tests only'));
export const OTHER_KEY = identityKey(Buffer.alloc(32, 'another key for tests'));

/** An ordinary birthday: neither of the days given to people whose day of birth is not known. */
export const BORN = '1987-05-23';

/** An invented person: name, first name, and where it matters the date of birth and the birth name. */
export type Written = readonly [
  name: string,
  firstName: string,
  born?: string | undefined,
  birthName?: string | undefined,
];

export function person([name, firstName, born = BORN, birthName]: Written): Person {
  return { name, firstName, birthDate: plainDate(born), ...(birthName === undefined ? {} : { birthName }) };
}

/** Asked both ways, since either may be the list and either the question; they must agree. */
export function match(one: Written, other: Written): boolean {
  const there = samePerson(person(one), person(other), KEY);
  const back = samePerson(person(other), person(one), KEY);
  if (there !== back) throw new Error('the answer depends on who asks');
  return there;
}
