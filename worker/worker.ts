/** The worker: runs the workflows and their activities. Everything it needs is given to it. */
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../workflows/ports.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  /** Made beforehand, where many workers run the same code. */
  workflowBundle?: WorkflowBundleOption;
  taskQueue?: string;
}

/** A worker ready to run. Run it with `run()`, end it with `shutdown()`: tasks under way are finished first. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, activities, workflowBundle, taskQueue = TASK_QUEUE } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: workflowBundle ?? (await bundleWorkflows()),
    shutdownGraceTime: '10 seconds',
  });
}

/** The workflows as one script for the engine's sandbox. */
export function bundleWorkflows(): Promise<{ code: string }> {
  return bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: { ...console, log() {}, trace() {}, debug() {}, info() {} } as never });
}
