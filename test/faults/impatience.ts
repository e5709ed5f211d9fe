import type { Client } from '@temporalio/client';
import { msNumberToTs } from '@temporalio/common/lib/time.js';
import { workflowId } from '../../workflows/messages.ts';

/**
 * An activity whose worker was killed is tried again after its minute. Has the engine take it for lost at once, as
 * an operator may: only the waiting is cut short.
 */
export async function giveUpActivities(
  client: Client,
  caseId: string,
  kind = 'accompaniment',
): Promise<void> {
  await client.workflowService.updateActivityOptions({
    namespace: client.options.namespace,
    execution: { workflowId: workflowId(kind, caseId) },
    matchAll: true,
    activityOptions: { startToCloseTimeout: msNumberToTs(1000) },
    updateMask: { paths: ['start_to_close_timeout'] },
  });
}
