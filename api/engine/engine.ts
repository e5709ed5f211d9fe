/** The engine as the API sees it: cases are started, steps are taken, within a deadline. */
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client, type WorkflowStartOptions } from '@temporalio/client';
import {
  TypedSearchAttributes,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/common';
import { Refusal, type Summary } from '../../workflows/rules/case.ts';
import {
  ASK_AGAIN,
  OPENED,
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
  TELL,
  updateName,
  WAKE,
  WEBHOOK,
  webhookWorkflowId,
  workflowId,
  type CaseInput,
  type StepAnswer,
  type StepRequest,
} from '../../workflows/messages.ts';
import { hashOf } from '../canonical.ts';
import { asRefusal, unavailable } from './trouble.ts';

const COORDINATION_LIST = 'coordinationList';
const RETENTION = 'retention';
/** Workers ask for work at least once a minute. */
const POLLED_WITHIN_MS = 90_000;
const WORKFLOW_QUEUE = 1;
const AGAIN_MS = 50;

/** How a case of a kind starts, and what the engine's pages show of it. `title` is French. */
export interface Start {
  kind: string;
  input: CaseInput;
  title: string;
  summary: Summary;
}

/** The engine behind a deadline: beyond it, whoever asked is told to ask again. Refusals come as Refusal. */
export interface Engine {
  /** Starts a case, or finds the one that the same request started; nothing if that one has already ended. */
  open(start: Start): Promise<StepAnswer | undefined>;
  /** Has a case take a step; nothing if the engine runs no such case, or no longer. */
  take(kind: string, caseId: string, step: string, request: StepRequest): Promise<StepAnswer | undefined>;
  /** Tells a case a step of the service itself; one that has ended has nothing left to learn. */
  tell(kind: string, caseId: string, step: { step: string }): Promise<void>;
  /** Has the open cases told what a list of families followed elsewhere changes for them. */
  announceList(listId: string): Promise<void>;
  /** Has the erasures carried out that are approved. */
  carryOutErasures(): Promise<void>;
  /** Has a webhook tell what it is to tell; starts it if it does not run. */
  wakeWebhook(webhookId: string): Promise<void>;
  /** Whether somebody works for the engine; throws when the engine itself is away. */
  hasWorker(now: number): Promise<boolean>;
}

/** Cases started here are run by the workers of `taskQueue`. */
export function connectEngine(client: Client, deadlineMs: number, taskQueue = TASK_QUEUE): Engine {
  const inTime = <Result>(call: () => Promise<Result>) =>
    asRefusal(() => client.withDeadline(Date.now() + deadlineMs, call));
  return {
    open: (start) => onceHeard(deadlineMs, () => inTime(() => unlessEnded(open(client, taskQueue, start)))),
    take: (kind, caseId, step, request) =>
      onceHeard(deadlineMs, () => inTime(() => unlessEnded(take(client, kind, caseId, step, request)))),
    tell: (kind, caseId, step) => inTime(() => tell(client, kind, caseId, step)),
    announceList: (listId) => inTime(() => announceList(client, taskQueue, listId)),
    carryOutErasures: () => inTime(() => carryOutErasures(client, taskQueue)),
    wakeWebhook: (id) => inTime(() => wakeWebhook(client, taskQueue, id)),
    hasWorker: (now) => inTime(() => hasWorker(client, taskQueue, now)),
  };
}

/** What was put off is asked again a moment later, within the deadline. */
async function onceHeard<Result>(deadlineMs: number, ask: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== ASK_AGAIN) throw error;
      if (Date.now() > deadline) throw unavailable();
      await pause(AGAIN_MS);
    }
  }
}

async function unlessEnded(asked: Promise<StepAnswer>): Promise<StepAnswer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    if (error instanceof WorkflowExecutionAlreadyStartedError) return undefined;
    throw error;
  }
}

/**
 * The start and the wait are one request. A case whose opening was refused may be opened again under the same id;
 * one that ran its course may not.
 */
function open(client: Client, taskQueue: string, start: Start): Promise<StepAnswer> {
  const { kind, input } = start;
  const startWorkflowOperation = new WithStartWorkflowOperation<(input: CaseInput) => Promise<void>>(kind, {
    workflowId: workflowId(kind, input.id),
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    ...shown(start),
  });
  return client.workflow.executeUpdateWithStart(OPENED, { updateId: OPENED, startWorkflowOperation });
}

/** What the engine's pages show of a case for as long as it lives: no name. */
function shown({ kind, title, summary }: Start) {
  const { reference, organisationId, accompanimentId, stage, trigger } = summary;
  return {
    staticSummary: `${title} ${reference}`,
    staticDetails: `${title}, référence ${reference}. Origine : ${trigger}.`,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SEARCH_ATTRIBUTES.organisation, value: organisationId },
      { key: SEARCH_ATTRIBUTES.accompaniment, value: accompanimentId },
      { key: SEARCH_ATTRIBUTES.caseKind, value: kind },
      { key: SEARCH_ATTRIBUTES.stage, value: stage },
      { key: SEARCH_ATTRIBUTES.trigger, value: trigger },
    ]),
  } satisfies Partial<WorkflowStartOptions>;
}

/**
 * The engine takes one update for a key, even of two requests that come at once; it answers an id it knows without
 * a look at the request, so whoever asks compares the hash with the one in the journal.
 */
function take(client: Client, kind: string, caseId: string, step: string, request: StepRequest) {
  const handle = client.workflow.getHandle(workflowId(kind, caseId));
  return handle.executeUpdate<StepAnswer, [StepRequest]>(updateName(step), {
    args: [request],
    updateId: hashOf(caseId, request.key),
  });
}

async function tell(client: Client, kind: string, caseId: string, step: { step: string }): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId(kind, caseId)).signal(TELL, step);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

async function announceList(client: Client, taskQueue: string, listId: string): Promise<void> {
  await client.workflow.start(COORDINATION_LIST, {
    workflowId: `coordination-list-${listId}`,
    taskQueue,
    args: [{ listId }],
    staticSummary: 'Liste de coordination reçue : dossiers ouverts à prévenir',
  });
}

async function wakeWebhook(client: Client, taskQueue: string, webhookId: string): Promise<void> {
  await client.workflow.signalWithStart(WEBHOOK, {
    workflowId: webhookWorkflowId(webhookId),
    taskQueue,
    args: [{ webhookId }],
    signal: WAKE,
    staticSummary: 'Faits à annoncer à un autre système',
  });
}

/** One of its own each time: one under way may already have asked what is approved. */
async function carryOutErasures(client: Client, taskQueue: string): Promise<void> {
  await client.workflow.start(RETENTION, {
    workflowId: `service-retention-${randomUUID()}`,
    taskQueue,
    args: [],
  });
}

async function hasWorker(client: Client, taskQueue: string, now: number): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: WORKFLOW_QUEUE,
  });
  return (pollers ?? []).some(({ lastAccessTime }) => {
    return Number(lastAccessTime?.seconds ?? 0) * 1000 > now - POLLED_WITHIN_MS;
  });
}
