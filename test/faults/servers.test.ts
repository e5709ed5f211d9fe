/** The engine and the database stopped, killed, cut off: the service waits for them, and nothing is lost or done twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { journalOf } from '../../activities/store/journal.ts';
import { updateName, workflowId } from '../../workflows/messages.ts';
import { addDays, addMonths, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { CAF, COUNCIL } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type ProcessesWithPostgres } from '../environment/processes.ts';
import { Api } from '../families/api.ts';
import { holdRecording } from './held.ts';
import { PersistentFamily } from './persistent.ts';
import { untilQuiet } from './quiet.ts';
import { expectSound } from './sound.ts';
import { agreePlan, meeting } from './steps.ts';

let processes: ProcessesWithPostgres;
let api: Api;

beforeAll(async () => {
  processes = await startProcesses({ ownPostgres: true });
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());
beforeEach(() => processes.mend());

describe('the engine', () => {
  it('killed, then stopped, in the middle of a course: every reminder still comes on its day, once', async () => {
    const family = await inProgress();
    const start = family.today as PlainDate;
    await summon(family, addDays(start, 180));
    const done = family.acknowledged.length;
    const steps = meetings(family, 8);
    await eventually('steps taken', async () => family.acknowledged.length > done + 1);
    await processes.engine.kill();
    await processes.engine.start();
    await steps;
    const half = family.advance(addDays(addMonths(start, 6), -20));
    await eventually('a reminder', async () => (await remindersOf(family)) > 0);
    await processes.engine.stop();
    await processes.engine.start();
    await half;
    await family.advance(addDays(addMonths(start, 6), 16));
    expect(await family.view()).toMatchObject({ stage: 'closing', closing: { cause: 'lapsed' } });
    expect(processes.worker.isRunning && processes.api.isRunning).toBe(true);
    await expectSound(processes, family);
  }, 120_000);
});

describe('the database', () => {
  it('cut off again and again: every step is taken once, every letter and e-mail leaves', async () => {
    const family = await inProgress();
    const cut = await cutter(processes.databaseUrl);
    for (const caseworkerId of ['u-sacha', 'u-camille', 'u-sacha', 'u-camille', 'u-sacha']) {
      const steps = [
        family.take('u-responsable', 'reassign', { caseworkerId }),
        // Their supervisor stands in, whoever follows the family by then.
        family.take('u-responsable', 'record-meeting', meeting(family)),
        family.take('u-responsable', 'propose-handover', { to: COUNCIL.id, scope: ['budget'] }),
      ];
      for (let times = 0; times < 5; times += 1) await cut.all();
      await Promise.all(steps);
    }
    await cut.end();
    expect(processes.worker.isRunning && processes.api.isRunning).toBe(true);
    await expectSound(processes, family);
  }, 120_000);

  it('stopped for a while: the case waits in sight, goes on answering, and records when it is back', async () => {
    const family = await inProgress();
    const held = await holdRecording(processes.databaseUrl, family.id);
    const first = () => family.send('u-camille', 'record-meeting', meeting(family, 'Première'), 'first');
    const second = () => family.send('u-camille', 'record-meeting', meeting(family, 'Seconde'), 'second');
    const unanswered = [first(), second()];
    await held.waiting();
    // Whoever asks the engine itself seals what they ask: as the service, with a key it has used before.
    await askEngine(family).catch(() => {});
    await processes.postgres.stop();
    await eventually('the recording in sight, tried again', async () => {
      const waiting = await pendingRecordings(family);
      return waiting.some(({ attempt, lastFailure }) => Number(attempt) > 1 && lastFailure);
    });
    await expect(askEngine(family)).rejects.toMatchObject({ cause: { type: 'unknown-objective' } });
    const away = await family.send('u-camille', 'record-meeting', meeting(family));
    expect(away).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
    expect(away?.headers.get('retry-after')).toMatch(/^\d+$/);
    await Promise.all(unanswered);
    await processes.postgres.start();
    await family.take('u-camille', 'record-meeting', meeting(family, 'Seconde'), 'second');
    await family.take('u-camille', 'record-meeting', meeting(family, 'Première'), 'first');
    await expectSound(processes, family);
  }, 120_000);
});

/** A family whose plan is in force, with nothing under way. */
async function inProgress(): Promise<PersistentFamily> {
  const family = await new PersistentFamily(api).negotiating();
  await agreePlan(family);
  await untilQuiet(processes, family.id);
  return family;
}

/** Its preparation is a case of its own, with reminders of its own. */
async function summon(family: PersistentFamily, around: PlainDate): Promise<void> {
  await family.take('u-camille', 'open-hearing', {
    court: 'Tribunal d’Exempleville',
    servedOn: family.today as PlainDate,
    hearingOn: nextOrSameWorkingDay(around, { zone: 'metropole' }),
    claimedDebtCents: 250_000,
  });
  await untilQuiet(processes, family.id);
}

async function meetings(family: PersistentFamily, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1)
    await family.take('u-camille', 'record-meeting', meeting(family));
}

async function remindersOf({ id }: PersistentFamily): Promise<number> {
  const journal = await journalOf(processes.store, id);
  return journal.filter(({ fact }) => fact.type === 'fell-due').length;
}

/** Ends everybody else's sessions with the database. */
async function cutter(connectionString: string) {
  const client = new Client({ connectionString });
  // A test that failed leaves it open, and the next one stops the database.
  client.on('error', () => {});
  await client.connect();
  const all = () =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
  return { all, end: () => client.end() };
}

async function pendingRecordings({ id }: PersistentFamily) {
  const { raw } = await processes.client.workflow.getHandle(workflowId('accompaniment', id)).describe();
  return (raw.pendingActivities ?? []).filter(({ activityType }) => activityType?.name === 'record');
}

/** Asks the case itself for a step that it refuses. */
function askEngine({ id }: PersistentFamily): Promise<unknown> {
  const by = { id: 'u-camille', role: 'caseworker', organisationId: CAF.id };
  const body = { objectiveId: 'none', result: 'achieved', evidence: '—' };
  return processes.client.workflow
    .getHandle(workflowId('accompaniment', id))
    .executeUpdate(updateName('evaluate-objective'), { args: [{ by, body, key: 'asked', hash: 'asked' }] });
}
