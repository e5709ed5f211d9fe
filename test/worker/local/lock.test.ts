import { readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { lockFolder } from '../../../worker/local/lock.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
const file = join(home.path, 'running');
afterAll(() => home.remove());

test('a folder in use is refused to another npm start, and free again when that one has gone', async () => {
  const other = spawn('sh', ['-c', 'sleep 60; : worker/local/main.ts'], { stdio: 'ignore' });
  writeFileSync(file, String(other.pid));
  expect(() => lockFolder(home.path)).toThrow(
    new RegExp(`Another npm start \\(process ${other.pid}\\).*JALON_DATA_DIR`),
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  lockFolder(home.path)();
});

test('a pid that now belongs to something else does not hold the folder', () => {
  writeFileSync(file, String(process.ppid));
  const unlock = lockFolder(home.path);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  unlock();
});
