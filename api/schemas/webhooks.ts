/** Other systems that are told of facts. */
import { z } from 'zod';
import { DELIVERY_STATUSES } from '../../activities/store/webhooks.ts';
import { limit } from './lists.ts';
import { id } from './primitives.ts';

const word = z.string().regex(/^[a-z][a-z-]{0,60}$/, { error: 'a word such as term-started' });

export const webhookBody = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).max(2000),
    kinds: z.array(word).min(1).max(50).exactOptional().meta({ description: 'Only of these kinds of case.' }),
    types: z.array(word).min(1).max(200).exactOptional().meta({ description: 'Only facts of these types.' }),
  })
  .meta({ id: 'WebhookWanted' });
export type WebhookBody = z.output<typeof webhookBody>;

const shown = z.strictObject({
  id: z.string(),
  href: z.string(),
  url: z.string(),
  kinds: z.array(z.string()).exactOptional(),
  types: z.array(z.string()).exactOptional(),
});

export const webhookList = z.strictObject({ items: z.array(shown) });

/** What is told once: the secret that signs is shown at no other time. */
export const webhookAdded = shown
  .extend({ secret: z.string().meta({ description: 'Verifies what is received (Standard Webhooks).' }) })
  .meta({ id: 'WebhookAdded' });

export const deliveryQuery = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).exactOptional(),
  limit: limit(50),
});

export const deliveryList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      caseId: z.string(),
      factNumber: z.int(),
      status: z.enum(DELIVERY_STATUSES),
      attempts: z.int(),
      trouble: z.string().exactOptional(),
    }),
  ),
});

export const resendBody = z.strictObject({
  deliveryId: id.exactOptional().meta({ description: 'One dead letter; all of them without it.' }),
});
