import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { startChild, untilReady } from '../../../worker/local/child.ts';
import { commandLineOf } from '../../../worker/local/command-line.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
const CHILD = fileURLToPath(new URL('../../../worker/local/child.ts', import.meta.url));
afterAll(() => home.remove());

let logs = 0;
const shell = (script: string, graceMs = 5000) =>
  startChild({
    name: 'A part',
    command: 'sh',
    args: ['-c', script],
    log: join(home.path, `${++logs}.log`),
    graceMs,
  });

async function gone(pid: number): Promise<void> {
  while (commandLineOf(pid)) await pause(10);
}

test('a child that stops when asked is not killed', async () => {
  const child = await shell('trap "exit 7" TERM; echo here; while :; do sleep 0.01; done');
  await untilReady(child, async () => child.written().includes('here'));
  await child.stop();
  expect(await child.exited).toEqual({ code: 7, signal: null });
  expect(commandLineOf(child.pid)).toBeUndefined();
});

test('a child that does not stop when asked is killed', async () => {
  const child = await shell('trap "" TERM; echo here; while :; do sleep 0.01; done', 50);
  await untilReady(child, async () => child.written().includes('here'));
  await child.stop();
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

test('stopping a child that has ended does nothing', async () => {
  const child = await shell('exit 0');
  await child.exited;
  await child.stop();
});

test('a child that ends before it is ready says why', async () => {
  const child = await shell('echo the disk is full; exit 3');
  await expect(untilReady(child, async () => false)).rejects.toThrow(
    /A part stopped.*exit code 3[^]*the disk is full/,
  );
});

test('a child that is never ready is not waited for without end', async () => {
  const child = await shell('sleep 60');
  await expect(untilReady(child, async () => false, 50)).rejects.toThrow('A part is still not ready');
  await child.kill();
});

test('a program that does not exist is named', async () => {
  const start = startChild({
    name: 'A part',
    command: '/nowhere/part',
    args: [],
    log: join(home.path, 'log'),
  });
  await expect(start).rejects.toThrow('A part could not be started (/nowhere/part)');
});

test('a child does not outlive a parent that is killed outright', async () => {
  const script = `
    import { startChild } from ${JSON.stringify(CHILD)};
    const child = await startChild({ name: 'x', command: 'sleep', args: ['600'], log: ${JSON.stringify(join(home.path, 'x.log'))} });
    console.log(child.pid);`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [printed] = await once(parent.stdout, 'data');
  const pid = Number(String(printed));
  expect(commandLineOf(pid)).toBe('sleep 600');
  parent.kill('SIGKILL');
  await gone(pid);
});
