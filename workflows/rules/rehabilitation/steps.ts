/** The steps of a home rehabilitation: by whom each is taken, and what it carries. */
import type { BudgetLine, Cents } from '../budget.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { FollowReassignment } from '../following.ts';
import type { RehabilitationHouseValues } from './house.ts';
import type { Decision, Doer, Heading, Party, Stage } from './vocabulary.ts';

/**
 * It stands on an accompaniment whose plan is in force (PASI), or on its own for a family. `associationId` is the
 * organisation that works with the family; `house` is what the organisation has set for itself.
 */
export interface Opening {
  edition?: number;
  organisationId: string;
  householdId: string;
  reference: string;
  associationId: string;
  accompanimentId?: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house?: Partial<RehabilitationHouseValues>;
}

/** The individual project: the dwelling as it is, and what the family wants of it, in its words. */
export interface Project {
  dwelling: string;
  familyWish: string;
  /** What each brings: time, skills, tools. */
  commitments: string;
}

export interface Work {
  id: string;
  wording: string;
  by: Doer;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'set-out-project': Project;
  'sign-commitment': { version: number; party: Party; on: PlainDate };
  'plan-committee': { on: PlainDate };
  'record-decision': { decision: Decision; reason?: string; postponedTo?: PlainDate };
  'plan-visit': { on: PlainDate; at?: string };
  'record-diagnosis': { on: PlainDate; present: Party[]; findings: string };
  'define-works': { on: PlainDate; present: Party[]; works: Work[] };
  'invite-to-workshop': {
    on: PlainDate;
    at?: string;
    venue: string;
    topic: string;
    budget: BudgetLine[];
  };
  'record-workshop': { attended: boolean; spent: BudgetLine[] };
  'record-hours': { heading: Heading; hours: number; on: PlainDate; note?: string };
  'record-materials': { label: string; amountCents: Cents; on: PlainDate };
  'agree-family-share': { amountCents: Cents; reason?: string };
  'record-end-of-site': { on: PlainDate; present: Party[]; done: string[]; notes?: string };
  'record-evaluation': { familyView: string; summary: string };
  abandon: { reason: string };
  reassign: { caseworkerId: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, the calendar. */
export type SystemStep = ({ step: 'open' } & Opening) | FollowReassignment | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = [
  'commitment',
  'committee',
  'diagnosis',
  'works-definition',
  'works',
  'evaluation',
];
const VISITED: readonly Stage[] = ['diagnosis', 'works-definition', 'works'];
const ON_SITE: readonly Stage[] = ['works-definition', 'works', 'evaluation'];
const BEFORE_DECISION: readonly Stage[] = ['commitment', 'committee'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const withPartner: readonly Role[] = ['caseworker', 'supervisor', 'partner'];
const supervisor: readonly Role[] = ['supervisor'];

/**
 * From which stages and by whom each step is taken. The committee may be asked for while signatures are missing: it
 * is then told which (`signature-missing`).
 */
export const STEPS = {
  'set-out-project': { from: BEFORE_DECISION, by: caseworker },
  'sign-commitment': { from: ['commitment'], by: withPartner },
  'plan-committee': { from: BEFORE_DECISION, by: caseworker },
  'record-decision': { from: ['committee'], by: supervisor },
  'plan-visit': { from: VISITED, by: withPartner },
  'record-diagnosis': { from: ['diagnosis'], by: withPartner },
  'define-works': { from: ['works-definition'], by: withPartner },
  'invite-to-workshop': { from: ['works'], by: withPartner },
  'record-workshop': { from: ['works', 'evaluation'], by: withPartner },
  'record-hours': { from: OPEN, by: withPartner },
  'record-materials': { from: ON_SITE, by: withPartner },
  'agree-family-share': { from: ON_SITE, by: caseworker },
  'record-end-of-site': { from: ['works'], by: withPartner },
  'record-evaluation': { from: ['evaluation'], by: caseworker },
  abandon: { from: OPEN, by: caseworker },
  reassign: { from: OPEN, by: supervisor },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
