/** The steps of an interface request: by whom each is taken, and what it carries. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { InterfaceHouseValues } from './house.ts';
import type { Decision, Finding, Need, Source, Stage } from './vocabulary.ts';

/**
 * What opens it. `askerId` is the social worker who asks, kept apart with their name; `service` is theirs. Told by
 * e-mail where one is known (`askerTold`). `receivedOn` is the day from which delays are counted.
 */
export interface Opening {
  edition?: number;
  organisationId: string;
  householdId: string;
  accompanimentId?: string;
  reference: string;
  askerId: string;
  askerTold: boolean;
  boundBySecrecy: boolean;
  service: string;
  needs: Need[];
  question: string;
  receivedOn?: PlainDate;
  calendar: WorkingCalendar;
  house?: Partial<InterfaceHouseValues>;
}

/** One right, and what its check found. */
export interface CheckedRight {
  right: string;
  finding: Finding;
}

/** What each step carries, beside its name. */
export interface StepBodies {
  /** By whom: whoever takes the step unless it says otherwise. */
  'take-on': { caseworkerId?: string };
  reassign: { caseworkerId: string; reason?: string };
  'ask-information': { of: Source; question: string; answerBy?: PlainDate };
  'record-information': { questionId: string; on: PlainDate; text: string };
  'drop-question': { questionId: string; reason: string };
  'record-rights-check': { on: PlainDate; rights: CheckedRight[]; summary: string };
  'decide-emergency-aid': { decision: Decision; reason: string; amountCents?: number };
  answer: { summary: string };
  withdraw: { reason: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

export type SystemStep = ({ step: 'open' } & Opening) | FallDue;
export type Step = PersonStep | SystemStep;

const UNDER_WAY: readonly Stage[] = ['taken', 'information-asked'];
const OPEN: readonly Stage[] = ['received', 'taken', 'information-asked'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken (domain, "Interface"). */
export const STEPS = {
  'take-on': { from: ['received'], by: caseworker },
  reassign: { from: UNDER_WAY, by: supervisor },
  'ask-information': { from: UNDER_WAY, by: caseworker },
  'record-information': { from: ['information-asked'], by: caseworker },
  'drop-question': { from: ['information-asked'], by: caseworker },
  'record-rights-check': { from: UNDER_WAY, by: caseworker },
  'decide-emergency-aid': { from: UNDER_WAY, by: supervisor },
  answer: { from: UNDER_WAY, by: caseworker },
  withdraw: { from: OPEN, by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
