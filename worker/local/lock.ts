/** One `npm start` at a time on a data folder: two servers on the same files would ruin them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf } from './command-line.ts';

/** Takes the folder, unless another `npm start` has it; returns what gives it back. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'running');
  mkdirSync(folder, { recursive: true });
  const holder = holderOf(file);
  if (holder) {
    throw new Error(
      `Another npm start (process ${holder}) is using ${folder}. ` +
        'Stop it first, or give this one a folder and ports of its own (JALON_DATA_DIR, JALON_API_PORT, …).',
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** A pid alone proves nothing: it may since have been given to anything. */
function holderOf(file: string): number | undefined {
  const pid = pidIn(file);
  if (pid === undefined || pid === process.pid) return undefined;
  return commandLineOf(pid)?.includes(join('worker', 'local', 'main.ts')) ? pid : undefined;
}

function pidIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
