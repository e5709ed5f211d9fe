/** The steps of a holiday aid: by whom each is taken, and what it carries. */
import type { BudgetLine } from '../budget.ts';
import type { Problem } from '../accompaniment/vocabulary.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { FallDue, Role, StepRule } from '../case.ts';
import type { Correction } from '../correction.ts';
import type { FollowReassignment } from '../following.ts';
import type { HolidayHouseValues } from './house.ts';
import type { Cost, Decision, Payer, Proof, Stage } from './vocabulary.ts';

/** It is linked to an accompaniment, where it answers a `problem`, or stands by itself for a household. */
export interface Opening {
  edition?: number;
  problem?: Problem;
  organisationId: string;
  householdId: string;
  accompanimentId?: string;
  caseworkerId: string;
  reference: string;
  calendar: WorkingCalendar;
  house?: Partial<HolidayHouseValues>;
}

/** Who, when, where, what it costs and who pays: in cents, and the shares add up to the costs. */
export interface Project {
  memberIds: string[];
  from: PlainDate;
  to: PlainDate;
  where: string;
  costs: BudgetLine<Cost>[];
  shares: BudgetLine<Payer>[];
}

/** What each step carries, beside its name. */
export interface StepBodies {
  'propose-project': Project;
  decide: { decision: Decision; reason: string };
  'record-expense': { on: PlainDate; cost: Cost; amountCents: number; proof: Proof; note?: string };
  'record-payment': { on: PlainDate; by: Payer; amountCents: number };
  'record-review': { on: PlainDate; happened: boolean; summary: string };
  reassign: { caseworkerId: string; reason?: string };
  withdraw: { reason: string };
  correct: Correction;
}
export type StepName = keyof StepBodies;
export type PersonStep = { [Name in StepName]: { step: Name } & StepBodies[Name] }[StepName];

export type SystemStep = ({ step: 'open' } & Opening) | FollowReassignment | FallDue;
export type Step = PersonStep | SystemStep;

const OPEN: readonly Stage[] = ['preparing', 'awaiting-decision', 'granted'];
const caseworker: readonly Role[] = ['caseworker', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** From which stages and by whom each step is taken (domain, "Holiday aid"). */
export const STEPS = {
  'propose-project': { from: ['preparing', 'awaiting-decision'], by: caseworker },
  decide: { from: ['awaiting-decision'], by: supervisor },
  'record-expense': { from: ['granted'], by: caseworker },
  'record-payment': { from: ['granted'], by: caseworker },
  'record-review': { from: ['granted'], by: caseworker },
  reassign: { from: OPEN, by: supervisor },
  withdraw: { from: OPEN, by: caseworker },
  correct: { from: OPEN, by: supervisor },
} as const satisfies Record<StepName, StepRule>;
