/** Cases that belong together: one opens another under an id fixed beforehand, and tells it steps. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { OPENED, TELL, workflowId, type CaseInput, type StepAnswer } from '../workflows/messages.ts';
import type { Activities, EffectRequest } from '../workflows/ports.ts';
import { SYSTEM } from '../workflows/rules/case.ts';
import { getOrganisation } from './store/organisations.ts';
import { enteredValues } from './store/parameters.ts';
import type { Store } from './store/store.ts';

export interface LinkedCasesDeps {
  store: Store;
  client: Client;
  taskQueue: string;
  /** In rehearsal, brings a case just started to the present of the one that opened it. */
  catchUp?: (workflowId: string, instant: number) => Promise<void>;
}

/** Starts the case, once, and waits until its opening is recorded. It keeps what its organisation sets that day. */
export function openCase({ store, client, taskQueue, catchUp }: LinkedCasesDeps): Activities['openCase'] {
  return async (request) => {
    const { effect } = request;
    const id = workflowId(effect.kind, effect.caseId);
    try {
      await client.workflow.start(effect.kind, {
        workflowId: id,
        taskQueue,
        args: [inputOf(request, await setByTheHouse(store, effect))],
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

/** The house values of its kind, and the legal values entered; what is not set is left out. */
async function setByTheHouse(
  store: Store,
  { kind, organisationId }: EffectRequest<'openCase'>['effect'],
): Promise<object> {
  const { house: set } = await getOrganisation(store, organisationId);
  const house = set.kinds?.[kind];
  const entered = await enteredValues(store, organisationId);
  return { ...(house && { house }), ...(entered.length > 0 && { entered }) };
}

function inputOf({ key, effect }: EffectRequest<'openCase'>, set: object): CaseInput {
  const { caseId, organisationId, from, opening } = effect;
  const by = { id: SYSTEM, role: 'system', organisationId } as const;
  return { id: caseId, from, opening: { by, body: { ...opening, ...set }, key, hash: key } };
}
