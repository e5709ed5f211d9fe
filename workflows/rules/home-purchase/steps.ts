/** The steps of an accompaniment of home buyers: from which stages and by whom, and what each carries. */
import type { PlainDate } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { HomePurchaseValues } from './house.ts';
import type {
  BehindEvent,
  Part,
  Phase1Conclusion,
  Phase2Conclusion,
  Response,
  Result,
  Service,
  Stage,
} from './vocabulary.ts';

/**
 * It opens at the service that the family contacted, whose case it is (`organisationId`). `cafId` and `councilId`
 * are the two services that may share it; `capacityId` the guard of the Caf's specialists.
 */
export interface Opening {
  organisationId: string;
  householdId: string;
  accompanimentId?: string;
  reference: string;
  contacted: Service;
  contactedOn: PlainDate;
  cafId?: string;
  councilId?: string;
  capacityId: string;
  house: HomePurchaseValues;
}

/** Amounts in whole cents, by month but for what is owed. `specific`: the difficulty comes of the purchase itself. */
export interface Diagnosis {
  on: PlainDate;
  specific: boolean;
  complex: boolean;
  event?: BehindEvent;
  owedCents: number;
  instalmentCents: number;
  resourcesCents: number;
  summary: string;
}

/** What each step carries, beside its name. `on` is the day on which it happened. */
export interface StepBodies {
  'begin-phase-1': { on: PlainDate; workerId: string };
  'record-diagnosis': Diagnosis;
  'record-help-plan': { on: PlainDate; actions: string[] };
  'end-phase-1': { on: PlainDate; conclusion: Phase1Conclusion; reason: string };
  'name-worker': { part: Part; workerId: string };
  'begin-phase-2': { on: PlainDate };
  'judge-viability': { on: PlainDate; viable: boolean; reason: string; bearableInstalmentCents?: number };
  'give-response': { on: PlainDate; response: Response; amountCents?: number; note?: string };
  'record-result': { fact: number; on: PlainDate; result: Result; note?: string };
  'record-interview': { on: PlainDate; part: Part; summary: string };
  'end-phase-2': { on: PlainDate; conclusion: Phase2Conclusion; reason: string };
  withdraw: { reason: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

/** What the service does by itself: the opening, what the guard of the capacity tells, the calendar. */
export type SystemStep =
  | ({ step: 'open' } & Opening)
  | { step: 'record-position'; position: number }
  | { step: 'receive-place' }
  | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = ['received', 'phase-1', 'awaiting-place', 'phase-2-to-begin', 'phase-2'];
const PHASE_1: readonly Stage[] = ['phase-1'];
const PHASES: readonly Stage[] = ['phase-1', 'phase-2'];
const worker: readonly Role[] = ['caseworker', 'supervisor', 'partner'];
const supervisor: readonly Role[] = ['supervisor'];

/**
 * Whose part a step is of is asked apart (parts.ts): a step of the technical part is refused to the worker of the
 * global one, whatever their role.
 */
export const STEPS = {
  'begin-phase-1': { from: ['received'], by: worker },
  'record-diagnosis': { from: PHASES, by: worker },
  'record-help-plan': { from: PHASE_1, by: worker },
  'end-phase-1': { from: PHASE_1, by: worker },
  'name-worker': { from: ['awaiting-place', 'phase-2-to-begin', 'phase-2'], by: supervisor },
  'begin-phase-2': { from: ['phase-2-to-begin'], by: worker },
  'judge-viability': { from: PHASES, by: worker },
  'give-response': { from: PHASES, by: worker },
  'record-result': { from: PHASES, by: worker },
  'record-interview': { from: PHASES, by: worker },
  'end-phase-2': { from: ['phase-2'], by: worker },
  withdraw: { from: OPEN, by: worker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
