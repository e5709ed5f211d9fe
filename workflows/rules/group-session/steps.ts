/** The steps of a group session: by whom each is taken, and what it carries. */
import type { Problem } from '../accompaniment/vocabulary.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { SessionHouseValues } from './house.ts';
import type { Arrangement, Attendance, ENTITLEMENTS, HalfDay, Party, Stage, Weekday } from './vocabulary.ts';

/** What opens it. `caseworkerId` leads it; `place` is where it is held; `territory` the zone it is for. */
export interface Opening {
  edition?: number;
  organisationId: string;
  reference: string;
  title: string;
  caseworkerId: string;
  calendar: WorkingCalendar;
  places?: number;
  place?: string;
  territory?: string;
  house?: Partial<SessionHouseValues>;
}

/** What was found of a participant's right to the session; `missing` names what must be known to tell. */
export interface Entitlement {
  result: (typeof ENTITLEMENTS)[number];
  missing: string[];
}

/**
 * A participant is a member of a household, by its id there: no name. `partner` is the service that referred;
 * `problem` the one of the accompaniment that the session answers.
 */
export interface Referral {
  householdId: string;
  memberId: string;
  partner: string;
  accompanimentId?: string;
  problem?: Problem;
  entitlement?: Entitlement;
  caseworkerId?: string;
}

/** What the participant expects, and what could keep them away. */
export interface EnrolmentFile {
  expectations: string;
  childcare: Arrangement;
  transport: Arrangement;
}

/** Who does what until the session, and during it. */
export interface Task {
  by: Party;
  what: string;
}

/** Either a first day with the days of the week, or every day by itself. */
export type Days = { startsOn: PlainDate; weekdays: Weekday[] } | { days: PlainDate[] };

export interface Attended {
  participantId: string;
  attendance: Attendance;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'plan-days': Days;
  'move-day': { from: PlainDate; to: PlainDate; reason: string };
  'set-places': { places: number };
  reassign: { caseworkerId: string; reason?: string };
  'refer-participant': Referral;
  /** Is it the right moment? If so, with the enrolment file and who does what. Those present agree to it. */
  'record-three-way-meeting': {
    participantId: string;
    on: PlainDate;
    present: Party[];
    rightMoment: boolean;
    enrolment?: EnrolmentFile;
    tasks?: Task[];
    reason?: string;
  };
  /** Someone who was not at the meeting agrees afterwards. */
  'agree-enrolment': { participantId: string; party: Party; on: PlainDate };
  'confirm-place': { participantId: string };
  'record-leaving': { participantId: string; on: PlainDate; reason: string };
  'record-attendance': { on: PlainDate; half: HalfDay; attendance: Attended[] };
  /** `reason` says why an interview could not be held. */
  'record-review': {
    participantId: string;
    on: PlainDate;
    held: boolean;
    present?: Party[];
    summary?: string;
    reason?: string;
  };
  close: object;
  cancel: { reason: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

export type SystemStep = ({ step: 'open' } & Opening) | FallDue;
export type Step = PersonStep | SystemStep;

const ENROLLING: readonly Stage[] = ['enrolling'];
const HELD: readonly Stage[] = ['running', 'reviewing'];
const OPEN: readonly Stage[] = ['enrolling', 'running', 'reviewing'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];
const reception: readonly Role[] = ['intake-officer', 'caseworker', 'supervisor'];

/** From which stages and by whom each step is taken (domain, "Group session"). */
export const STEPS = {
  'plan-days': { from: ENROLLING, by: caseworker },
  'move-day': { from: ['enrolling', 'running'], by: caseworker },
  'set-places': { from: ENROLLING, by: caseworker },
  reassign: { from: OPEN, by: supervisor },
  'refer-participant': { from: ENROLLING, by: reception },
  'record-three-way-meeting': { from: ENROLLING, by: caseworker },
  'agree-enrolment': { from: ENROLLING, by: caseworker },
  'confirm-place': { from: ENROLLING, by: caseworker },
  'record-leaving': { from: ['enrolling', 'running'], by: caseworker },
  'record-attendance': { from: HELD, by: caseworker },
  'record-review': { from: HELD, by: caseworker },
  close: { from: ['reviewing'], by: caseworker },
  cancel: { from: ['enrolling', 'running'], by: supervisor },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
