/** Organisations, users and households, invented and plainly so; tests change only what they are about. */
import { identityKey } from '../../../activities/coordination/identity-key.ts';
import type { HouseholdDraft } from '../../../activities/store/households.ts';
import type { Member } from '../../../activities/store/household.ts';
import {
  saveOrganisation,
  saveUser,
  type Organisation,
  type User,
} from '../../../activities/store/organisations.ts';
import type { Store } from '../../../activities/store/store.ts';
import { day } from '../../families/bodies.ts';

/** The key of identity hashes, in tests. */
export const KEY = identityKey(Buffer.alloc(32, 'tests'));

export const CAF: Organisation = {
  id: 'caf-exemple',
  name: 'Caf d’Exemple',
  kind: 'caf',
  offerFamily: 'paris',
  email: 'coordination@caf-exemple.invalid',
  letterhead: { addressLines: ['1 place de l’Exemple', '99000 Exempleville'], city: 'Exempleville' },
  house: {},
};

export const COUNCIL: Organisation = {
  ...CAF,
  id: 'departement-exemple',
  name: 'Département d’Exemple',
  kind: 'council',
  email: 'relais@departement-exemple.invalid',
};

export function user(change: Partial<User> = {}): User {
  return {
    id: 'u-camille',
    organisationId: CAF.id,
    role: 'caseworker',
    name: 'Camille Exemple',
    email: 'camille@caf-exemple.invalid',
    territory: 'nord',
    active: true,
    ...change,
  };
}

export function member(change: Partial<Member> = {}): Member {
  return {
    id: 'm1',
    role: 'applicant',
    title: 'madame',
    name: 'Imaginaire',
    firstName: 'Zélie',
    birthDate: day('1990-05-17'),
    ...change,
  };
}

export function household(change: Partial<HouseholdDraft> = {}): HouseholdDraft {
  return {
    organisationId: CAF.id,
    members: [
      member(),
      member({
        id: 'm2',
        role: 'child',
        name: 'Imaginaire',
        firstName: 'Théo',
        birthDate: day('2018-09-02'),
      }),
    ],
    address: { lines: ['12 rue des Inventions'], postalCode: '99000', city: 'Exempleville' },
    contact: { phone: '01 99 00 00 00' },
    situation: { beneficiary: true, children: { m2: { atSchool: true } } },
    territory: 'nord',
    ...change,
  };
}

/** Two organisations, and for the Caf a caseworker and a supervisor. */
export async function furnish(store: Store): Promise<void> {
  await saveOrganisation(store, CAF);
  await saveOrganisation(store, COUNCIL);
  await saveUser(store, user());
  await saveUser(
    store,
    user({ id: 'u-sacha', role: 'supervisor', name: 'Sacha Exemple', email: 'sacha@caf-exemple.invalid' }),
  );
}
