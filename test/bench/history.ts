/** What the engine keeps of one case: how many events, how many bytes, of what; and how long it takes to replay. */
import type { Client } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { workflowId } from '../../workflows/messages.ts';
import { bundleWorkflows } from '../../worker/worker.ts';
import { timed, type Samples } from './sampling.ts';

const { HistoryEvent } = proto.temporal.api.history.v1;
const { EventType } = proto.temporal.api.enums.v1;
type History = temporal.api.history.v1.IHistory;

export interface HistorySize {
  events: number;
  /** As encoded for the wire; the engine's own count is within two in a hundred of it. */
  bytes: number;
  /** By type of event, the heaviest first. */
  byType: { type: string; events: number; bytes: number }[];
}

/** Once the case has ended: its last letters are written after the step that closes it. */
export async function fetchWholeHistory(client: Client, kind: string, caseId: string): Promise<History> {
  const handle = client.workflow.getHandle(workflowId(kind, caseId));
  await handle.result();
  return handle.fetchHistory();
}

/** What rehearsal adds when it moves time; no history in production has any. */
const REHEARSAL = ['workflow_execution_options_updated', 'workflow_execution_time_skipping_transitioned'];

/** The size that the history has in production: without the events of rehearsal. */
export function sizeOf({ events }: History): HistorySize {
  const sizes = (events ?? [])
    .map((event) => ({
      type: nameOf(event.eventType),
      bytes: HistoryEvent.encode(event).finish().length,
    }))
    .filter(({ type }) => !REHEARSAL.includes(type));
  const types = Map.groupBy(sizes, ({ type }) => type);
  const byType = [...types].map(([type, ones]) => ({ type, events: ones.length, bytes: sum(ones) }));
  return {
    events: sizes.length,
    bytes: sum(sizes),
    byType: byType.toSorted((a, b) => b.bytes - a.bytes),
  };
}

function nameOf(type: number | null | undefined): string {
  return (EventType[type ?? 0] ?? '').replace('EVENT_TYPE_', '').toLowerCase();
}

function sum(sizes: readonly { bytes: number }[]): number {
  return sizes.reduce((total, { bytes }) => total + bytes, 0);
}

/** Replays it so many times, in one worker, and answers how long each took; the first one makes the worker. */
export async function replayTimes(history: History, times: number): Promise<Samples> {
  const workflowBundle = await bundleWorkflows();
  const samples: Samples = [];
  const copies = Array.from({ length: times }, (_, index) => ({ workflowId: `replay-${index}`, history }));
  const results = Worker.runReplayHistories({ workflowBundle }, copies);
  for (let index = 0; index < times; index += 1) {
    samples.push(
      await timed(async () => {
        const { value } = await results.next();
        if (value?.error) throw value.error;
      }),
    );
  }
  await results.return?.();
  return samples.slice(1);
}
