/** The people of a letter: who writes, to whom, who signs. */
import type { Caseworker, Recipient, Sender } from './letters/model.ts';
import type { Household, Member, Title } from './store/household.ts';
import type { Organisation, User } from './store/organisations.ts';

export function senderOf({ name, letterhead }: Organisation): Sender {
  return { name, ...letterhead };
}

const CIVILITIES: Record<Title, string> = { madame: 'Mme', monsieur: 'M.' };
const SALUTATIONS: Record<Title, Recipient['salutation']> = { madame: 'Madame', monsieur: 'Monsieur' };

/** The couple, or the one parent; other adults of the home are not written to. */
export function familyOf({ members, address }: Household): Recipient {
  const written = members.filter(({ role }) => role === 'applicant' || role === 'partner');
  return {
    names: written.map(nameOf).join(' et '),
    addressLines: [...address.lines, `${address.postalCode} ${address.city}`],
    salutation: salutationOf(written),
  };
}

/** One adult of the home, where they live; throws when there is none of that id. */
export function memberOf(household: Household, memberId: string): Recipient {
  const member = household.members.find(({ id }) => id === memberId);
  if (!member) throw new Error(`Household ${household.id} has no member ${memberId}.`);
  return familyOf({ ...household, members: [{ ...member, role: 'applicant' }] });
}

function nameOf({ title, firstName, name }: Member): string {
  return [title && CIVILITIES[title], firstName, name].filter(Boolean).join(' ');
}

/** Addresses both where the titles differ, or where one is not known. */
function salutationOf(written: readonly Member[]): Recipient['salutation'] {
  const [title, ...others] = new Set(written.map((one) => one.title));
  return title && others.length === 0 ? SALUTATIONS[title] : 'Madame, Monsieur';
}

/** Of a court only the name is known. */
export function courtNamed(court: string): Recipient {
  return { names: court, addressLines: [A_JUDGE], salutation: 'Madame, Monsieur' };
}

const A_JUDGE = 'Juge des contentieux de la protection';
const ANY_COUNCIL = 'Conseil départemental';

/** The one council of the installation. Of several none is known to be the family's: it is then not named. */
export function councilAmong(organisations: readonly Organisation[]): Recipient {
  const [council, ...others] = organisations.filter(({ kind }) => kind === 'council');
  const salutation = 'Madame, Monsieur';
  if (!council || others.length > 0) return { names: ANY_COUNCIL, addressLines: [], salutation };
  const { service, addressLines } = council.letterhead;
  return { names: council.name, addressLines: [...(service ? [service] : []), ...addressLines], salutation };
}

const ANY_JOB = { supervisor: 'Responsable de service', other: 'Travail social' };

export function signatoryOf({ name, role, jobTitle, phone, email }: User): Caseworker {
  const job = jobTitle ?? (role === 'supervisor' ? ANY_JOB.supervisor : ANY_JOB.other);
  return { name, jobTitle: job, email, ...(phone && { phone }) };
}
