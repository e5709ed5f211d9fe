/** The legal values: as they are shown, and as an administrator enters one. */
import { z } from 'zod';
import type { LegalValue } from '../../workflows/rules/parameters.ts';
import { date, line } from './primitives.ts';

const legalValue = z.strictObject({
  name: z.string(),
  label: z.string(),
  from: date.exactOptional(),
  to: date.exactOptional(),
  value: z.union([z.number(), z.string(), z.record(z.string(), z.number())]),
  unit: z.string(),
  source: z.string(),
  secondary: z.literal(true).exactOptional(),
  note: z.string().exactOptional(),
  entered: z.literal(true).exactOptional(),
}) satisfies z.ZodType<LegalValue>;

export const legalValueList = z.strictObject({ on: date, values: z.array(legalValue) });

/** `value` is as the published ones of that name: a number, a text, or its parts by name. */
export const enteredParameter = z.strictObject({
  name: line.meta({ example: 'child-earnings-ceiling' }),
  from: date,
  to: date.exactOptional(),
  value: z.union([
    z.number().min(0),
    line,
    z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.number().min(0)),
  ]),
  source: line.meta({ description: 'The text it was read in.' }),
});
export type EnteredParameter = z.output<typeof enteredParameter>;
