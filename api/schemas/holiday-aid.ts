/** A holiday aid: what opens it, what its steps carry, how it is shown. */
import { z } from 'zod';
import { PROBLEMS } from '../../workflows/rules/accompaniment/vocabulary.ts';
import type { StepBodies, StepName } from '../../workflows/rules/holiday-aid/steps.ts';
import {
  COSTS,
  DECISIONS,
  ENDINGS,
  PAYERS,
  PROOFS,
  STAGES,
} from '../../workflows/rules/holiday-aid/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { date, id, label, line, prose } from './primitives.ts';
import { correction } from './steps.ts';

export const holidayOpeningBody = z
  .strictObject({
    householdId: id,
    accompanimentId: id.exactOptional(),
    problem: z.enum(PROBLEMS).exactOptional().meta({
      description: 'The problem of the accompaniment that the stay answers; `parenthood` without it.',
    }),
    caseworkerId: id,
  })
  .meta({ id: 'NewHolidayAid', description: 'Linked to an accompaniment, or standing for a household.' });
export type HolidayOpeningBody = z.output<typeof holidayOpeningBody>;

/** Whole cents are asked by the rules, which say why another number is refused. */
const amount = z.number().min(-1_000_000_000).max(1_000_000_000).meta({ example: 12_050 });

const budget = {
  costs: z
    .array(z.strictObject({ label: z.enum(COSTS), amountCents: amount }))
    .min(1)
    .max(20),
  shares: z
    .array(z.strictObject({ label: z.enum(PAYERS), amountCents: amount }))
    .min(1)
    .max(20),
};

const project = {
  memberIds: z.array(label).min(1).max(30).meta({ description: 'Who goes, by their ids in the household.' }),
  from: date,
  to: date,
  where: line,
  ...budget,
};

const expense = {
  on: date,
  cost: z.enum(COSTS),
  amountCents: amount,
  proof: z.enum(PROOFS),
  note: line.exactOptional(),
};
const payment = { on: date, by: z.enum(PAYERS), amountCents: amount };
const review = { on: date, happened: z.boolean(), summary: prose };
const decision = { decision: z.enum(DECISIONS), reason: prose };

/** The bodies of the steps, by step. */
export const HOLIDAY_STEPS = {
  'propose-project': z.strictObject(project),
  decide: z.strictObject(decision),
  'record-expense': z.strictObject(expense),
  'record-payment': z.strictObject(payment),
  'record-review': z.strictObject(review),
  reassign: z.strictObject({ caseworkerId: id, reason: prose.exactOptional() }),
  withdraw: z.strictObject({ reason: prose }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();

/** By line and by payer, in cents; `leftCents` is negative where more was spent than budgeted. */
const accounts = z.strictObject({
  lines: z.array(
    z.strictObject({ cost: z.enum(COSTS), budgetedCents: number, spentCents: number, leftCents: number }),
  ),
  payers: z.array(z.strictObject({ payer: z.enum(PAYERS), shareCents: number, paidCents: number })),
  budgetedCents: number,
  spentCents: number,
});

/** A holiday aid as it stands. What is absent has not happened. */
export const holidayView = z
  .strictObject({
    id: text,
    reference: text,
    stage: z.enum(STAGES),
    version: number,
    householdId: text,
    accompanimentId: text.exactOptional(),
    caseworkerId: text,
    openedOn: date,
    project: z.strictObject({ ...project, revision: number, proposedOn: date }).exactOptional(),
    decision: z.strictObject({ on: date, ...decision }).exactOptional(),
    accounts,
    expenses: z.array(z.strictObject({ number, ...expense })),
    payments: z.array(z.strictObject({ number, ...payment })),
    review: z.strictObject(review).exactOptional(),
    closed: z
      .strictObject({ on: date, ending: z.enum(ENDINGS), reason: text.exactOptional() })
      .exactOptional(),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, household: text, journal: text, letters: text }),
  })
  .meta({ id: 'HolidayAid' });
export type HolidayView = z.output<typeof holidayView>;
