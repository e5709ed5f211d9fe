/** The organisations of the installation, and those who work there. */
import { DEFAULT_HOUSE_VALUES, type HouseValues } from '../../workflows/rules/accompaniment/house.ts';
import type { ArrearsHouseValues } from '../../workflows/rules/arrears-track/house.ts';
import type { DerogationHouseValues } from '../../workflows/rules/derogation/house.ts';
import type { HearingHouseValues } from '../../workflows/rules/hearing/deadlines.ts';
import type { Role } from '../../workflows/rules/case.ts';
import type { JointHouseValues } from '../../workflows/rules/joint-accompaniment/house.ts';
import type { RehabilitationHouseValues } from '../../workflows/rules/rehabilitation/house.ts';
import { AppUser, Organisation as OrganisationEntity } from './entities/organisations.ts';
import { byName } from './french-order.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

/** What its letters are headed with; `city` is where they are signed. */
export interface Letterhead {
  service?: string;
  tagline?: string;
  addressLines: string[];
  phone?: string;
  email?: string;
  city: string;
}

export const ORGANISATION_KINDS = ['caf', 'council', 'association', 'landlord', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** `offerFamily` is the family of organisations whose offers it makes, such as `paris`. */
export interface Organisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  offerFamily: string;
  /** Where other organisations write to it. */
  email?: string;
  letterhead: Letterhead;
  /** The house values it has set for itself; for all of them, see `houseOf`. */
  house: House;
}

/** Those of its accompaniments; in `kinds`, those of each other kind of case, by its name. */
export interface House extends Partial<HouseValues> {
  kinds?: {
    hearing?: Partial<HearingHouseValues>;
    arrears?: Partial<ArrearsHouseValues>;
    derogation?: Partial<DerogationHouseValues>;
    rehabilitation?: Partial<RehabilitationHouseValues>;
    'joint-accompaniment'?: Partial<JointHouseValues>;
  } & Record<string, object>;
}

export interface User {
  id: string;
  organisationId: string;
  role: Role;
  name: string;
  email: string;
  phone?: string;
  jobTitle?: string;
  territory?: string;
  active: boolean;
}

export interface UserFilter {
  role?: Role;
  territory?: string;
  /** Those who have left too. */
  includeInactive?: boolean;
}

export async function findOrganisation(store: Store, id: string): Promise<Organisation | undefined> {
  const found = await store.orm.em.fork().findOne(OrganisationEntity, { id });
  return found ? plain<Organisation>(found) : undefined;
}

/** The organisation; throws when there is none, since whoever asks has its id from the store. */
export async function getOrganisation(store: Store, id: string): Promise<Organisation> {
  const found = await findOrganisation(store, id);
  if (!found) throw new Error(`No organisation ${id}.`);
  return found;
}

export async function listOrganisations(store: Store): Promise<Organisation[]> {
  const found = await store.orm.em.fork().find(OrganisationEntity, {}, { orderBy: { id: 'asc' } });
  return found.map((one) => plain<Organisation>(one));
}

/** Adds an organisation, or changes it. */
export async function saveOrganisation(store: Store, organisation: Organisation): Promise<void> {
  await store.orm.em.fork().upsert(OrganisationEntity, { email: null, ...organisation });
}

/** All its house values for an accompaniment: those it has set, and for the others those of the field documents. */
export function houseOf({ house }: Pick<Organisation, 'house'>): HouseValues {
  const { kinds: _kinds, ...ofAccompaniments } = house;
  return { ...DEFAULT_HOUSE_VALUES, ...ofAccompaniments };
}

/** A user, unless of another organisation than the one given. */
export async function findUser(store: Store, id: string, organisationId?: string): Promise<User | undefined> {
  const where = organisationId === undefined ? { id } : { id, organisationId };
  const found = await store.orm.em.fork().findOne(AppUser, where);
  return found ? plain<User>(found) : undefined;
}

/** A user who still works there: anyone else may do nothing. */
export async function findActiveUser(store: Store, id: string): Promise<User | undefined> {
  const found = await findUser(store, id);
  return found?.active ? found : undefined;
}

/** Those of an organisation, by name. */
export async function listUsers(
  store: Store,
  organisationId: string,
  { role, territory, includeInactive = false }: UserFilter = {},
): Promise<User[]> {
  const where = {
    organisationId,
    ...(role && { role }),
    ...(territory && { territory }),
    ...(!includeInactive && { active: true }),
  };
  const found = await store.orm.em.fork().find(AppUser, where, { orderBy: { id: 'asc' } });
  return found.map((one) => plain<User>(one)).toSorted(byName);
}

/** Adds a user, or changes them. */
export async function saveUser(store: Store, user: User): Promise<void> {
  await store.orm.em.fork().upsert(AppUser, { phone: null, jobTitle: null, territory: null, ...user });
}
