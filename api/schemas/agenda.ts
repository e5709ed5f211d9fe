/** What falls due, over the cases of a caseworker or a team. */
import { z } from 'zod';
import { due } from './case.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date } from './primitives.ts';

export const agendaQuery = z.strictObject({
  scope: z.enum(['me', 'team']).default('me'),
  until: date.exactOptional(),
  limit: limit(100),
  cursor,
});

/** A due item, and the case in which it falls due. */
const agendaItem = z
  .strictObject({
    ...due.shape,
    case: z.strictObject({
      id: z.string(),
      href: z.string(),
      kind: z.string(),
      reference: z.string(),
      stage: z.string(),
      caseworkerId: z.string().exactOptional(),
    }),
  })
  .meta({ id: 'AgendaItem' });

export const agendaPage = pageOf(agendaItem);
