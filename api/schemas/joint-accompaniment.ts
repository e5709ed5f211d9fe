/** A joint accompaniment: what opens it, what its steps carry, how it is shown; and the costs of a year. */
import { z } from 'zod';
import { SHARED_BY } from '../../workflows/rules/joint-accompaniment/costs.ts';
import type { StepBodies, StepName } from '../../workflows/rules/joint-accompaniment/steps.ts';
import {
  CLOSE_REASONS,
  CONTRACT_OUTCOMES,
  MILESTONES,
  STAGES,
  SUBJECTS,
} from '../../workflows/rules/joint-accompaniment/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { date, id, line, prose, time, year } from './primitives.ts';
import { correction } from './steps.ts';

/** Whole cents are asked by the rules, which refuse the others by name. */
const amount = z.number().max(1_000_000_000).meta({ description: 'Whole cents.', example: 38_050 });

export const jointOpening = z
  .strictObject({
    householdId: id,
    accompanimentId: id.exactOptional().meta({ description: 'The accompaniment it runs beside, if any.' }),
    caseworkerId: id
      .exactOptional()
      .meta({ description: 'The one coordinator; whoever opens it if absent.' }),
    referredBy: line.meta({ description: 'The work-integration site that referred the person.' }),
  })
  .meta({ id: 'JointOpening' });
export type JointOpeningBody = z.output<typeof jointOpening>;

const sees = z
  .array(z.enum(SUBJECTS))
  .max(SUBJECTS.length)
  .meta({ description: 'What the partner may see, beside the areas of all.' });
const present = z.array(line).min(1).max(30);
const area = z.strictObject({ partnerId: id, area: line });
const handover = {
  on: date,
  at: time.exactOptional(),
  venue: line,
  to: line,
  scope: z.array(line).min(1).max(20),
};

/** The bodies of the steps, by step. */
export const JOINT_STEPS = {
  'add-partner': z.strictObject({ partnerId: id, name: line, area: line, sees }),
  'set-sight': z.strictObject({ partnerId: id, sees }),
  'end-partner': z.strictObject({ partnerId: id, on: date, reason: prose }),
  'record-meeting': z.strictObject({ on: date, present, summary: prose.exactOptional() }),
  'set-rhythm': z.strictObject({ everyDays: z.int().min(1).max(183), reason: prose }),
  'hold-review': z.strictObject({ on: date, summary: prose, areas: z.array(area).max(50) }),
  'sign-sublet': z.strictObject({ on: date, landlord: line, dwelling: line, rentCents: amount }),
  'review-sublet': z.strictObject({ on: date, favourable: z.boolean(), note: prose.exactOptional() }),
  'record-landlord-agreement': z.strictObject({ on: date }),
  'transfer-lease': z.strictObject({ on: date }),
  'end-sublet': z.strictObject({ on: date, reason: prose }),
  'sign-contract': z.strictObject({
    employer: line,
    startsOn: date,
    endsOn: date,
    weeklyHours: z.int().min(1).max(48).exactOptional(),
  }),
  'extend-contract': z.strictObject({ endsOn: date }),
  'end-contract': z.strictObject({
    on: date,
    outcome: z.enum(CONTRACT_OUTCOMES),
    note: prose.exactOptional(),
  }),
  'plan-handover-meeting': z.strictObject(handover),
  'hold-handover-meeting': z.strictObject({ on: date, present, summary: prose }),
  close: z.strictObject({ reason: z.enum(CLOSE_REASONS) }),
  reassign: z.strictObject({ caseworkerId: id }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const whole = z.int();

/** A joint accompaniment as it stands. What is absent has not happened, or is not shared with whoever asks. */
export const jointView = z
  .looseObject({
    id: text,
    stage: z.enum(STAGES),
    version: whole,
    reference: text,
    householdId: text,
    caseworkerId: text.meta({ description: 'The coordinator.' }),
    openedOn: date,
    partners: z.array(
      z.strictObject({
        partnerId: text,
        name: text,
        area: text,
        sees: z.array(z.enum(SUBJECTS)),
        since: date,
        leftOn: date.exactOptional(),
      }),
    ),
    meetEveryDays: whole.meta({ description: 'The rhythm of meetings, by the rule or as decided.' }),
    milestone: z
      .enum(MILESTONES)
      .exactOptional()
      .meta({ description: 'How far the sublet has come towards the tenant’s own lease.' }),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.record(text, text),
  })
  .meta({ id: 'JointAccompaniment' });
export type JointView = z.output<typeof jointView>;

export const costsQuery = z.strictObject({ year, by: z.enum(SHARED_BY).default('person') });

const cents = whole;
const fundingLine = z.strictObject({ label: line, amountCents: amount });

/** The funding of a year, line by line. */
export const fundingBody = z
  .strictObject({
    year: z.int().min(1900).max(2199),
    lines: z.array(fundingLine).min(1).max(20),
  })
  .meta({ id: 'Funding' });

export const costs = z
  .strictObject({
    year: whole,
    sharedBy: z.enum(SHARED_BY),
    fundingFrom: whole
      .exactOptional()
      .meta({ description: 'The year whose lines hold; absent when they are those of the field document.' }),
    lines: z.array(
      z.strictObject({ label: text, amountCents: cents, averageCents: cents, undividedCents: cents }),
    ),
    people: z.array(
      z.strictObject({
        id: text,
        reference: text,
        href: text,
        days: whole,
        byLine: z.array(cents).meta({ description: 'In the order of `lines`.' }),
        totalCents: cents,
      }),
    ),
    totalCents: cents,
    averageCents: cents,
    undividedCents: cents.meta({ description: 'What nobody bears, where nobody was accompanied.' }),
  })
  .meta({ id: 'JointCosts' });
