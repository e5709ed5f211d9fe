import { workflowId } from '../../workflows/messages.ts';
import { eventually } from '../environment/eventually.ts';
import type { Processes } from '../environment/processes.ts';

/** Until the engine has nothing under way for a case, no task and no activity, and its e-mails have left. */
export async function untilQuiet(
  { client, store }: Pick<Processes, 'client' | 'store'>,
  caseId: string,
  kind = 'accompaniment',
): Promise<void> {
  const waiting = `select from notice where case_id = $1 and status = 'pending'`;
  await eventually(`quiet around ${caseId}`, async () => {
    const { raw, status } = await client.workflow.getHandle(workflowId(kind, caseId)).describe();
    const { rowCount } = await store.pool.query(waiting, [caseId]);
    const isIdle = (raw.pendingActivities ?? []).length === 0 && !raw.pendingWorkflowTask;
    return (status.name === 'COMPLETED' || (status.name === 'RUNNING' && isIdle)) && rowCount === 0;
  });
}
