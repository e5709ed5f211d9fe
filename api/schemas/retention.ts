/** How long families are kept, what is to be erased, and what may not be. */
import { z } from 'zod';
import { ERASURE_STATUSES } from '../../activities/store/retention/erasures.ts';
import { OUTCOMES } from '../../workflows/rules/retention.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date, id, prose } from './primitives.ts';

export const retentionRule = z
  .strictObject({
    months: z.int().min(1).max(1200).meta({ description: 'After the last contact.', example: 24 }),
    outcome: z.enum(OUTCOMES).meta({ description: '`archive` where the rules on public archives apply.' }),
  })
  .meta({ id: 'RetentionRule' });

export const erasure = z
  .strictObject({
    id: z.string(),
    householdId: z.string().exactOptional(),
    caseId: z.string().exactOptional().meta({ description: 'Of a case that has no household.' }),
    references: z.array(z.string()),
    lastContactOn: date,
    outcome: z.enum(OUTCOMES),
    status: z.enum(ERASURE_STATUSES),
    approvedBy: z.string().exactOptional(),
  })
  .meta({ id: 'Erasure' });

export const erasurePage = pageOf(erasure);
export const erasureQuery = z.strictObject({
  status: z.enum(ERASURE_STATUSES).default('proposed'),
  limit: limit(50),
  cursor: cursor.exactOptional(),
});
export const approvalBody = z.strictObject({ ids: z.array(id).min(1).max(500) });
export const approvalAnswer = z.strictObject({
  approved: z.array(z.string()).meta({ description: 'Those that were proposed and now are approved.' }),
});
export const holdBody = z.strictObject({ reason: prose });

/** What a household tells of how long it is kept. */
export const householdRetention = z
  .strictObject({
    lastContactOn: date,
    keptUntil: date.meta({
      description: 'The first day on which it may go, unless it is held or a case is open.',
    }),
    hold: z.strictObject({ reason: z.string(), setBy: z.string(), setOn: date }).exactOptional(),
    erasure: z.enum(ERASURE_STATUSES).exactOptional(),
  })
  .meta({ id: 'HouseholdRetention' });
