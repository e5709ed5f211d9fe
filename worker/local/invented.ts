/** Invented organisations, people and families, and plainly so: what one machine starts with, and what tests use. */
import type { Organisation, User } from '../../activities/store/organisations.ts';
import type { Member } from '../../activities/store/household.ts';

export const CAF: Organisation = {
  id: 'caf-exemple',
  name: 'Caf d’Exempleville',
  kind: 'caf',
  offerFamily: 'paris',
  email: 'caf@exempleville.example',
  letterhead: {
    service: 'Service social',
    addressLines: ['1 place de l’Exemple', '75099 EXEMPLEVILLE'],
    phone: '01 99 00 00 00',
    email: 'service-social@exempleville.example',
    city: 'Exempleville',
  },
  house: {},
};

export const COUNCIL: Organisation = {
  id: 'departement-exemple',
  name: 'Département d’Exemple',
  kind: 'council',
  offerFamily: 'paris',
  email: 'secteur@departement.example',
  letterhead: {
    service: 'Service social de secteur',
    addressLines: ['2 cours du Modèle', '75099 EXEMPLEVILLE'],
    phone: '01 99 00 00 50',
    city: 'Exempleville',
  },
  house: {},
};

/** A self-build association, which rehabilitates homes with the families. */
export const ASSOCIATION: Organisation = {
  id: 'association-exemple',
  name: 'Les Bâtisseurs Inventés',
  kind: 'association',
  offerFamily: 'bdr',
  email: 'chantiers@batisseurs.example',
  letterhead: {
    addressLines: ['4 impasse du Modèle', '75099 EXEMPLEVILLE'],
    phone: '01 99 00 00 70',
    city: 'Exempleville',
  },
  house: {},
};

function user(change: Pick<User, 'id' | 'role' | 'name' | 'jobTitle'> & Partial<User>): User {
  return {
    organisationId: CAF.id,
    email: `${change.id}@exempleville.example`,
    territory: 'nord',
    active: true,
    ...change,
  };
}

/** One person for each role, and enough caseworkers to share families among. */
export const USERS = [
  user({ id: 'u-accueil', role: 'intake-officer', name: 'Ada Modèle', jobTitle: 'Gestionnaire' }),
  user({
    id: 'u-camille',
    role: 'caseworker',
    name: 'Camille Exemple',
    jobTitle: 'Travailleuse sociale',
    phone: '01 99 00 00 11',
  }),
  user({
    id: 'u-sacha',
    role: 'caseworker',
    name: 'Sacha Fictif',
    jobTitle: 'Travailleur social',
    phone: '01 99 00 00 12',
  }),
  user({ id: 'u-responsable', role: 'supervisor', name: 'Dominique Cadre', jobTitle: 'Responsable' }),
  user({ id: 'u-admin', role: 'administrator', name: 'Lou Réglage', jobTitle: 'Administratrice' }),
  user({
    id: 'u-secteur',
    role: 'partner',
    name: 'Alix Partenaire',
    jobTitle: 'Assistante de service social',
    organisationId: COUNCIL.id,
  }),
  user({
    id: 'u-secteur-responsable',
    role: 'supervisor',
    name: 'Maxime Autre',
    jobTitle: 'Responsable de secteur',
    organisationId: COUNCIL.id,
  }),
  user({
    id: 'u-chantier',
    role: 'partner',
    name: 'Noé Bâtisseur',
    jobTitle: 'Animateur technique',
    organisationId: ASSOCIATION.id,
  }),
  user({
    id: 'u-conseil',
    role: 'caseworker',
    name: 'Noa Référent',
    jobTitle: 'Assistant de service social',
    organisationId: COUNCIL.id,
  }),
] as const satisfies readonly User[];

type Person = Omit<Member, 'id' | 'birthDate'> & { id?: string; birthDate: string };

/** A family as it is registered through the API. `situation` is what eligibility asks. */
export interface InventedFamily {
  members: Person[];
  address: { lines: string[]; postalCode: string; city: string };
  situation: Record<string, unknown>;
  territory: string;
}

/** A family of that name, one adult and one child at school; change what a story is about. */
export function family(name: string, change: Partial<InventedFamily> = {}): InventedFamily {
  return {
    members: [
      { id: 'm1', role: 'applicant', title: 'madame', name, firstName: 'Louise', birthDate: '1988-04-12' },
      { id: 'm2', role: 'child', name, firstName: 'Zoé', birthDate: '2018-09-30' },
    ],
    address: { lines: ['12 rue des Modèles', 'Appartement 3'], postalCode: '75099', city: 'Exempleville' },
    situation: { beneficiary: true, singleParent: true, children: { m2: { atSchool: true } } },
    territory: 'nord',
    ...change,
  };
}
