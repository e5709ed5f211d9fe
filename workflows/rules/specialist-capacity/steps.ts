/** What is asked of the guard of a capacity: by whom, and what each step carries. */
import type { WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';

/** It starts with a number of places, for one organisation. */
export interface Opening {
  organisationId: string;
  capacity: number;
  calendar: WorkingCalendar;
}

/** What each step carries, beside its name. `caseId` names a case, or a file that the service does not hold. */
export interface StepBodies {
  'change-capacity': { capacity: number; reason: string };
  'ask-place': { caseId: string };
  'release-place': { caseId: string; reason: string };
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What cases ask by themselves, from phase to phase; `release-ended` gives back what was told to cases that ended. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | { step: 'ask'; caseId: string }
  | { step: 'release'; caseId: string }
  | { step: 'release-ended'; caseIds: string[] }
  | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN = ['open'] as const;
const supervisor: readonly Role[] = ['supervisor'];
const steering: readonly Role[] = ['supervisor', 'administrator'];

/** By whom each step is taken. */
export const STEPS = {
  'change-capacity': { from: OPEN, by: steering },
  'ask-place': { from: OPEN, by: supervisor },
  'release-place': { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
