/** The steps of a hearing's preparation: by whom each is taken, and what it carries. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { LegalValue } from '../parameters.ts';
import type { HearingHouseValues } from './deadlines.ts';
import type { Attendance, Outcome, Speaker, Stage } from './vocabulary.ts';

/**
 * The edition of these rules. A hearing keeps the one it was opened under; an old one has none. From 2 on, the family
 * is told when the landlord drops the case; from 3 on, the supervisor is told what would be the caseworker's while nobody
 * follows the family.
 */
export const HEARING_EDITION = 3;

/**
 * What opens it. `servedOn` is the day of the summons, `referredOn` that of the prefect's referral where it is known;
 * the debt claimed is in cents; `at` is HH:MM in Paris.
 */
export interface Summons {
  court: string;
  servedOn: PlainDate;
  referredOn?: PlainDate;
  hearingOn: PlainDate;
  at?: string;
  claimedDebtCents: number;
}

/**
 * The preparation starts from its accompaniment, under an id that the latter fixed. The referral is on the day of the
 * opening when it is not known; `house` is what the organisation has set for itself, `entered` the legal values that
 * it has entered.
 */
export interface Opening extends Summons {
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house?: Partial<HearingHouseValues>;
  entered?: readonly LegalValue[];
  edition?: number;
  /** The arrears track of the family, which is told what becomes of the hearing. */
  arrearsId?: string;
}

/** The social and financial evaluation for the judge. `onKnownElements`: the family could not be met, and it says so. */
export interface Evaluation {
  situation: string;
  resources: string;
  debt: string;
  proposal: string;
  onKnownElements?: boolean;
  landlordObservations?: string;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'offer-interview': { on: PlainDate };
  'record-interview': { on: PlainDate; held: boolean };
  'submit-evaluation': Evaluation;
  'validate-evaluation': object;
  'return-evaluation': { reason: string };
  'send-evaluation': { on: PlainDate };
  'record-preparation': {
    speaker: Speaker;
    papers: string[];
    legalAidAsked: boolean;
    rentResumedOn?: PlainDate;
  };
  'confirm-attendance': { attendance: Attendance };
  adjourn: { hearingOn: PlainDate; at?: string };
  withdraw: { reason: string };
  /** `on` is the day of the decision; that of the recording when absent. */
  'record-outcome': {
    attended: boolean;
    outcome: Outcome;
    on?: PlainDate;
    delayMonths?: number;
    conditions?: string;
  };
  'record-payment': { month: number; paid: boolean };
  'hand-over': { to: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, what the accompaniment tells, the calendar. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | { step: 'follow-reassignment'; caseworkerId: string }
  | { step: 'follow-handover'; to: string }
  | { step: 'link-arrears'; arrearsId: string }
  | FallDue;
export type Step = PersonStep | SystemStep;

const PREPARING: readonly Stage[] = ['preparing'];
const OPEN: readonly Stage[] = ['preparing', 'watching-payments'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken (domain, "Hearing preparation"). */
export const STEPS = {
  'offer-interview': { from: PREPARING, by: caseworker },
  'record-interview': { from: PREPARING, by: caseworker },
  'submit-evaluation': { from: PREPARING, by: caseworker },
  'validate-evaluation': { from: PREPARING, by: supervisor },
  'return-evaluation': { from: PREPARING, by: supervisor },
  'send-evaluation': { from: PREPARING, by: caseworker },
  'record-preparation': { from: PREPARING, by: caseworker },
  'confirm-attendance': { from: PREPARING, by: caseworker },
  adjourn: { from: PREPARING, by: caseworker },
  withdraw: { from: PREPARING, by: caseworker },
  'record-outcome': { from: PREPARING, by: caseworker },
  'record-payment': { from: ['watching-payments'], by: caseworker },
  'hand-over': { from: OPEN, by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;

/** The steps that prepare a hearing: once it is past, none of them is possible (`hearing-past`). */
export const PREPARATORY: readonly StepName[] = [
  'offer-interview',
  'submit-evaluation',
  'validate-evaluation',
  'return-evaluation',
  'send-evaluation',
  'record-preparation',
  'confirm-attendance',
];
