/** PostgreSQL refuses to run as root, which is what one is in many containers. */
import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** Who PostgreSQL runs as: ourselves (no ids), or another account when we are root. */
export interface Account {
  ids: { uid: number; gid: number } | undefined;
  /** Makes a file or folder of ours belong to that account. */
  own: (path: string) => void;
}

/** Ourselves; for root the account `postgres` or, where there is none, `nobody`. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return { ids: undefined, own: () => {} };
  const ids = idsOf('postgres') ?? idsOf('nobody');
  if (!ids)
    throw new Error(
      'PostgreSQL cannot run as root, and there is no account postgres or nobody to run it as.',
    );
  return { ids, own: (path) => chownSync(path, ids.uid, ids.gid) };
}

function idsOf(account: string): { uid: number; gid: number } | undefined {
  try {
    return { uid: numberFrom('-u', account), gid: numberFrom('-g', account) };
  } catch {
    return undefined;
  }
}

function numberFrom(flag: string, account: string): number {
  return Number(
    execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}
