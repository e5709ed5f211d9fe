/** The arrears track of an accompaniment: what its steps carry, and how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/arrears-track/steps.ts';
import { END_REASONS, ENDINGS, STAGES } from '../../workflows/rules/arrears-track/vocabulary.ts';
import { due, expectedEvent, possibleStep } from './case.ts';
import { cents, date } from './primitives.ts';
import { correction, situation, summons } from './steps.ts';

const dated = z.strictObject({ on: date });

const repaymentPlan = z.strictObject({
  on: date,
  firstInstalmentOn: date,
  instalments: z.int().min(1).max(120).meta({ description: 'How many, monthly.' }),
  instalmentCents: cents,
});

/** The bodies of the steps, by step. */
export const ARREARS_STEPS = {
  'complete-situation': situation,
  'record-debt': z.strictObject({ on: date, debtCents: cents }),
  'record-report': dated,
  'record-refusal-of-direct-payment': dated,
  'give-formal-notice': dated,
  'ask-housing-fund': dated,
  'agree-repayment-plan': repaymentPlan,
  'record-instalment': z.strictObject({ instalment: z.int().min(1).max(120), paid: z.boolean() }),
  'check-plan': z.strictObject({ on: date, kept: z.boolean() }),
  'record-payment-order': z.strictObject({ servedOn: date, claimedDebtCents: cents }),
  'record-summons': z.strictObject({
    ...summons.shape,
    notifiedOn: date
      .exactOptional()
      .meta({ description: 'The day on which the bailiff notified it to the prefect, once it is known.' }),
  }),
  'record-notice-to-prefect': dated,
  end: z.strictObject({ reason: z.enum(END_REASONS) }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();

/** What is to be known of a legal value beside its source. */
const held = {
  note: text.exactOptional(),
  secondary: z
    .literal(true)
    .exactOptional()
    .meta({ description: 'Read in a report on the text, not in the text.' }),
  entered: z.literal(true).exactOptional().meta({ description: 'Entered by an administrator.' }),
};

/** A legal value as the track applies it: the one in force on the day of the event. */
const applied = z.strictObject({
  name: text,
  on: date,
  label: text.exactOptional(),
  value: z.union([z.number(), text, z.record(text, z.number())]).exactOptional(),
  unit: text.exactOptional(),
  source: text.exactOptional(),
  ...held,
});

/** A date that the law sets. */
const legalDate = z.strictObject({
  on: date,
  rule: text,
  source: text,
  unsettled: text.exactOptional().meta({ description: 'Why it may be another date.' }),
});

/** An arrears track as it stands. What is absent has not happened. */
export const arrearsView = z
  .looseObject({
    id: text,
    stage: z.enum(STAGES),
    version: z.int(),
    accompanimentId: text,
    reference: text.meta({ description: 'That of the accompaniment.' }),
    caseworkerId: text.exactOptional(),
    openedOn: date,
    firstDefaultOn: date,
    debtCents: cents.exactOptional(),
    arrears: z
      .strictObject({
        outcome: z.enum(['met', 'not-met', 'unknown']),
        since: date.exactOptional().meta({ description: 'The day on which it is, or will be, arrears.' }),
        rule: text.exactOptional(),
        source: text.exactOptional(),
        ...held,
        compared: text.exactOptional(),
      })
      .meta({ description: 'By the definition in force on the day of the first default.' }),
    planLimit: legalDate.exactOptional(),
    orderEnd: legalDate.exactOptional(),
    planStatus: z.enum(['in-force', 'kept', 'broken']).exactOptional(),
    law: z.array(applied).meta({ description: 'The legal values applied, each on the day of its event.' }),
    missing: z.array(text).meta({ description: 'What would have to be known to say more.' }),
    ended: z.strictObject({ on: date, ending: z.enum(ENDINGS) }).exactOptional(),
    agenda: z.array(due),
    expected: z.array(expectedEvent),
    steps: z.array(possibleStep),
    links: z.strictObject({
      self: text,
      accompaniment: text,
      hearing: text.exactOptional(),
      journal: text,
      letters: text,
    }),
  })
  .meta({ id: 'Arrears' });
export type ArrearsView = z.output<typeof arrearsView>;
