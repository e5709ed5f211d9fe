/**
 * Whether the worker in this container takes work: the engine has heard from it in the last two minutes, as it does
 * once a minute at least from one that waits. Says nothing when it has; otherwise ends with the reason.
 */
import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { serviceSettings } from '../worker/config.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';

const RECENTLY_MS = 120_000;
const WORKFLOW_TASKS = 1;

const { address, namespace, tls } = serviceSettings().temporal;
const connection = await Connection.connect({ address, ...(tls && { tls }), connectTimeout: 4000 });
const { pollers } = await connection.withDeadline(Date.now() + 4000, () =>
  connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
  }),
);
await connection.close();
// A worker calls itself by its process and its host.
const ours = pollers.filter(({ identity }) => identity.endsWith(`@${hostname()}`));
const heard = Math.max(0, ...ours.map(({ lastAccessTime }) => Number(lastAccessTime.seconds) * 1000));
if (Date.now() - heard > RECENTLY_MS) throw new Error(`The engine has not heard from ${hostname()}.`);
