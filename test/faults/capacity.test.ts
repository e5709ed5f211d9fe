/** Two hundred requests at once on one capacity, the worker killed in the middle: never over it, no place lost. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { journalOf } from '../../activities/store/journal.ts';
import type { CapacityView } from '../../api/schemas/specialist-capacity.ts';
import { fold, type Recorded } from '../../workflows/rules/case.ts';
import { specialistCapacity } from '../../workflows/rules/specialist-capacity/index.ts';
import type { Fact } from '../../workflows/rules/specialist-capacity/state.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { Api, type Reply } from '../families/api.ts';
import { historiesOf } from './history.ts';
import type { Acknowledged } from './persistent.ts';
import { expectSoundCase } from './sound.ts';

/** Several runs for what is asked here; the engine's own threshold is thousands of events. */
const SHORT_RUNS = ['limit.historyCount.suggestContinueAsNew=60'];
const PLACES = 12;

let processes: Processes;
let api: Api;

beforeAll(async () => {
  processes = await startProcesses({ dynamicConfig: SHORT_RUNS });
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());

interface Asked {
  step: string;
  body: object;
  key: string;
}
type StepReply = Reply<{ code?: string; facts?: { number: number }[] }>;

it('of 200 requests at once, the worker killed in between, every one is answered once and no place is lost', async () => {
  const opened = await api.post<CapacityView>('u-admin', '/v1/specialist-capacities', { capacity: PLACES });
  const { id } = bodyOf(opened);
  const requests = twoHundred();
  let answered = 0;
  const all = requests.map(async (asked) => {
    const reply = await untilAnswered(id, asked);
    answered += 1;
    return { asked, reply };
  });
  await eventually('some answered', async () => answered >= 40);
  await processes.worker.kill();
  expect(answered).toBeLessThan(requests.length);
  await processes.worker.start();
  const replies = await Promise.all(all);

  const refusals = replies.filter(({ reply }) => reply.status !== 200);
  for (const { asked, reply } of refusals) {
    // Given back before it was asked for: the two were under way together.
    expect([asked.step, reply.status, reply.body.code]).toEqual(['release-place', 409, 'no-such-place']);
  }
  await expectSoundCase(processes, specialistCapacity, id, acknowledgedIn(replies));
  const journal = (await journalOf(processes.store, id)) as unknown as Recorded<Fact>[];
  expectNeverOver(id, journal);
  expectNobodyLost(id, journal, replies);
  const runs = await historiesOf(processes.client, 'specialist-capacity', id);
  expect(runs.length).toBeGreaterThan(1);
}, 180_000);

/** A file that the service does not hold. */
function file(index: number) {
  return { caseId: `papier-${index}` };
}

/** 120 ask, 50 of them give back, and 30 times the number of places is changed: lowered, raised, lowered. */
function twoHundred(): Asked[] {
  const asks = Array.from({ length: 120 }, (_, index) => ({ step: 'ask-place', body: file(index) }));
  const releases = Array.from({ length: 50 }, (_, index) => ({
    step: 'release-place',
    body: { ...file(index), reason: 'Terminé.' },
  }));
  const changes = Array.from({ length: 30 }, (_, index) => ({
    step: 'change-capacity',
    body: { capacity: (index * 7) % 30, reason: 'Essai.' },
  }));
  return [...asks, ...releases, ...changes].map((one) => ({ ...one, key: randomUUID() }));
}

/** Whoever is not answered asks again, under the same key. */
function untilAnswered(id: string, { step, body, key }: Asked): Promise<StepReply> {
  const path = `/v1/specialist-capacities/${id}/steps/${step}`;
  return eventually(`${step} answered`, async () => {
    const asked = api.post<StepReply['body']>('u-responsable', path, body, { 'idempotency-key': key });
    const reply = await asked.catch(() => undefined);
    return reply && reply.status !== 503 && reply;
  });
}

type Replies = { asked: Asked; reply: StepReply }[];

function acknowledgedIn(replies: Replies): Acknowledged[] {
  return replies.flatMap(({ asked: { key, step }, reply }) => {
    const facts = (reply.body.facts ?? []).map(({ number }) => number);
    return reply.status === 200 && facts.length > 0 ? [{ key, step, facts }] : [];
  });
}

/** A place is given only where there is room, and to the first who waits. */
function expectNeverOver(id: string, journal: Recorded<Fact>[]): void {
  let before = specialistCapacity.initial(id);
  for (const recorded of journal) {
    const state = specialistCapacity.evolve(before, recorded);
    const { capacity, holders, queue } = state.places;
    expect(holders.length).toBeLessThanOrEqual(Math.max(capacity, before.places.holders.length));
    expect(queue.length === 0 || holders.length >= capacity).toBe(true);
    const stillWaiting = before.places.queue.filter((one) => queue.includes(one));
    expect(queue.slice(0, stillWaiting.length)).toEqual(stillWaiting);
    before = state;
  }
}

/** Whoever asked and has not given back is there, once. */
function expectNobodyLost(id: string, journal: Recorded<Fact>[], replies: Replies): void {
  const { holders, queue } = fold(specialistCapacity, id, journal).places;
  const done = (step: string) =>
    replies
      .filter(({ asked, reply }) => asked.step === step && reply.status === 200)
      .map(({ asked }) => (asked.body as { caseId: string }).caseId);
  const left = new Set(done('release-place'));
  expect([...holders, ...queue].toSorted()).toEqual(
    done('ask-place')
      .filter((one) => !left.has(one))
      .toSorted(),
  );
}
