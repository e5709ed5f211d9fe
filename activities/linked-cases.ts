/** Cases that belong together: one opens another under an id fixed beforehand, and tells it steps. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { OPENED, TELL, workflowId, type CaseInput, type StepAnswer } from '../workflows/messages.ts';
import type { Activities, EffectRequest } from '../workflows/ports.ts';
import { SYSTEM } from '../workflows/rules/case.ts';
import { isRecorded, openCasesOf } from './store/cases.ts';
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

/**
 * Has another case take a step, opened first if need be; one that has ended has nothing left to learn. One that is
 * only being opened is told when it is there: this throws until then, and is tried again.
 */
export function tellCase(deps: LinkedCasesDeps): Activities['tellCase'] {
  const open = openCase(deps);
  return async (request) => {
    const { kind, caseId, step, opening } = request.effect;
    if (opening) {
      const { organisationId } = opening;
      await open({ ...request, effect: { do: 'openCase', kind, caseId, organisationId, from: 0, opening } });
    }
    if (await tell(deps.client, kind, caseId, step)) return undefined;
    if (!(await isRecorded(deps.store, caseId))) throw new Error(`Case ${caseId} is not open yet.`);
    // Ended before it was told, or opened just after nobody heard: then it hears now.
    await tell(deps.client, kind, caseId, step);
    return undefined;
  };
}

/** Has several cases take a step each, one after the other, and answers which of them have ended. */
export function tellCases({ client }: LinkedCasesDeps): Activities['tellCases'] {
  return async ({ effect: { kind, told, ended } }) => {
    const caseIds: string[] = [];
    for (const { caseId, step } of told) {
      if (!(await tell(client, kind, caseId, step))) caseIds.push(caseId);
    }
    return caseIds.length > 0 ? ({ step: ended, caseIds } as { step: string }) : undefined;
  };
}

/** Has the cases opened on this one take a step each; one that ends meanwhile has nothing left to learn. */
export function tellLinked({ client, store }: LinkedCasesDeps): Activities['tellLinked'] {
  return async ({ caseId, effect: { kinds, step } }) => {
    for (const linked of await openCasesOf(store, caseId)) {
      if (kinds.includes(linked.kind)) await tell(client, linked.kind, linked.id, step);
    }
    return undefined;
  };
}

/** Whether there was someone to tell: the case is there and has not ended. */
async function tell(client: Client, kind: string, caseId: string, step: object): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowId(kind, caseId)).signal(TELL, step);
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return false;
  }
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
