/** Cases that belong together: one opens another under an id fixed beforehand, and tells it steps. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { OPENED, TELL, workflowId, type CaseInput, type StepAnswer } from '../workflows/messages.ts';
import type { Activities, EffectRequest } from '../workflows/ports.ts';
import { SYSTEM } from '../workflows/rules/case.ts';

export interface LinkedCasesDeps {
  client: Client;
  taskQueue: string;
  /** In rehearsal, brings a case just started to the present of the one that opened it. */
  catchUp?: (workflowId: string, instant: number) => Promise<void>;
}

/** Starts the case, once, and waits until its opening is recorded. */
export function openCase({ client, taskQueue, catchUp }: LinkedCasesDeps): Activities['openCase'] {
  return async (request) => {
    const { effect } = request;
    const id = workflowId(effect.kind, effect.caseId);
    try {
      await client.workflow.start(effect.kind, {
        workflowId: id,
        taskQueue,
        args: [inputOf(request)],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: `Dossier lié : ${effect.kind}`,
      });
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return undefined;
      throw error;
    }
    await catchUp?.(id, effect.from);
    await client.workflow.getHandle(id).executeUpdate<StepAnswer, []>(OPENED, { updateId: OPENED });
    return undefined;
  };
}

/** Has another case take a step; one that has ended has nothing left to learn. */
export function tellCase({ client }: LinkedCasesDeps): Activities['tellCase'] {
  return async ({ effect }) => {
    try {
      await client.workflow.getHandle(workflowId(effect.kind, effect.caseId)).signal(TELL, effect.step);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    return undefined;
  };
}

function inputOf({ key, effect }: EffectRequest<'openCase'>): CaseInput {
  const { caseId, organisationId, from, opening } = effect;
  const by = { id: SYSTEM, role: 'system', organisationId } as const;
  return { id: caseId, from, opening: { by, body: opening, key, hash: key } };
}
