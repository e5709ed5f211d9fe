/** The capacity of an organisation's specialists: what is asked of it, and how it is shown. */
import { z } from 'zod';
import type { StepBodies, StepName } from '../../workflows/rules/specialist-capacity/steps.ts';
import { due, possibleStep } from './case.ts';
import { date, id, prose } from './primitives.ts';

/** A number of places is for the rules to judge: they refuse with a code of their own. */
const capacity = z
  .number()
  .meta({ description: 'How many cases are followed at once: whole, not negative.' });

export const capacityOpening = z.strictObject({ capacity });

export const CAPACITY_STEPS = {
  'change-capacity': z.strictObject({ capacity, reason: prose }),
  'ask-place': z.strictObject({ caseId: id }),
  'release-place': z.strictObject({ caseId: id, reason: prose }),
} satisfies { [Name in StepName]: z.ZodType<StepBodies[Name], object> };

const text = z.string();
const number = z.int();

export const capacityView = z
  .strictObject({
    id: text,
    stage: z.literal('open'),
    version: number,
    openedOn: date,
    capacity: number,
    held: number.meta({ description: 'Above `capacity` while it was lowered below use.' }),
    free: number,
    holders: z.array(z.strictObject({ caseId: text, byHand: z.boolean() })),
    queue: z.array(z.strictObject({ caseId: text, position: number, byHand: z.boolean() })),
    agenda: z.array(due),
    steps: z.array(possibleStep),
    links: z.strictObject({ self: text, journal: text }),
  })
  .meta({ id: 'SpecialistCapacity' });
export type CapacityView = z.output<typeof capacityView>;
