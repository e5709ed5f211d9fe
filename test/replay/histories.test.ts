/** Every history ever saved replays with today's workflows: a case begun yesterday goes on tomorrow. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowBundle } from '../environment/bundle.ts';
import { startNative } from '../environment/native.ts';

const FOLDER = fileURLToPath(new URL('../histories/', import.meta.url));
const SAVED = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

let bundle: { codePath: string };
let native: ReturnType<typeof startNative>;
beforeAll(async () => {
  native = startNative();
  bundle = await workflowBundle();
});
afterAll(() => native.stop());

function historyOf(name: string) {
  return historyFromJSON(JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')));
}

function replay(name: string, history = historyOf(name)): Promise<void> {
  return Worker.runReplayHistory({ workflowBundle: bundle }, history, `accompaniment-${name}`);
}

describe('a saved history', () => {
  it('is there for each kind of course', () => expect(SAVED.length).toBeGreaterThanOrEqual(6));

  it.each(SAVED)('replays: %s', async (name) => {
    await replay(name);
  });

  it('does not replay with workflows changed in what they ask of the engine', async () => {
    const workflowsPath = fileURLToPath(new URL('changed.ts', import.meta.url));
    const changed = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    const options = { workflowBundle: changed };
    const replaying = Worker.runReplayHistory(options, historyOf('no-response.json'), 'changed');
    await expect(replaying).rejects.toThrow(DeterminismViolationError);
  });

  it('does not replay once it tells of something else', async () => {
    const history = historyOf('a-year-renewed.json');
    const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
    Object.assign(scheduled?.activityTaskScheduledEventAttributes ?? {}, { activityType: { name: 'other' } });
    await expect(replay('tampered', history)).rejects.toThrow(/[Nn]ondeterminism/);
  });
});
