/**
 * Rehearsal: lives a family's course ahead of the calendar, so that newcomers, trainees and tests see a whole year
 * in a minute. Time is moved from due date to due date, over all the cases of the family in order of date; each
 * moment is lived to its end (facts recorded, letters written) before the next one comes.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { casesOfFamily, openCasesOf, type CaseRow } from '../../activities/store/cases.ts';
import type { Store } from '../../activities/store/store.ts';
import { workflowId } from '../../workflows/messages.ts';
import { civilDate, instantAt, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import type { Rehearsal } from '../../api/deps.ts';

/** The hour at which an advance leaves the cases: what falls due that morning has fallen due. */
const ARRIVAL = '12:00';
/** What polling answers (temporal.api.enums.v1.FastForwardPollingResult). */
const POLL_AGAIN = 1;
const COMPLETED = 2;

interface Target {
  namespace: string;
  workflowExecution: { workflowId: string };
}

/** An advance takes every open case of an accompaniment to noon of a day, in Paris. Refusal `date-in-past`. */
export function createRehearsal(client: Client, store: Store): Rehearsal {
  return {
    advance: (accompanimentId, to) => advance(client, store, accompanimentId, to),
    presentOf: async (family) => {
      const cases = await casesOfFamily(store, family);
      const present = Math.max(0, ...(await Promise.all(cases.map((one) => presentOf(client, idOf(one))))));
      return present > Date.now() ? present : undefined;
    },
    catchUp: async (kind, caseId, instant) => {
      const id = workflowId(kind, caseId);
      await started(client, id);
      await moveTo(client, id, instant);
    },
  };
}

async function started(client: Client, id: string): Promise<void> {
  for (;;) {
    try {
      await client.workflow.getHandle(id).describe();
      return;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await pause(20);
    }
  }
}

/** Brings a case just started to an instant of another case's present. */
export function createCatchUp(client: Client): (workflowId: string, instant: number) => Promise<void> {
  return (id, instant) => moveTo(client, id, instant);
}

async function advance(client: Client, store: Store, id: string, to: PlainDate): Promise<{ on: PlainDate }> {
  const arrival = instantAt(to, ARRIVAL);
  await refusePast(client, await openCasesOf(store, id), arrival);
  for (;;) {
    const cases = await openCasesOf(store, id);
    const moment = Math.min(arrival, ...cases.map(({ nextDueAt }) => nextDueAt ?? Infinity));
    await Promise.all(cases.map((one) => moveTo(client, idOf(one), moment)));
    await Promise.all(cases.map((one) => settled(client, store, one, moment)));
    if (moment === arrival) return { on: to };
  }
}

function idOf({ kind, id }: CaseRow): string {
  return workflowId(kind, id);
}

async function refusePast(client: Client, cases: CaseRow[], arrival: number): Promise<void> {
  const presents = await Promise.all(cases.map((one) => presentOf(client, idOf(one))));
  const present = Math.max(0, ...presents);
  if (present > arrival)
    throw new Refusal('date-in-past', `The family already lives on ${civilDate(present)}.`);
}

/** A case's own present: the machine's, or later where time was moved. Epoch milliseconds. */
async function presentOf(client: Client, id: string): Promise<number> {
  const { raw } = await client.workflow.getHandle(id).describe();
  const moved = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return moved ? tsToMs(moved) : Date.now();
}

async function moveTo(client: Client, id: string, moment: number): Promise<void> {
  const ahead = moment - (await presentOf(client, id));
  if (ahead <= 0) return;
  const target = { namespace: client.options.namespace, workflowExecution: { workflowId: id } };
  const fastForwardConfig = { id: randomUUID(), duration: msNumberToTs(ahead) };
  await client.workflowService.updateWorkflowExecutionOptions({
    ...target,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, disablePropagation: true, fastForwardConfig },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await arrived(client, target, fastForwardConfig.id);
}

async function arrived(client: Client, target: Target, fastForwardId: string): Promise<void> {
  for (;;) {
    const polled = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      ...target,
      fastForwardId,
    });
    const result: number = polled.fastForwardPollingResult;
    if (result === COMPLETED) return;
    if (result !== POLL_AGAIN) throw new Error(`The engine gave up moving time (${result}).`);
  }
}

/** Until what fell due at this moment is recorded, and the letters and notices it asked for are done. */
async function settled(client: Client, store: Store, one: CaseRow, moment: number): Promise<void> {
  for (;;) {
    const { raw, status } = await client.workflow.getHandle(idOf(one)).describe();
    const now = (await openCasesOf(store, one.accompanimentId)).find(({ id }) => id === one.id);
    const waiting = (now?.nextDueAt ?? Infinity) <= moment;
    const working = (raw.pendingActivities ?? []).length > 0 || Boolean(raw.pendingWorkflowTask);
    if (status.name !== 'RUNNING' || (!waiting && !working)) return;
    await pause(20);
  }
}
