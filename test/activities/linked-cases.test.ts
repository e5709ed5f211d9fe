/** A case tells another what it has to know, whatever becomes of the other meanwhile. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { tellCase } from '../../activities/linked-cases.ts';
import { record } from '../../activities/store/record.ts';
import { openFreshStore } from './store/opened.ts';
import { recording } from './store/requests.ts';

let opened: Awaited<ReturnType<typeof openFreshStore>>;
beforeAll(async () => {
  opened = await openFreshStore();
});
afterAll(() => opened.close());

const STEP = { step: 'follow-reassignment' };

/** An engine in which one case runs, or not; `missed` is done when a step finds nobody. */
class OneCase {
  runs = false;
  told: unknown[] = [];
  readonly id: string;
  missed = () => Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  readonly client = {
    workflow: {
      getHandle: (workflowId: string) => ({
        signal: async (_: unknown, step: unknown) => {
          if (this.runs) return void this.told.push(step);
          await this.missed();
          throw new WorkflowNotFoundError('nobody', workflowId, undefined);
        },
      }),
    },
  } as unknown as Client;

  tell(): Promise<unknown> {
    const request = { key: 'k', kind: 'accompaniment', caseId: 'teller', factNumber: 1, on: '2027-03-01' };
    const effect = { do: 'tellCase', kind: 'hearing', caseId: this.id, step: STEP };
    const activity = tellCase({ store: opened.store, client: this.client, taskQueue: 'none' });
    return activity({ ...request, effect } as unknown as Parameters<typeof activity>[0]);
  }

  async opens(): Promise<void> {
    this.runs = true;
    await record(
      opened.store,
      recording({ caseId: this.id, first: 1, at: 1, summary: { householdId: `family of ${this.id}` } }),
    );
  }
}

it('a case not there yet is told when it is', async () => {
  const hearing = new OneCase('late');
  await expect(hearing.tell()).rejects.toThrow('not open yet');
  await hearing.opens();
  await hearing.tell();
  expect(hearing.told).toEqual([STEP]);
});

it('a case that opens just while it is told is told all the same', async () => {
  const hearing = new OneCase('opening');
  hearing.missed = () => hearing.opens();
  // A failure is tried again, by the engine as here.
  await hearing.tell().catch(() => hearing.tell());
  expect(hearing.told).toEqual([STEP]);
});

it('a case that has ended has nothing left to learn', async () => {
  const hearing = new OneCase('ended');
  await hearing.opens();
  hearing.runs = false;
  await expect(hearing.tell()).resolves.toBeUndefined();
  expect(hearing.told).toEqual([]);
});
