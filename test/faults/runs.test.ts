/** A case longer than the engine likes goes on in a new run, and nobody who uses it can tell. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SEARCH_ATTRIBUTES, workflowId } from '../../workflows/messages.ts';
import { addDays, addMonths, type PlainDate } from '../../workflows/rules/calendar.ts';
import { CAF, COUNCIL } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { Api } from '../families/api.ts';
import { objective } from '../families/bodies.ts';
import { holdLetters } from './held.ts';
import { historiesOf } from './history.ts';
import { PersistentFamily } from './persistent.ts';
import { untilQuiet } from './quiet.ts';
import { expectSound } from './sound.ts';
import { agreePlan, meeting } from './steps.ts';

/** Many runs for one course; the engine's own threshold is thousands of events. */
const SHORT_RUNS = ['limit.historyCount.suggestContinueAsNew=60'];

let processes: Processes;
let api: Api;

beforeAll(async () => {
  processes = await startProcesses({ dynamicConfig: SHORT_RUNS });
  api = new Api(processes.url);
}, 120_000);
afterAll(() => processes?.stop());

it('carries over the keys of recent steps, and the letters not yet written', async () => {
  const family = await inProgress();
  const run = await currentRun(family);
  const held = await holdLetters(processes.databaseUrl);
  await family.take('u-camille', 'propose-handover', { to: COUNCIL.id, scope: ['budget'] });
  const [formerRun = 0] = await held.waiting();
  const first = meeting(family, 'Avant');
  const before = await family.send('u-camille', 'record-meeting', first, 'before');
  await eventually('a new run', async () => {
    await family.take('u-camille', 'record-meeting', meeting(family));
    return (await currentRun(family)) !== run;
  });
  const again = await family.send('u-camille', 'record-meeting', first, 'before');
  expect(again).toMatchObject({ status: 200, body: { facts: before?.body.facts } });
  const other = await family.send('u-camille', 'record-meeting', meeting(family, 'Autre'), 'before');
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  await processes.store.pool.query('select pg_terminate_backend($1)', [formerRun]);
  await held.release();
  await expectSound(processes, family);
}, 120_000);

it('lives a whole year over many runs, each shown like the first', async () => {
  const family = await inProgress();
  const start = family.today as PlainDate;
  await family.advance(addDays(addMonths(start, 6), -20));
  await family.take('u-responsable', 'decide-renewal', {
    decision: 'renew',
    reason: 'Le logement n’est pas encore sûr.',
    objectives: [objective({ dueOn: addMonths(start, 11) })],
  });
  await family.advance(addMonths(start, 6));
  await family.advance(addMonths(start, 12));
  expect(await family.view()).toMatchObject({ stage: 'closing', closing: { cause: 'term-ended' } });
  await family.take('u-camille', 'evaluate-objective', {
    objectiveId: 'o1',
    result: 'achieved',
    evidence: 'Quittances',
  });
  await family.take('u-camille', 'record-final-evaluation', { autonomy: 'Oui', summary: 'Bien' });
  await family.take('u-camille', 'close', { reason: 'term-ended' });
  await expectSound(processes, family);
  const runs = await shownOf(family);
  expect(runs.length).toBeGreaterThan(3);
  const { reference } = await family.view();
  for (const { details, attributes } of runs) {
    // The engine keeps a summary for the first run only: what each run shows itself names the case.
    expect(details).toContain(reference);
    expect(attributes.get(SEARCH_ATTRIBUTES.accompaniment)).toBe(family.id);
    expect(attributes.get(SEARCH_ATTRIBUTES.organisation)).toBe(CAF.id);
    expect(attributes.get(SEARCH_ATTRIBUTES.caseworker)).toBe('u-camille');
  }
  expect(runs.at(-1)?.attributes.get(SEARCH_ATTRIBUTES.stage)).toBe('closed');
}, 120_000);

/** A family whose plan is in force, with nothing under way. */
async function inProgress(): Promise<PersistentFamily> {
  const family = await new PersistentFamily(api).negotiating();
  await agreePlan(family);
  await untilQuiet(processes, family.id);
  return family;
}

async function currentRun({ id }: PersistentFamily): Promise<string> {
  return (await processes.client.workflow.getHandle(workflowId('accompaniment', id)).describe()).runId;
}

/** What a supervisor sees of each run. */
async function shownOf({ id }: PersistentFamily) {
  const { workflow } = processes.client;
  const histories = await historiesOf(processes.client, 'accompaniment', id);
  return Promise.all(
    histories.map(async ({ events }) => {
      const started = events?.[0]?.workflowExecutionStartedEventAttributes;
      const run = workflow.getHandle(workflowId('accompaniment', id), started?.originalExecutionRunId ?? '');
      const metadata = await run.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      return { details: metadata.currentDetails, attributes: (await run.describe()).typedSearchAttributes };
    }),
  );
}
