/** The worker: runs the workflows and their activities. Everything it needs is given to it. */
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import packageJson from '../package.json' with { type: 'json' };
import type { Keyring } from '../activities/store/keys/keyring.ts';
import type { Activities } from '../workflows/ports.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { FAILURES, sealingConverter } from './engine-client.ts';

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
/** Loaded once for all cases rather than once for each: it brings the time zones, and keeps no state of a case. */
const CALENDAR = fileURLToPath(new URL('../workflows/rules/calendar.ts', import.meta.url));

const VERSION = { deploymentName: 'jalon', buildId: packageJson.version };

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  /** What the engine is given is sealed with these. */
  keys: Keyring;
  activities: Activities;
  /** Made beforehand, where many workers run the same code. */
  workflowBundle?: WorkflowBundleOption;
  taskQueue?: string;
}

/** A worker ready to run. Run it with `run()`, end it with `shutdown()`: tasks under way are finished first. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, keys, activities, workflowBundle, taskQueue = TASK_QUEUE } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    dataConverter: sealingConverter(keys, { patient: true }),
    workflowBundle: workflowBundle ?? (await bundleWorkflows()),
    // A name of our own: the default one is long, and every task of every history carries it.
    workerDeploymentOptions: { version: VERSION, useWorkerVersioning: false },
    shutdownGraceTime: '10 seconds',
  });
}

/** The workflows as one script for the engine's sandbox. */
export function bundleWorkflows(): Promise<{ code: string }> {
  return bundleWorkflowCode({
    workflowsPath: WORKFLOWS,
    failureConverterPath: FAILURES,
    preloadModules: [CALENDAR],
    logger: new DefaultLogger('WARN'),
  });
}
