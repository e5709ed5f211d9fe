/** Writes a step's facts to the journal. A refusal by the store is final: trying again would not change it. */
import { ApplicationFailure } from '@temporalio/common';
import { WAKE, webhookWorkflowId } from '../workflows/messages.ts';
import type { Activities } from '../workflows/ports.ts';
import { Refusal } from '../workflows/rules/case.ts';
import type { Deps } from './deps.ts';
import { record as recordInStore } from './store/record.ts';

type RecordDeps = Pick<Deps, 'store' | 'client' | 'log'>;

export function record(deps: RecordDeps): Activities['record'] {
  return async (request) => {
    try {
      const webhooks = await recordInStore(deps.store, request);
      for (const id of webhooks) void wake(deps, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, error.code, error.extra);
    }
  };
}

/** A word that is lost is no harm: whoever tells looks again by itself. The step does not wait for it. */
async function wake({ client, log }: RecordDeps, webhookId: string): Promise<void> {
  try {
    await client.workflow.getHandle(webhookWorkflowId(webhookId)).signal(WAKE);
  } catch {
    log.warn({ webhookId }, 'webhook not woken');
  }
}
