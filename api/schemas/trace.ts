/** The trace as a supervisor reads it. */
import { z } from 'zod';
import { ROLES } from '../../workflows/rules/case.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date, id } from './primitives.ts';

const ids = z.array(z.string());

/** Who saw or did what, when and from where. */
export const traceEntry = z
  .strictObject({
    number: z.int().meta({ description: 'In the chain of the organisation, from 1.' }),
    at: z.iso.datetime(),
    by: z.strictObject({
      id: z.string(),
      role: z.enum([...ROLES, 'system']),
      organisationId: z.string(),
    }),
    address: z.string().meta({ description: 'The IP address the request came from.' }),
    action: z.string().meta({ description: 'The name of the operation.', example: 'read-accompaniment' }),
    outcome: z.string().meta({ description: '`done`, or the code of the refusal.' }),
    cases: ids,
    households: ids,
    requestId: z.string(),
    reason: z.string().exactOptional().meta({ description: 'Why someone looked who had no duty to.' }),
  })
  .meta({ id: 'TraceEntry' });
export type TraceEntryView = z.output<typeof traceEntry>;

export const tracePage = pageOf(traceEntry);

/** Everything given must hold; days are civil days in France, both included. */
export const traceQuery = z.strictObject({
  case: id.exactOptional(),
  household: id.exactOptional().meta({ description: 'What concerns the household or any of its cases.' }),
  who: id.exactOptional(),
  from: date.exactOptional(),
  to: date.exactOptional(),
  limit: limit(100),
  cursor,
});
