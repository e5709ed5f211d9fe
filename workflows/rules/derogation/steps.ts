/** The steps of a derogation's follow-up: by whom each is taken, and what it carries. Surfaces in m². */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { FollowReassignment } from '../following.ts';
import type { LegalValue } from '../parameters.ts';
import type { DerogationHouseValues } from './house.ts';
import type { EndReason, HouseholdChange, Stage } from './vocabulary.ts';

/** What opens it. `grantedFrom` is the first day of the derogation, where one is granted already. */
export interface Opening {
  edition?: number;
  accompanimentId?: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  surfaceM2: number;
  persons: number;
  grantedFrom?: PlainDate;
  house?: Partial<DerogationHouseValues>;
  entered?: readonly LegalValue[];
}

/** What each step carries, beside its name. */
export interface StepBodies {
  grant: { from: PlainDate };
  /** The social enquiry before a renewal. */
  'record-enquiry': { on: PlainDate; favourable: boolean; summary: string };
  renew: object;
  'refuse-renewal': { reason: string };
  /** `persons` is how many live there since. */
  'record-household-change': { on: PlainDate; change: HouseholdChange; persons: number };
  'record-surface': { on: PlainDate; surfaceM2: number };
  reassign: { caseworkerId: string };
  end: { reason: EndReason };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, what the household becomes, the calendar. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | { step: 'follow-household'; persons: number }
  | FollowReassignment
  | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = ['adequate', 'overcrowded', 'derogated'];
const intake: readonly Role[] = ['intake-officer', 'caseworker', 'supervisor'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken (CCH R.844-1, R.844-2). */
export const STEPS = {
  grant: { from: OPEN, by: intake },
  'record-enquiry': { from: ['derogated', 'overcrowded'], by: caseworker },
  renew: { from: OPEN, by: intake },
  'refuse-renewal': { from: ['derogated'], by: intake },
  'record-household-change': { from: OPEN, by: intake },
  'record-surface': { from: OPEN, by: caseworker },
  reassign: { from: OPEN, by: supervisor },
  end: { from: OPEN, by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
