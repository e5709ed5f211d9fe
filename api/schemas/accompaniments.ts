/** What opens an accompaniment. */
import { z } from 'zod';
import { offerId } from './eligibility.ts';
import { email, id, line } from './primitives.ts';
import { trigger } from './trigger.ts';

/** Whoever reported the event, and whether they are bound by professional secrecy. */
const referrer = z
  .strictObject({ name: line, email: email.exactOptional(), boundBySecrecy: z.boolean() })
  .meta({ id: 'Referrer' });

export const openingBody = z
  .strictObject({
    householdId: id,
    trigger,
    offer: offerId.exactOptional(),
    referrer: referrer.exactOptional(),
  })
  .meta({ id: 'Opening' });
export type OpeningBody = z.output<typeof openingBody>;
