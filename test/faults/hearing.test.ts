/** A hearing and a debt whose worker, engine or API dies in the middle: opened once, told once, written once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { journalOf } from '../../activities/store/journal.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { Api } from '../families/api.ts';
import { evaluation } from '../families/hearing-course.ts';
import { holdLetters, holdRecording } from './held.ts';
import { giveUpActivities } from './impatience.ts';
import { PersistentFamily, type LinkedCase } from './persistent.ts';
import { untilQuiet } from './quiet.ts';
import { expectSound } from './sound.ts';

let processes: Processes;
let api: Api;

beforeAll(async () => {
  processes = await startProcesses();
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());
beforeEach(() => processes.mend());

const METROPOLE = { zone: 'metropole' } as const;
const hearingOf = ({ id }: PersistentFamily): LinkedCase => ({
  kind: 'hearing',
  path: '/v1/hearings',
  id: `${id}-hearing-1`,
});
const arrearsOf = ({ id }: PersistentFamily): LinkedCase => ({
  kind: 'arrears',
  path: '/v1/arrears',
  id: `${id}-arrears-1`,
});

const summonsOf = ({ today }: PersistentFamily, days = 60) => ({
  court: 'Tribunal d’Exempleville',
  servedOn: today as PlainDate,
  hearingOn: nextOrSameWorkingDay(addDays(today as PlainDate, days), METROPOLE),
  claimedDebtCents: 250_000,
});

/** The facts of a type in a case's journal. */
async function factsOf({ id }: LinkedCase, type: string): Promise<number> {
  const journal = await journalOf(processes.store, id);
  return journal.filter(({ fact }) => fact.type === type).length;
}

describe('the worker killed', () => {
  it('while it opens a hearing: the next one opens it, once, and informs the council once', async () => {
    const family = await assigned();
    const hearing = hearingOf(family);
    const held = await holdRecording(processes.databaseUrl, hearing.id);
    await family.take('u-camille', 'open-hearing', summonsOf(family));
    await held.waiting();
    await processes.worker.kill();
    await held.release();
    await giveUpActivities(processes.client, family.id);
    await processes.worker.start();
    await eventually('the hearing opened', async () => (await factsOf(hearing, 'hearing-opened')) === 1);
    await expectSound(processes, family);
  }, 120_000);

  it('while the evaluation leaves for the court: it is kept once, as it was validated', async () => {
    const family = await summoned();
    const hearing = hearingOf(family);
    const on = family.today;
    await family.takeIn(hearing, 'u-camille', 'offer-interview', { on });
    await family.takeIn(hearing, 'u-camille', 'record-interview', { on, held: true });
    await family.takeIn(hearing, 'u-camille', 'submit-evaluation', evaluation());
    await family.takeIn(hearing, 'u-responsable', 'validate-evaluation', {});
    await untilQuiet(processes, hearing.id, 'hearing');
    const held = await holdLetters(processes.databaseUrl);
    await family.takeIn(hearing, 'u-camille', 'send-evaluation', { on });
    await held.waiting();
    await processes.worker.kill();
    await held.release();
    await giveUpActivities(processes.client, hearing.id, hearing.kind);
    await processes.worker.start();
    await expectSound(processes, family);
  }, 120_000);

  it('between a summons in the arrears and its hearing: one hearing, known to both', async () => {
    const family = await assigned();
    const arrears = arrearsOf(family);
    await family.take('u-camille', 'open-arrears-track', {
      firstDefaultOn: addDays(family.today as PlainDate, -60),
    });
    await untilQuiet(processes, family.id);
    const held = await holdRecording(processes.databaseUrl, family.id);
    await family.takeIn(arrears, 'u-camille', 'record-summons', summonsOf(family));
    await held.waiting();
    await processes.worker.kill();
    await held.release();
    await processes.worker.start();
    await eventually('the hearing linked', async () => (await factsOf(arrears, 'hearing-linked')) === 1);
    expect((await family.view()).hearings).toHaveLength(1);
    await expectSound(processes, family);
  }, 120_000);
});

describe('the engine killed', () => {
  it('while a hearing is put off: the new date stands, every reminder comes on its day, once', async () => {
    const family = await summoned();
    const hearing = hearingOf(family);
    await family.advance(addDays(summonsOf(family).hearingOn, -10));
    const { hearingOn } = summonsOf(family, 40);
    const adjourned = family.takeIn(hearing, 'u-camille', 'adjourn', { hearingOn });
    await processes.engine.kill();
    await processes.engine.start();
    await adjourned;
    await family.until(({ hearings }) => hearings[0]?.hearingOn === hearingOn);
    await family.advance(addDays(hearingOn, 4));
    expect(await factsOf(hearing, 'adjourned')).toBe(1);
    await expectSound(processes, family);
  }, 120_000);
});

describe('the API killed', () => {
  it('before it answers an outcome: asked again, it is recorded once, and told to the accompaniment', async () => {
    const family = await summoned();
    const hearing = hearingOf(family);
    await family.advance(summonsOf(family).hearingOn);
    const held = await holdRecording(processes.databaseUrl, hearing.id);
    const outcome = { attended: true, outcome: 'claim-dismissed' };
    const recorded = family.takeIn(hearing, 'u-camille', 'record-outcome', outcome, 'asked-twice');
    await held.waiting();
    await processes.api.kill();
    await processes.api.start();
    await held.release();
    await recorded;
    await family.until(({ hearings }) => hearings[0]?.ending === 'judged');
    expect(await factsOf(hearing, 'outcome-recorded')).toBe(1);
    await expectSound(processes, family);
  }, 120_000);
});

async function assigned(): Promise<PersistentFamily> {
  const family = new PersistentFamily(api);
  await family.assigned();
  await untilQuiet(processes, family.id);
  return family;
}

/** With a hearing in two months, and nothing under way. */
async function summoned(): Promise<PersistentFamily> {
  const family = await assigned();
  await family.take('u-camille', 'open-hearing', summonsOf(family));
  await untilQuiet(processes, family.id);
  await untilQuiet(processes, hearingOf(family).id, 'hearing');
  return family;
}
