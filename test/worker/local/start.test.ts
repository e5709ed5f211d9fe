/** What `npm start` runs, without the parts that have tests of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { commandLineOf } from '../../../worker/local/command-line.ts';
import { freePorts } from '../../../worker/local/ports.ts';
import { testServers } from '../../environment/connect.ts';
import { temporaryFolder } from './folder.ts';

const MAIN = fileURLToPath(new URL('../../../worker/local/main.ts', import.meta.url));
const PORTS = ['API', 'PG', 'TEMPORAL', 'TEMPORAL_UI', 'SMTP', 'INBOX', 'OIDC'];
const home = temporaryFolder();
const data = join(home.path, 'data');
afterAll(() => home.remove());

async function start() {
  const ports = await freePorts(PORTS.length);
  const { temporalCli } = await testServers();
  const variables = PORTS.map((name, index) => [`JALON_${name}_PORT`, String(ports[index])]);
  const env = {
    ...process.env,
    ...Object.fromEntries(variables),
    JALON_DATA_DIR: data,
    TEMPORAL_CLI: temporalCli,
  };
  const without = ['--without', 'migrations,worker,api,families'];
  return spawn(process.execPath, [MAIN, ...without], { env });
}

async function untilWelcome(started: Awaited<ReturnType<typeof start>>): Promise<string> {
  let said = '';
  for await (const chunk of started.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes('Ctrl-C stops everything')) return said;
  }
  throw new Error(`npm start ended: ${said}`);
}

const postgresPid = () =>
  Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('it says where everything is, and leaves nothing running when it is told to stop', async () => {
  const started = await start();
  const said = await untilWelcome(started);
  expect(said).toMatch(/API +http[^]*Temporal UI +http[^]*Mail sent +http[^]*Data +\/.*data/);
  const pid = postgresPid();
  started.kill('SIGTERM');
  expect(await once(started, 'exit')).toEqual([0, null]);
  expect(commandLineOf(pid)).toBeUndefined();
  expect(existsSync(join(data, 'running'))).toBe(false);
});

test('it finds its data again; when a part ends by itself it says so, stops the rest and fails', async () => {
  const started = await start();
  const complaint = text(started.stderr);
  await untilWelcome(started);
  process.kill(postgresPid(), 'SIGKILL');
  expect(await once(started, 'exit')).toEqual([1, null]);
  expect(await complaint).toMatch(
    /PostgreSQL ended by itself \(ended by SIGKILL\)[^]*npm start finds all data again/,
  );
});
