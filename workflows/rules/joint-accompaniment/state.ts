/** What a joint accompaniment is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { DEFAULT_JOINT_VALUES, type JointHouseValues } from './house.ts';
import type { Opening, StepBodies } from './steps.ts';
import type { CloseReason, ContractOutcome, Milestone, Stage, Subject } from './vocabulary.ts';

export type Fact =
  | ({ type: 'joint-opened'; house: JointHouseValues } & Omit<Opening, 'house'>)
  | ({ type: 'partner-added' } & StepBodies['add-partner'])
  | ({ type: 'sight-set' } & StepBodies['set-sight'])
  | ({ type: 'partner-left' } & StepBodies['end-partner'])
  | ({ type: 'meeting-recorded' } & StepBodies['record-meeting'])
  | ({ type: 'rhythm-set' } & StepBodies['set-rhythm'])
  | ({ type: 'review-held' } & StepBodies['hold-review'])
  | ({ type: 'sublet-signed' } & StepBodies['sign-sublet'])
  | ({ type: 'sublet-reviewed' } & StepBodies['review-sublet'])
  | ({ type: 'landlord-agreed' } & StepBodies['record-landlord-agreement'])
  | ({ type: 'lease-transferred' } & StepBodies['transfer-lease'])
  | ({ type: 'sublet-ended' } & StepBodies['end-sublet'])
  | ({ type: 'contract-signed' } & StepBodies['sign-contract'])
  | ({ type: 'contract-extended' } & StepBodies['extend-contract'])
  | ({ type: 'contract-ended' } & StepBodies['end-contract'])
  | ({ type: 'handover-planned' } & StepBodies['plan-handover-meeting'])
  | ({ type: 'handover-held' } & StepBodies['hold-handover-meeting'])
  | { type: 'reassigned'; caseworkerId: string }
  | { type: 'ended'; reason: CloseReason }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** A partner, from the day it joined; `leftOn` once it has left. */
export interface Partner {
  partnerId: string;
  name: string;
  area: string;
  sees: Subject[];
  since: PlainDate;
  leftOn?: PlainDate;
}

/** The sublet on its way to the tenant's own lease. */
export interface Sublet {
  landlord: string;
  dwelling: string;
  rentCents: number;
  signedOn: PlainDate;
  reviews: { number: number; on: PlainDate; favourable: boolean; note?: string }[];
  landlordAgreedOn?: PlainDate;
  leaseTransferredOn?: PlainDate;
  endedOn?: PlainDate;
}

export interface Contract {
  employer: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  weeklyHours?: number;
  endedOn?: PlainDate;
  outcome?: ContractOutcome;
}

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  stage: Stage;
  /** See `PRACTICE_EDITION`. */
  edition?: number;
  organisationId: string;
  householdId: string;
  accompanimentId: string;
  reference: string;
  /** The coordinator. */
  caseworkerId: string;
  referredBy: string;
  calendar: WorkingCalendar;
  house: JointHouseValues;
  openedOn: PlainDate;
  /** Those who have left too; one who comes back is there again. */
  team: Partner[];
  /** The ids of those who work with the person now: whom notices to partners reach. */
  partners: string[];
  meetings: { number: number; on: PlainDate; present: string[]; summary?: string }[];
  /** The rhythm decided, in place of that of the rule. */
  rhythm?: { everyDays: number; reason: string; on: PlainDate };
  reviews: { number: number; on: PlainDate; summary: string; areas: { name: string; area: string }[] }[];
  sublet?: Sublet;
  /** Sublets that ended without a lease. */
  formerSublets: Sublet[];
  contract?: Contract;
  formerContracts: Contract[];
  handover?: StepBodies['plan-handover-meeting'];
  handedOver?: StepBodies['hold-handover-meeting'];
  ended?: { on: PlainDate; reason: CloseReason };
  corrected: number[];
  /** Keys of what has fallen due. */
  fallen: string[];
}

/** The state before the first fact. Only `open` is possible from here, and it sets what is blank. */
export function initial(id: string): State {
  const none = '1900-01-01' as PlainDate;
  return {
    id,
    version: 0,
    lastOn: none,
    stage: 'under-way',
    organisationId: '',
    householdId: '',
    accompanimentId: '',
    reference: '',
    caseworkerId: '',
    referredBy: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_JOINT_VALUES,
    openedOn: none,
    team: [],
    partners: [],
    meetings: [],
    reviews: [],
    formerSublets: [],
    formerContracts: [],
    corrected: [],
    fallen: [],
  };
}

/** Those who work with the person now. */
export function presentPartners({ team }: Pick<State, 'team'>): Partner[] {
  return team.filter(({ leftOn }) => leftOn === undefined);
}

/** How far the sublet has come towards the tenant's own lease; nothing without a sublet. */
export function milestoneOf({ sublet }: State): Milestone | undefined {
  if (!sublet) return undefined;
  if (sublet.leaseTransferredOn) return 'lease-transferred';
  if (sublet.landlordAgreedOn) return 'landlord-agreed';
  return sublet.reviews.length > 0 ? 'sublet-reviewed' : 'sublet-signed';
}
