import { defineSignal, getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { TELL, workflowId } from './messages.ts';
import { patiently, type FollowedCase } from './ports.ts';

/** A partner's list was received: the open cases of families it follows are told. Nothing closes by itself. */
export async function coordinationList(input: { listId: string }): Promise<void> {
  const found = await patiently.findFollowedCases(input);
  for (const followed of found) await tell(followed);
}

async function tell({ kind, caseId, service }: FollowedCase): Promise<void> {
  const step = { step: 'record-later-follower', service };
  try {
    await getExternalWorkflowHandle(workflowId(kind, caseId)).signal(defineSignal<[typeof step]>(TELL), step);
  } catch {
    // It closed meanwhile: there is nobody left to tell.
    log.info('case closed before it could be told', { caseId });
  }
}
