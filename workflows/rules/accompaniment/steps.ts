/** The steps people take in an accompaniment: from which stages, by whom, and what each carries. */
import type { PlainDate } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import { possibleSteps } from '../step-table.ts';
import type { FirstDefault } from '../arrears-track/steps.ts';
import type { Ending as ArrearsEnding } from '../arrears-track/vocabulary.ts';
import type { Correction } from '../correction.ts';
import type { Summons } from '../hearing/steps.ts';
import type { Ending } from '../hearing/vocabulary.ts';
import type { HouseValues } from './house.ts';
import type {
  Aim,
  Cause,
  Channel,
  CloseReason,
  Conclusion,
  HandoverAnswer,
  ObjectiveActor,
  Outcome,
  Party,
  Place,
  Problem,
  RenewalDecision,
  Response,
  Result,
  Stage,
} from './vocabulary.ts';

/** The event that brings a family here. Amounts in cents; `referrerId` points to contact details kept apart. */
export interface Trigger {
  kind: string;
  stage?: string;
  occurredOn: PlainDate;
  registeredOn: PlainDate;
  referredBy: string;
  referredOn?: PlainDate;
  debtCents?: number;
  referrerId?: string;
}

export interface FamilyView {
  situation: string;
  difficulties: string;
  priorities: string;
  wayOut: string;
}

/** An objective names the problem it answers, who acts, by when, and how one will see that it is reached. */
export interface Objective {
  id: string;
  problem: Problem;
  aim: Aim;
  wording: string;
  evidence: string;
  actor: ObjectiveActor;
  dueOn: PlainDate;
}

/** One criterion of an eligibility answer; what was compared is in figures, never a name or a birth date. */
export interface Criterion {
  name: string;
  outcome: 'met' | 'not-met' | 'unknown';
  compared: string;
  rule: string;
  source: string;
}

/**
 * The edition of these rules. A case keeps the one it was opened under, so that what it has lived is lived again in
 * the same way; an old case has none. From 2 on, no two reminders of one series come on one morning. From 3 on: what is
 * brought to supervisors is told to the caseworker too, and to them what would be a caseworker's where there is none;
 * closing for want of an answer waits for the hearings; a plan revised by a renewal clears the agreements to an older
 * revision; every practice opened on the accompaniment follows its reassignment.
 */
export const EDITION = 3;

export interface Opening {
  edition?: number;
  reference: string;
  organisationId: string;
  householdId: string;
  trigger: Trigger;
  offer?: string;
  house: HouseValues;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'screen-again': object;
  'record-coordination-answer': { known: boolean; service?: string };
  'accept-undetermined': { reason: string };
  'add-trigger': { trigger: Trigger };
  assign: { caseworkerId: string; reason?: string };
  reassign: { caseworkerId: string; reason?: string };
  'record-contact-attempt': { channel: Channel; on: PlainDate; outcome: Outcome };
  'schedule-home-visit': { on: PlainDate; at?: string };
  /** Without `on`, the visit was on the day it was set for, or today. */
  'record-home-visit': { on?: PlainDate; met: boolean };
  'record-assessment': {
    problems: Problem[];
    conclusion: Conclusion;
    summary: string;
    redirectTo?: string;
    confidential?: true;
  };
  'propose-plan': { familyView: FamilyView; objectives: Objective[]; meetEveryDays?: number };
  'agree-plan': { revision: number; party: Party; on: PlainDate };
  'record-meeting': { on: PlainDate; place: Place; present: string[]; summary?: string; confidential?: true };
  'record-response': {
    problem: Problem;
    response: Response;
    on: PlainDate;
    amountCents?: number;
    note?: string;
    confidential?: true;
  };
  'evaluate-objective': { objectiveId: string; result: Result; evidence: string };
  /** Only a renewal has objectives to revise or confirm. */
  'decide-renewal': { decision: RenewalDecision; reason: string; objectives?: Objective[] };
  'begin-closing': { cause: Cause };
  'record-final-evaluation': { autonomy: string; summary: string };
  /**
   * `hearings`: those that go along, once the handover is accepted. `toOrganisationId` when the receiver is of this
   * installation: it then sees what is handed over to it.
   */
  'propose-handover': {
    to: string;
    toOrganisationId?: string;
    scope: string[];
    meetingOn?: PlainDate;
    hearings?: string[];
  };
  'answer-handover': { handoverId: string; answer: HandoverAnswer; reason?: string };
  'open-hearing': Summons;
  'open-arrears-track': FirstDefault;
  close: { reason: CloseReason };
  correct: Correction;
}
export type StepName = keyof StepBodies;

/** A step taken by a person, as the workflow receives it. */
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** A step the service takes by itself: the opening, the answers of its checks, the calendar. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | {
      step: 'record-eligibility';
      result: 'eligible' | 'not-eligible' | 'undetermined';
      offer?: string;
      criteria: Criterion[];
      missing: string[];
      previousId?: string;
    }
  | { step: 'record-coordination-check'; known: boolean; services: string[]; unanswered: string[] }
  | { step: 'record-later-follower'; service: string }
  | { step: 'record-hearing-moved'; hearingId: string; hearingOn: PlainDate }
  | { step: 'record-hearing-ended'; hearingId: string; ending: Ending }
  | ({ step: 'open-hearing-of-track' } & Summons)
  | { step: 'record-arrears-ended'; arrearsId: string; ending: ArrearsEnding }
  | FallDue;

export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = [
  'screening',
  'awaiting-assignment',
  'pre-course',
  'plan-negotiation',
  'in-progress',
  'closing',
];
const ACCOMPANIED = OPEN.slice(2);
const intake: readonly Role[] = ['intake-officer', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];
/** A supervisor may stand in for an absent caseworker. */
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const withPartner: readonly Role[] = [...caseworker, 'partner'];

/** From which stages and by whom each step is taken (domain, "Steps of an accompaniment"). */
export const STEPS = {
  'screen-again': { from: ['screening'], by: intake },
  'record-coordination-answer': { from: ['screening'], by: intake },
  'accept-undetermined': { from: ['screening'], by: supervisor },
  'add-trigger': { from: OPEN, by: intake },
  assign: { from: ['awaiting-assignment'], by: supervisor },
  reassign: { from: ACCOMPANIED, by: supervisor },
  'record-contact-attempt': { from: ['pre-course'], by: caseworker },
  'schedule-home-visit': { from: ACCOMPANIED, by: caseworker },
  'record-home-visit': { from: ACCOMPANIED, by: caseworker },
  'record-assessment': { from: ['pre-course'], by: caseworker },
  'propose-plan': { from: ['plan-negotiation', 'in-progress'], by: caseworker },
  'agree-plan': { from: ['plan-negotiation', 'in-progress'], by: caseworker },
  'record-meeting': { from: ACCOMPANIED, by: withPartner },
  'record-response': { from: ACCOMPANIED, by: withPartner },
  'evaluate-objective': { from: ['in-progress', 'closing'], by: caseworker },
  'decide-renewal': { from: ['in-progress'], by: supervisor },
  'begin-closing': {
    from: ['awaiting-assignment', 'pre-course', 'plan-negotiation', 'in-progress'],
    by: caseworker,
  },
  'record-final-evaluation': { from: ['closing'], by: caseworker },
  'propose-handover': { from: ['in-progress', 'closing'], by: caseworker },
  'answer-handover': { from: ['in-progress', 'closing'], by: withPartner },
  'open-hearing': { from: OPEN.slice(1), by: caseworker },
  'open-arrears-track': { from: OPEN.slice(1), by: [...intake, 'caseworker'] },
  close: { from: ['pre-course', 'closing'], by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;

export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** The steps possible in a stage, for a role or for anyone. Guards may still refuse one of them. */
export function stepsFrom(stage: Stage, role?: Role | 'system'): StepName[] {
  return possibleSteps(STEPS, stage, role);
}
