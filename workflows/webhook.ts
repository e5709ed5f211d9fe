/** Tells one other system of facts, for as long as it wants to be told. */
import {
  ActivityFailure,
  condition,
  continueAsNew,
  defineSignal,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { WAKE } from './messages.ts';
import { patiently, persistently } from './ports.ts';

/** Whoever queues something wakes us; should that word be lost, we look by ourselves. */
const LOOK_AGAIN = '30 minutes';

export async function webhook(input: { webhookId: string }): Promise<void> {
  let woken = false;
  setHandler(defineSignal(WAKE), () => {
    woken = true;
  });
  for (;;) {
    woken = false;
    const { removed, more } = await tellOrGiveUp(input);
    if (removed) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhook>(input);
    if (!more) await condition(() => woken, LOOK_AGAIN);
  }
}

async function tellOrGiveUp(input: { webhookId: string }): Promise<{ removed: boolean; more: boolean }> {
  try {
    return await persistently.tellWebhook(input);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await patiently.giveUpWebhook(input);
    return { removed: false, more: false };
  }
}
