/** Whatever order writes come in, and however often, the journal ends as the engine has it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { journalOf } from '../../../activities/store/journal.ts';
import { Overtaken, record } from '../../../activities/store/record.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { TEST_KEYS } from './opened.ts';
import type { RecordRequest } from '../../../workflows/ports.ts';
import { freshDatabase, type FreshDatabase } from '../../environment/connect.ts';
import { recording } from './requests.ts';

let database: FreshDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore(database.url, TEST_KEYS);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** One task of the engine: the steps it took at one instant, and whether the engine then accepted them. */
interface Task {
  accepted: boolean;
  /** How many facts each step established. */
  steps: number[];
  /** Milliseconds since the task before. */
  later: number;
}

const task = fc.record<Task>({
  accepted: fc.boolean(),
  steps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  later: fc.integer({ min: 0, max: 4 }),
});

interface Write {
  request: RecordRequest;
  accepted: boolean;
}

/** The last task is accepted: what a lost attempt left stands until the case goes on. */
function writesOf(caseId: string, tasks: Task[]): Write[] {
  let at = 1000;
  let version = 0;
  return tasks.flatMap(({ accepted, steps, later }, index) => {
    // A task made again is a later one; two that were accepted may share an instant.
    at += tasks[index - 1]?.accepted === false ? Math.max(1, later) : later;
    let next = version + 1;
    const kept = accepted || index === tasks.length - 1;
    const writes = steps.map((count) => {
      const says = Array.from({ length: count }, (_, k) => `${kept ? 'true' : 'lost'} ${at} ${next + k}`);
      const request = recording({ caseId, first: next, at, says });
      next += count;
      return { request, accepted: kept };
    });
    if (kept) version = next - 1;
    return writes;
  });
}

/** Only a lost attempt may be turned away. */
async function arrive({ request, accepted }: Write): Promise<void> {
  await record(store, request).catch((error: unknown) => {
    if (accepted || !(error instanceof Overtaken)) throw error;
  });
}

let cases = 0;

it('ends equal to what the engine accepted, whatever was lost, late, repeated or out of order', async () => {
  const plan = fc.record({
    tasks: fc.array(task, { minLength: 1, maxLength: 6 }),
    // Sorts the writes, twice over: each arrives at least once, many a second time.
    order: fc.array(fc.nat(1000), { minLength: 36, maxLength: 36 }),
    repeated: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
    atOnce: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ tasks, order, repeated, atOnce }) => {
      cases += 1;
      const writes = writesOf(`case-${cases}`, tasks);
      const arriving = [...writes, ...writes.filter((_, index) => repeated[index])]
        .map((one, index) => ({ one, place: order[index] ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ one }) => one);
      if (atOnce) await Promise.all(arriving.map(arrive));
      else for (const one of arriving) await arrive(one);
      await expectAccepted(`case-${cases}`, writes);
    }),
    { numRuns: 150 },
  );
});

async function expectAccepted(caseId: string, writes: Write[]): Promise<void> {
  const accepted = writes.filter((write) => write.accepted).map(({ request }) => request);
  const journal = await journalOf(store, caseId);
  expect(journal.map(({ fact }) => fact)).toEqual(
    accepted.flatMap(({ facts }) => facts.map(({ fact }) => fact)),
  );
  const last = accepted.at(-1)!;
  const [row] = await rowsOf(store.pool, {
    text: 'select version, offer from case_summary where id = $1',
    values: [caseId],
  });
  expect(row).toEqual({ version: last.facts.at(-1)!.number, offer: last.summary.offer });
  const standings = await rowsOf(store.pool, {
    text: `select offer from case_standing where case_id = $1 and until_on = 'infinity'`,
    values: [caseId],
  });
  expect(standings).toEqual([{ offer: last.summary.offer }]);
}
