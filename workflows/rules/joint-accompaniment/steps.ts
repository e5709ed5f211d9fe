/** The steps of a joint accompaniment: by whom each is taken, and what it carries. */
import type { Cents } from '../budget.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { JointHouseValues } from './house.ts';
import type { CloseReason, ContractOutcome, Stage, Subject } from './vocabulary.ts';

/** Whoever has the case (`caseworkerId`) is the one coordinator. `referredBy` is the work-integration site. */
export interface Opening {
  edition?: number;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId: string;
  referredBy: string;
  accompanimentId?: string;
  calendar: WorkingCalendar;
  house?: Partial<JointHouseValues>;
}

/** A partner's area of work. `partnerId` is the id of its organisation here, or of a user. */
export interface Area {
  partnerId: string;
  area: string;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'add-partner': Area & { name: string; sees: Subject[] };
  'set-sight': { partnerId: string; sees: Subject[] };
  'end-partner': { partnerId: string; on: PlainDate; reason: string };
  'record-meeting': { on: PlainDate; present: string[]; summary?: string };
  'set-rhythm': { everyDays: number; reason: string };
  'hold-review': { on: PlainDate; summary: string; areas: Area[] };
  'sign-sublet': { on: PlainDate; landlord: string; dwelling: string; rentCents: Cents };
  'review-sublet': { on: PlainDate; favourable: boolean; note?: string };
  'record-landlord-agreement': { on: PlainDate };
  'transfer-lease': { on: PlainDate };
  'end-sublet': { on: PlainDate; reason: string };
  'sign-contract': { employer: string; startsOn: PlainDate; endsOn: PlainDate; weeklyHours?: number };
  'extend-contract': { endsOn: PlainDate };
  'end-contract': { on: PlainDate; outcome: ContractOutcome; note?: string };
  'plan-handover-meeting': { on: PlainDate; at?: string; venue: string; to: string; scope: string[] };
  'hold-handover-meeting': { on: PlainDate; present: string[]; summary: string };
  close: { reason: CloseReason };
  reassign: { caseworkerId: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, the calendar. */
export type SystemStep = ({ step: 'open' } & Opening) | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = ['under-way', 'handover'];
const UNDER_WAY: readonly Stage[] = ['under-way'];
const coordinator: readonly Role[] = ['caseworker', 'supervisor'];
const withPartner: readonly Role[] = ['caseworker', 'supervisor', 'partner'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken. A partner also needs to be one on that day (partners.ts). */
export const STEPS = {
  'add-partner': { from: OPEN, by: coordinator },
  'set-sight': { from: OPEN, by: coordinator },
  'end-partner': { from: OPEN, by: coordinator },
  'record-meeting': { from: OPEN, by: withPartner },
  'set-rhythm': { from: UNDER_WAY, by: coordinator },
  'hold-review': { from: OPEN, by: coordinator },
  'sign-sublet': { from: OPEN, by: withPartner },
  'review-sublet': { from: OPEN, by: withPartner },
  'record-landlord-agreement': { from: OPEN, by: withPartner },
  'transfer-lease': { from: OPEN, by: withPartner },
  'end-sublet': { from: OPEN, by: withPartner },
  'sign-contract': { from: OPEN, by: withPartner },
  'extend-contract': { from: OPEN, by: withPartner },
  'end-contract': { from: OPEN, by: withPartner },
  'plan-handover-meeting': { from: OPEN, by: coordinator },
  'hold-handover-meeting': { from: ['handover'], by: coordinator },
  close: { from: OPEN, by: coordinator },
  reassign: { from: OPEN, by: supervisor },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;

/** What a partner must be let see to take a step about it. */
export const SUBJECT_OF: { [Name in StepName]?: Subject } = {
  'record-meeting': 'meetings',
  'sign-sublet': 'sublet',
  'review-sublet': 'sublet',
  'record-landlord-agreement': 'sublet',
  'transfer-lease': 'sublet',
  'end-sublet': 'sublet',
  'sign-contract': 'contract',
  'extend-contract': 'contract',
  'end-contract': 'contract',
};
