/** What the pages ask of a case's worker: where the case stands now. Asked by us, as they would. */
import type { Client } from '@temporalio/client';
import { asRefusal } from '../engine/trouble.ts';
import { wired, type WirePayload } from './decoding.ts';

/** The engine, as far as its pages need it beside the UI. */
export interface AskEngine {
  /** The payloads in which a case's worker says where it stands, as the engine carries them. */
  metadata(workflow: string): Promise<WirePayload[]>;
  /** The page of the latest run of a case. */
  addressOf(workflow: string): Promise<string>;
}

const METADATA = '__temporal_workflow_metadata';
const PATIENCE_MS = 8000;

export function engineAsker(client: Client): AskEngine {
  const { namespace } = client.options;
  const soon = <Result>(ask: () => Promise<Result>) =>
    asRefusal(() => client.withDeadline(Date.now() + PATIENCE_MS, ask));
  return {
    metadata: async (workflow) => {
      const { queryResult } = await soon(() =>
        client.workflowService.queryWorkflow({
          namespace,
          execution: { workflowId: workflow },
          query: { queryType: METADATA },
        }),
      );
      return (queryResult?.payloads ?? []).map(wired);
    },
    addressOf: async (workflow) => {
      const { runId } = await soon(() => client.workflow.getHandle(workflow).describe());
      return `/engine/namespaces/${namespace}/workflows/${workflow}/${runId}/history?sort=ascending`;
    },
  };
}

/** The answer in the form in which the UI's own API gives it. */
export async function metadataOf(engine: AskEngine, workflow: string): Promise<object> {
  return { queryResult: { payloads: await engine.metadata(workflow) }, queryRejected: null };
}
