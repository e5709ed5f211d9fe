/** The worker or the API killed in the middle of its work: what was begun is done once, what was answered stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { journalOf } from '../../activities/store/journal.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { Api } from '../families/api.ts';
import { holdLetters, holdRecording } from './held.ts';
import { giveUpActivities } from './impatience.ts';
import { PersistentFamily } from './persistent.ts';
import { untilQuiet } from './quiet.ts';
import { expectSound, messageIdOf } from './sound.ts';
import { agreePlan, meeting } from './steps.ts';

let processes: Processes;
let api: Api;

beforeAll(async () => {
  processes = await startProcesses();
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());
beforeEach(() => processes.mend());

describe('the worker killed', () => {
  it('in the middle of a step, of letters and of an e-mail: the next one does each, and each once', async () => {
    const [stepping, writing] = await Promise.all([inProgress(), negotiating()]);
    const letters = await holdLetters(processes.databaseUrl);
    const answerMail = processes.inbox.hold();
    const { length } = processes.inbox.messages;
    await agreePlan(writing);
    await writing.take('u-responsable', 'reassign', { caseworkerId: 'u-sacha' });
    const [letter = 0] = await letters.waiting(2);
    await eventually('the e-mail received', async () => processes.inbox.messages.length > length);
    const recording = await holdRecording(processes.databaseUrl, stepping.id);
    const step = stepping.take('u-camille', 'record-meeting', meeting(stepping));
    await recording.waiting();

    await processes.worker.kill();
    // Of two letters ready to be kept, one is lost, and the other arrives without anybody knowing.
    await processes.store.pool.query('select pg_terminate_backend($1)', [letter]);
    await Promise.all([letters.release(), recording.release()]);
    answerMail();
    await eventually('the letter on its way', () => hasLetters(writing.id, 2));
    await giveUpActivities(processes.client, writing.id);
    await processes.worker.start();

    await step;
    await expectSound(processes, stepping);
    await expectSound(processes, writing);
    const [first, again] = processes.inbox.messages.slice(length).map(messageIdOf);
    expect(again).toBe(first);
  }, 120_000);
});

describe('a step written down that the engine never accepted', () => {
  it('is replaced by the next one, and is one with itself when it is sent again', async () => {
    const [one, other] = await Promise.all([inProgress(), inProgress()]);
    const first = meeting(one, 'Perdu');
    const second = meeting(other, 'Redit');
    await loseAccepted([
      { family: one, step: () => one.send('u-camille', 'record-meeting', first) },
      { family: other, step: () => other.send('u-camille', 'record-meeting', second, 'again') },
    ]);
    expect([await said(one), await said(other)]).toEqual([['Perdu'], ['Redit']]);
    await one.take('u-camille', 'record-meeting', meeting(one, 'Tenu'));
    await other.take('u-camille', 'record-meeting', second, 'again');
    expect([await said(one), await said(other)]).toEqual([['Tenu'], ['Redit']]);
    await expectSound(processes, one);
    await expectSound(processes, other);
  }, 120_000);
});

describe('the API killed between a step and its answer', () => {
  it('answers the same request again as it would have, and has taken it once', async () => {
    const family = await inProgress();
    const held = await holdRecording(processes.databaseUrl, family.id);
    const step = () => family.send('u-camille', 'record-meeting', meeting(family), 'asked-twice');
    const unanswered = step();
    await held.waiting();
    await processes.api.kill();
    expect(await unanswered).toBeUndefined();
    await processes.api.start();
    const meanwhile = step();
    await held.release();
    const answer = await meanwhile;
    expect(answer).toMatchObject({ status: 200, body: { facts: [{ type: 'meeting-recorded' }] } });
    expect((await step())?.body).toEqual(answer?.body);
    const other = meeting(family, 'Autre chose');
    expect(await family.send('u-camille', 'record-meeting', other, 'asked-twice')).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    await expectSound(processes, family);
  }, 120_000);
});

/** A family whose plan is in force, with nothing under way. */
async function inProgress(): Promise<PersistentFamily> {
  const family = await negotiating();
  await agreePlan(family);
  await untilQuiet(processes, family.id);
  return family;
}

async function negotiating(): Promise<PersistentFamily> {
  const family = await new PersistentFamily(api).negotiating();
  await untilQuiet(processes, family.id);
  return family;
}

interface Lost {
  family: PersistentFamily;
  step: () => Promise<unknown>;
}

/** Has steps written down, and everyone who knows of them die before the engine does. */
async function loseAccepted(steps: Lost[]): Promise<void> {
  const held = await Promise.all(steps.map(({ family }) => holdRecording(processes.databaseUrl, family.id)));
  const answers = steps.map(({ step }) => step());
  await Promise.all(held.map((one) => one.waiting()));
  processes.engine.freeze();
  await Promise.all(held.map((one) => one.release()));
  await Promise.all(
    steps.map(({ family }) =>
      eventually('the step written down', async () => (await said(family)).length > 0),
    ),
  );
  await Promise.all([processes.api, processes.worker, processes.engine].map((one) => one.kill()));
  expect(await Promise.all(answers)).toEqual([undefined, undefined]);
  await processes.mend();
}

/** What the meetings of a family say, in the order of its journal. */
async function said({ id }: PersistentFamily): Promise<(string | undefined)[]> {
  const journal = await journalOf<{ type: string; summary?: string }>(processes.store, id);
  return journal.filter(({ fact }) => fact.type === 'meeting-recorded').map(({ fact }) => fact.summary);
}

async function hasLetters(caseId: string, count: number): Promise<boolean> {
  const { rowCount } = await processes.store.pool.query('select from letter where case_id = $1', [caseId]);
  return rowCount === count;
}
