/** A home rehabilitation: what opens it, what its steps carry, how it is shown; and the grids of a year. */
import { z } from 'zod';
import { HOURS, AMOUNTS } from '../../workflows/rules/rehabilitation/grid.ts';
import type { StepBodies, StepName } from '../../workflows/rules/rehabilitation/steps.ts';
import {
  DECISIONS,
  DOERS,
  HEADINGS,
  PARTIES,
  STAGES,
} from '../../workflows/rules/rehabilitation/vocabulary.ts';
import { due, possibleStep } from './case.ts';
import { date, id, label, line, prose, time } from './primitives.ts';
import { correction } from './steps.ts';

/** Whole cents and whole hours are asked by the rules, which refuse the others by name. */
const amount = z.number().max(1_000_000_000).meta({ description: 'Whole cents.', example: 30_135 });
const hourCount = z.number().max(100_000).meta({ description: 'Whole hours.', example: 96 });

export const budgetLine = z
  .strictObject({ label: line, amountCents: amount })
  .meta({ id: 'BudgetLine', description: 'What for, and how much, in whole cents.' });
const budgetLines = z.array(budgetLine).max(50);

export const rehabilitationOpening = z
  .strictObject({
    associationId: id.meta({ description: 'The organisation that works with the family.' }),
    accompanimentId: id.exactOptional().meta({ description: 'Its plan must be in force.' }),
    householdId: id.exactOptional().meta({ description: 'Of a rehabilitation that stands on its own.' }),
    caseworkerId: id.exactOptional(),
  })
  .meta({ id: 'RehabilitationOpening' });
export type RehabilitationOpeningBody = z.output<typeof rehabilitationOpening>;

const parties = z.array(z.enum(PARTIES)).min(1).max(PARTIES.length);
const work = z.strictObject({ id: label, wording: line, by: z.enum(DOERS) });

/** The bodies of the steps, by step. */
export const REHABILITATION_STEPS = {
  'set-out-project': z.strictObject({ dwelling: prose, familyWish: prose, commitments: prose }),
  'sign-commitment': z.strictObject({
    version: z.int().min(1).max(1000),
    party: z.enum(PARTIES),
    on: date,
  }),
  'plan-committee': z.strictObject({ on: date }),
  'record-decision': z.strictObject({
    decision: z.enum(DECISIONS),
    reason: prose.exactOptional(),
    postponedTo: date.exactOptional(),
  }),
  'plan-visit': z.strictObject({ on: date, at: time.exactOptional() }),
  'record-diagnosis': z.strictObject({ on: date, present: parties, findings: prose }),
  'define-works': z.strictObject({ on: date, present: parties, works: z.array(work).min(1).max(50) }),
  'invite-to-workshop': z.strictObject({
    on: date,
    at: time.exactOptional(),
    venue: line,
    topic: line,
    budget: budgetLines,
  }),
  'record-workshop': z.strictObject({ attended: z.boolean(), spent: budgetLines }),
  'record-hours': z.strictObject({
    heading: z.enum(HEADINGS),
    hours: hourCount,
    on: date,
    note: line.exactOptional(),
  }),
  'record-materials': z.strictObject({ label: line, amountCents: amount, on: date }),
  'agree-family-share': z.strictObject({ amountCents: amount, reason: prose.exactOptional() }),
  'record-end-of-site': z.strictObject({
    on: date,
    present: parties,
    done: z.array(label).max(50),
    notes: prose.exactOptional(),
  }),
  'record-evaluation': z.strictObject({ familyView: prose, summary: prose }),
  abandon: z.strictObject({ reason: prose }),
  reassign: z.strictObject({ caseworkerId: id }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const whole = z.int();

/** One of each column, so that the document names them all. */
function columns<Column extends string, Schema extends z.ZodType>(
  names: readonly Column[],
  schema: Schema,
): Record<Column, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Column, Schema>;
}

export const account = z
  .strictObject({ hours: z.strictObject(columns(HOURS, whole)), ...columns(AMOUNTS, whole) })
  .meta({
    id: 'SiteAccount',
    description: 'Hours by heading, and what they cost with the materials, in cents.',
  });

/** A home rehabilitation as it stands. What is absent has not happened. */
export const rehabilitationView = z
  .looseObject({
    id: text,
    stage: z.enum(STAGES),
    version: whole,
    reference: text,
    householdId: text,
    accompanimentId: text.exactOptional(),
    associationId: text,
    caseworkerId: text.exactOptional(),
    openedOn: date,
    toSign: z.array(z.enum(PARTIES)).meta({ description: 'Who has still to sign the commitment.' }),
    account,
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.record(text, text),
  })
  .meta({ id: 'Rehabilitation' });
export type RehabilitationView = z.output<typeof rehabilitationView>;

export const grid = z
  .strictObject({
    year: whole,
    rows: z.array(
      z.strictObject({ id: text, site: text, href: text, stage: z.enum(STAGES), ...account.shape }),
    ),
    totals: account,
  })
  .meta({ id: 'RehabilitationGrid' });
export type GridView = z.output<typeof grid>;

const siteName = z.union([z.number(), line]);
const optionally = <Column extends string>(names: readonly Column[], schema: z.ZodType<number>) =>
  columns(names, schema.exactOptional());

/** A grid as printed: what it leaves out is not compared. */
export const printedGrid = z
  .strictObject({
    about: prose.exactOptional(),
    hourlyLabourCents: z.number().max(1_000_000),
    sites: z
      .array(
        z.strictObject({
          site: siteName,
          hours: z.strictObject(columns(HEADINGS, hourCount)),
          printed: z.strictObject({
            hours: hourCount.exactOptional(),
            ...optionally(AMOUNTS, amount),
            materialsCents: amount,
          }),
          familyShareReason: line
            .exactOptional()
            .meta({ description: 'Why another share than the usual one was agreed.' }),
        }),
      )
      .min(1)
      .max(500),
    printedTotals: z.strictObject({
      hours: z.strictObject(optionally(HOURS, hourCount)).exactOptional(),
      ...optionally(AMOUNTS, z.number().max(1_000_000_000_000)),
    }),
  })
  .meta({ id: 'PrintedGrid' });

const disagreement = z
  .strictObject({
    kind: z.enum(['row', 'share', 'column']),
    site: siteName.exactOptional(),
    cell: text,
    printed: whole,
    right: whole,
    difference: whole,
    rule: text,
    sumOfPrintedRows: whole.exactOptional(),
  })
  .meta({
    id: 'GridDisagreement',
    description:
      '`row`: another value than follows from its row. `share`: another share than the usual one, without a reason. `column`: another total than that of the rows.',
  });

export const comparison = z
  .strictObject({
    rows: z.array(z.strictObject({ site: siteName, ...account.shape })),
    totals: account.meta({
      description: 'The right totals, with the family shares as they are in the rows.',
    }),
    byRule: z
      .strictObject({ familyShareCents: whole, actionCostCents: whole })
      .meta({ description: 'What they would be with the usual share on every row.' }),
    disagreements: z.array(disagreement),
  })
  .meta({ id: 'GridComparison' });
