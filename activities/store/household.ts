/** A family as the service keeps it: who they are, where they live, what is known of their situation. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { ChildFacts, EligibilityFacts } from '../../workflows/rules/eligibility/index.ts';

export const MEMBER_ROLES = ['applicant', 'partner', 'child', 'other'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
export const TITLES = ['madame', 'monsieur'] as const;
export type Title = (typeof TITLES)[number];

/** `id` is unique within the household. Whoever is neither applicant, partner nor child is an adult living there. */
export interface Member {
  id: string;
  role: MemberRole;
  title?: Title;
  name: string;
  birthName?: string;
  firstName: string;
  birthDate: PlainDate;
}

export interface Address {
  /** Number and street, and what stands above them. */
  lines: string[];
  postalCode: string;
  city: string;
  /** INSEE code, where it is known. */
  commune?: string;
}

export interface Contact {
  phone?: string;
  email?: string;
}

/** What a check asks besides the event and the dates of birth. What is absent is unknown, never a no. */
export type Situation = Omit<EligibilityFacts, 'children' | 'applicant' | 'trigger' | 'followedElsewhere'> & {
  applicant?: { student?: boolean };
  /** By member id. */
  children?: Record<string, Omit<ChildFacts, 'birthDate'>>;
};

export interface Household {
  id: string;
  organisationId: string;
  /** Counts its changes, from 1. */
  version: number;
  members: Member[];
  address: Address;
  contact: Contact;
  situation: Situation;
  territory?: string;
  /** Who they were is gone for good, with the family's key. */
  erased?: true;
}

/** Those through whom a family is followed elsewhere: its adults. Children appear on no partner's list. */
export function adultsOf({ members }: Pick<Household, 'members'>): Member[] {
  return members.filter(({ role }) => role !== 'child');
}
