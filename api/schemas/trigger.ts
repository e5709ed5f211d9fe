/** The event that brings a family here, as it is reported. */
import { z } from 'zod';
import { ARREARS_STAGES, REFERRERS, TRIGGER_KINDS } from '../../workflows/rules/eligibility/index.ts';
import { cents, date } from './primitives.ts';

export const trigger = z
  .strictObject({
    kind: z.enum(TRIGGER_KINDS),
    stage: z.enum(ARREARS_STAGES).exactOptional(),
    occurredOn: date,
    registeredOn: date,
    referredBy: z.enum(REFERRERS),
    referredOn: date.exactOptional(),
    debtCents: cents.exactOptional(),
  })
  .refine(({ kind, stage }) => stage === undefined || kind === 'arrears', {
    path: ['stage'],
    error: 'only arrears have a stage',
  })
  .refine(({ occurredOn, registeredOn }) => occurredOn <= registeredOn, {
    path: ['registeredOn'],
    error: 'registered before it occurred',
  })
  .meta({ id: 'Trigger', description: 'The event, who reported it, and when.' });
