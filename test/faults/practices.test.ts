/**
 * A practice of the field, drawn at random, whose worker is killed in the middle of a step drawn too. The seed is
 * printed: with it in JALON_FAULT_SEED, the same practice breaks at the same step. A new kind of case is an entry
 * in PRACTICES.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { eventually } from '../environment/eventually.ts';
import { Api } from '../families/api.ts';
import { holdRecording } from './held.ts';
import { PRACTICES, type PracticeStep } from './practices.ts';
import type { Acknowledged } from './persistent.ts';
import { expectSoundCase } from './sound.ts';

const seed = Number(process.env.JALON_FAULT_SEED ?? randomInt(1_000_000));
const practice = PRACTICES[seed % PRACTICES.length]!;

let processes: Processes;
let api: Api;
beforeAll(async () => {
  processes = await startProcesses();
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());

it(`${practice.kind.name}, its worker killed in the middle of a step (seed ${seed})`, async () => {
  const { id, steps } = await practice.open(api);
  const broken = Math.floor(seed / PRACTICES.length) % steps.length;
  const acknowledged: Acknowledged[] = [];
  for (const [index, step] of steps.entries()) {
    const taken = index === broken ? killedDuring(id, step) : take(id, step);
    acknowledged.push({ ...(await taken), step: step.step });
  }
  await expectSoundCase(processes, practice.kind, id, acknowledged);
  const { body } = await api.get('u-responsable', `${practice.path}/${id}`);
  expect(body.stage).toBe(practice.ends);
}, 240_000);

/** Its worker begins to record it and dies; another one takes over, and whoever asked asks again. */
async function killedDuring(id: string, step: PracticeStep): Promise<Answered> {
  const held = await holdRecording(processes.databaseUrl, id);
  const asked = take(id, step);
  await held.waiting();
  await processes.worker.kill();
  await held.release();
  await processes.worker.start();
  return asked;
}

interface Answered {
  key: string;
  facts: number[];
}

/** Until it is answered, under one key. */
function take(id: string, { who, step, body }: PracticeStep): Promise<Answered> {
  const key = randomUUID();
  return eventually(`${step} answered`, async () => {
    const path = `${practice.path}/${id}/steps/${step}`;
    const sent = api.post<{ facts: { number: number }[] }>(who, path, body, { 'idempotency-key': key });
    const reply = await sent.catch(() => undefined);
    if (reply?.status === 200) return { key, facts: reply.body.facts.map(({ number }) => number) };
    if (reply && reply.status !== 503) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
    return undefined;
  });
}
