/** The steps of an arrears track: by whom each is taken, and what it carries. Amounts in whole cents. */
import type { Outcome, Ending as HearingEnding } from '../hearing/vocabulary.ts';
import type { Summons } from '../hearing/steps.ts';
import type { ArrearsFacts } from '../arrears.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { LegalValue } from '../parameters.ts';
import type { ArrearsHouseValues } from './house.ts';
import type { EndReason, Stage } from './vocabulary.ts';

/**
 * What is known of the home and of its lease. The lease decides how long a payment order runs:
 * `leaseOrderMonths` is the term that an earlier lease sets for itself.
 */
export interface Situation extends Omit<ArrearsFacts, 'debtCents' | 'firstDefaultOn' | 'consideredOn'> {
  leaseMadeOn?: PlainDate;
  leaseRenewedOn?: PlainDate;
  leaseOrderMonths?: number;
}

/** What starts a track: the first default, what is owed, and whoever has already reported it. */
export interface FirstDefault extends Situation {
  firstDefaultOn: PlainDate;
  debtCents?: number;
  reportedOn?: PlainDate;
}

/** A hearing that the accompaniment already prepares when the track opens. */
export interface KnownHearing {
  hearingId: string;
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
}

/** The track starts from its accompaniment, under an id that the latter fixed. */
export interface Opening extends FirstDefault {
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  hearings?: KnownHearing[];
  house?: Partial<ArrearsHouseValues>;
  entered?: readonly LegalValue[];
}

/** `notifiedOn` is the day on which the bailiff notified it to the prefect. */
export interface TrackSummons extends Summons {
  notifiedOn?: PlainDate;
}

/** What a judge decided, as the hearing tells it. */
export interface Judgment {
  on: PlainDate;
  outcome: Outcome;
  delayMonths?: number;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'complete-situation': Situation;
  'record-debt': { on: PlainDate; debtCents: number };
  'record-report': { on: PlainDate };
  'record-refusal-of-direct-payment': { on: PlainDate };
  'give-formal-notice': { on: PlainDate };
  'ask-housing-fund': { on: PlainDate };
  'agree-repayment-plan': {
    on: PlainDate;
    firstInstalmentOn: PlainDate;
    instalments: number;
    instalmentCents: number;
  };
  'record-instalment': { instalment: number; paid: boolean };
  'check-plan': { on: PlainDate; kept: boolean };
  'record-payment-order': { servedOn: PlainDate; claimedDebtCents: number };
  'record-summons': TrackSummons;
  'record-notice-to-prefect': { on: PlainDate };
  end: { reason: EndReason };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, what the accompaniment and the hearing tell, the calendar. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | { step: 'follow-reassignment'; caseworkerId: string }
  | { step: 'follow-closing' }
  | ({ step: 'follow-hearing-opened'; hearingId: string } & Summons)
  | { step: 'follow-hearing-moved'; hearingId: string; hearingOn: PlainDate }
  | ({ step: 'follow-outcome'; hearingId: string } & Judgment)
  | { step: 'follow-outcome-taken-back'; hearingId: string }
  | { step: 'follow-hearing-ended'; hearingId: string; ending: HearingEnding; judgment?: Judgment }
  | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = ['unpaid', 'repaying', 'ordered', 'summoned', 'delays', 'eviction'];
const BEFORE_A_DECISION = OPEN.slice(0, 4);
const intake: readonly Role[] = ['intake-officer', 'caseworker', 'supervisor'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken (domain, "Legal values, by date"). */
export const STEPS = {
  'complete-situation': { from: OPEN, by: intake },
  'record-debt': { from: OPEN, by: intake },
  'record-report': { from: OPEN, by: intake },
  'record-refusal-of-direct-payment': { from: BEFORE_A_DECISION, by: intake },
  'give-formal-notice': { from: BEFORE_A_DECISION, by: caseworker },
  'ask-housing-fund': { from: BEFORE_A_DECISION, by: caseworker },
  'agree-repayment-plan': { from: OPEN, by: caseworker },
  'record-instalment': { from: OPEN, by: caseworker },
  'check-plan': { from: OPEN, by: caseworker },
  'record-payment-order': { from: OPEN, by: intake },
  'record-summons': { from: OPEN, by: intake },
  'record-notice-to-prefect': { from: ['summoned'], by: intake },
  end: { from: OPEN, by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
