/** What the engine itself has kept of a case: its runs, each with its history, and the steps it accepted. */
import type { Client, WorkflowHandle } from '@temporalio/client';
import { decodeFromPayloadsAtIndex } from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { workflowId, type StepAnswer, type StepRequest } from '../../workflows/messages.ts';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** All runs of a case, the first first. */
export async function historiesOf(client: Client, kind: string, caseId: string): Promise<History[]> {
  const id = workflowId(kind, caseId);
  const histories: History[] = [];
  for (let runId: string | undefined; ;) {
    const history = await client.workflow.getHandle(id, runId).fetchHistory();
    histories.unshift(history);
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    if (!started?.continuedExecutionRunId) return histories;
    runId = started.continuedExecutionRunId;
  }
}

/** A step that the engine accepted and answered: under which key, and with what. */
export interface TakenStep extends StepAnswer {
  key: string;
}

/** In the order in which the engine answered them. */
export async function stepsIn(client: Client, { events }: History): Promise<TakenStep[]> {
  const converter = client.options.loadedDataConverter;
  const keys = new Map<string, string>();
  const taken: TakenStep[] = [];
  for (const event of events ?? []) {
    const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (request?.input?.args?.payloads) {
      const asked = await decodeFromPayloadsAtIndex<StepRequest | undefined>(
        converter,
        0,
        request.input.args.payloads,
      );
      if (asked) keys.set(request.meta?.updateId ?? '', asked.key);
    }
    const done = event.workflowExecutionUpdateCompletedEventAttributes;
    const key = keys.get(done?.meta?.updateId ?? '');
    if (key !== undefined && done?.outcome?.success) {
      const answer = await decodeFromPayloadsAtIndex<StepAnswer>(converter, 0, done.outcome.success.payloads);
      taken.push({ key, ...answer });
    }
  }
  return taken;
}
