/** Tells another system what it is still to be told, in order; and gives up what could not be told for hours. */
import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../workflows/ports.ts';
import type { Deps } from './deps.ts';
import {
  buryDeliveries,
  findWebhook,
  pendingDeliveries,
  secretOfWebhook,
  settleDelivery,
} from './store/webhooks.ts';
import { tell } from './webhooks/sending.ts';

const AT_A_TIME = 20;

/** Fails while the system cannot be reached, so that the engine tries again later and later. */
export function tellWebhook({ store, webhooksInside }: Deps): Activities['tellWebhook'] {
  return async ({ webhookId }) => {
    const webhook = await findWebhook(store, webhookId);
    if (!webhook) return { removed: true, more: false };
    const pending = await pendingDeliveries(store, webhookId, AT_A_TIME);
    const receiver = { url: webhook.url, secret: await secretOfWebhook(store, webhookId) };
    for (const telling of pending) {
      const outcome = await tell(receiver, telling, { allowed: webhooksInside, now: Date.now() });
      if (outcome.told) await settleDelivery(store, telling.id, 'delivered');
      else {
        await settleDelivery(store, telling.id, outcome.again ? 'pending' : 'dead', outcome.trouble);
        if (outcome.again) throw ApplicationFailure.retryable('not told', outcome.trouble);
      }
    }
    return { removed: false, more: pending.length === AT_A_TIME };
  };
}

export function giveUpWebhook({ store }: Deps): Activities['giveUpWebhook'] {
  return ({ webhookId }) => buryDeliveries(store, webhookId);
}
