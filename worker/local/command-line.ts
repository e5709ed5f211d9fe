import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What a running process was started with; nothing when there is no such process. */
export function commandLineOf(pid: number): string | undefined {
  try {
    return existsSync('/proc/self/cmdline') ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** Small container images have no `ps`. A process that has ended but was not reaped has an empty line. */
function fromProc(pid: number): string | undefined {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
}

function fromPs(pid: number): string {
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
