/** PostgreSQL refuses to run as root, which is what one is in many containers. */
import { execFileSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

interface Ids {
  uid: number;
  gid: number;
}

/** Who PostgreSQL runs as: ourselves, or another account when we are root. */
export interface Account {
  /** Makes a file or folder of ours belong to that account. */
  own: (path: string) => void;
  /** How to start a program as that account. */
  as: (command: string, args: string[]) => { command: string; args: string[]; ids?: Ids };
}

/**
 * Ourselves; for root the account `postgres` or, where there is none, `nobody`.
 * `folders` are those that it has to enter.
 */
export function databaseAccount(folders: string[]): Account {
  if (process.getuid?.() !== 0) return { own: () => {}, as: (command, args) => ({ command, args }) };
  const ids = idsOf('postgres') ?? idsOf('nobody');
  if (!ids)
    throw new Error(
      'PostgreSQL cannot run as root, and there is no account postgres or nobody to run it as.',
    );
  const closed = folders.flatMap(ancestorsOf).find((folder) => !letsAnyoneIn(folder));
  return {
    own: (path) => chownSync(path, ids.uid, ids.gid),
    as: (command, args) => (closed ? allowedIn(closed, ids, [command, ...args]) : { command, args, ids }),
  };
}

/** A clone in root's own home: the account keeps root's right to enter any folder, and no other. */
function allowedIn(closed: string, { uid, gid }: Ids, program: string[]) {
  if (!isInstalled('setpriv')) {
    throw new Error(
      `PostgreSQL cannot run as root, and no other account may enter ${closed}. ` +
        `Move the clone elsewhere, run as another user, or allow it with: chmod o+x ${closed}`,
    );
  }
  // Without the securebit, access(2) would forget the right, and PostgreSQL asks it about its own executable.
  const rights = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return {
    command: 'setpriv',
    args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...rights, ...program],
  };
}

function ancestorsOf(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...ancestorsOf(parent), folder];
}

function letsAnyoneIn(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0;
}

function idsOf(account: string): Ids | undefined {
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

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
