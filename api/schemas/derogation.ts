/** The follow-up of an overcrowding derogation: what opens it, what its steps carry, and how it is shown. */
import { z } from 'zod';
import { ZONES } from '../../workflows/rules/calendar.ts';
import type { StepBodies, StepName } from '../../workflows/rules/derogation/steps.ts';
import { CHANGES, END_REASONS, STAGES } from '../../workflows/rules/derogation/vocabulary.ts';
import { due, expectedEvent, possibleStep } from './case.ts';
import { date, id, prose } from './primitives.ts';
import { correction } from './steps.ts';

const surfaceM2 = z.number().positive().max(1000).meta({ example: 32.5, description: 'In m².' });
const persons = z.int().min(1).max(30).meta({ description: 'How many live there.' });

export const derogationOpeningBody = z
  .strictObject({
    householdId: id,
    accompanimentId: id
      .exactOptional()
      .meta({ description: 'The accompaniment it belongs to, where there is one.' }),
    surfaceM2,
    persons: persons
      .exactOptional()
      .meta({ description: 'As many as the household has members, unless given.' }),
    zone: z.enum(ZONES).exactOptional().meta({ description: 'That of the organisation, unless given.' }),
    grantedFrom: date
      .exactOptional()
      .meta({ description: 'The first day of the derogation, where it is granted.' }),
    caseworkerId: id.exactOptional(),
  })
  .meta({ id: 'DerogationOpening' });
export type DerogationOpeningBody = z.output<typeof derogationOpeningBody>;

/** The bodies of the steps, by step. */
export const DEROGATION_STEPS = {
  grant: z.strictObject({ from: date }),
  'record-enquiry': z.strictObject({ on: date, favourable: z.boolean(), summary: prose }),
  renew: z.strictObject({}),
  'refuse-renewal': z.strictObject({ reason: prose }),
  'record-household-change': z.strictObject({ on: date, change: z.enum(CHANGES), persons }),
  'record-surface': z.strictObject({ on: date, surfaceM2 }),
  reassign: z.strictObject({ caseworkerId: id }),
  end: z.strictObject({ reason: z.enum(END_REASONS) }),
  correct: correction,
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();

/** A derogation's follow-up as it stands. What is absent has not happened. */
export const derogationView = z
  .looseObject({
    id: text,
    stage: z.enum(STAGES),
    version: z.int(),
    reference: text,
    householdId: text,
    accompanimentId: text.exactOptional(),
    caseworkerId: text.exactOptional(),
    openedOn: date,
    persons,
    surfaceM2,
    neededM2: z.number().meta({ description: 'The least surface for so many persons, in this zone.' }),
    overcrowded: z.boolean(),
    rule: z.strictObject({ name: text, on: date, source: text }),
    period: z.strictObject({ number: z.int(), from: date, endsOn: date }).exactOptional(),
    agenda: z.array(due),
    expected: z.array(expectedEvent),
    steps: z.array(possibleStep),
    links: z.strictObject({
      self: text,
      household: text,
      accompaniment: text.exactOptional(),
      journal: text,
      letters: text,
    }),
  })
  .meta({ id: 'Derogation' });
export type DerogationView = z.output<typeof derogationView>;
