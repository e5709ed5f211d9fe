/**
 * Partners' lists, read and hashed in a thread of their own: a long one takes seconds, during which everyone else
 * is answered. The names never leave that thread.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { HashedRow } from '../activities/coordination/hashes.ts';
import { identityKey, type IdentityKey } from '../activities/coordination/identity-key.ts';
import type { ListProblem } from '../activities/coordination/list.ts';
import type { PlainDate } from '../workflows/rules/calendar.ts';
import { Refusal } from '../workflows/rules/case.ts';

const THREAD = fileURLToPath(new URL('list-thread.ts', import.meta.url));

/** What a list says: its persons as they may be kept, and the lines that could not be read. */
export interface ListRead {
  rows: HashedRow[];
  problems: ListProblem[];
}

/** What the thread is given. */
export interface ListToRead {
  csv: Uint8Array;
  today: PlainDate;
  key: ReturnType<typeof identityKey>;
}

/** What the thread answers: an error does not keep its class from one thread to another. */
export type ThreadAnswer =
  | { read: ListRead }
  | { refused: { code: string; detail: string; extra: Record<string, unknown> } };

export function readList(csv: Uint8Array, today: PlainDate, key: IdentityKey): Promise<ListRead> {
  return new Promise((resolve, reject) => {
    const workerData: ListToRead = { csv, today, key: identityKey(key) };
    const thread = new Worker(THREAD, { workerData });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread ended without an answer.')));
    thread.once('message', (answer: ThreadAnswer) => {
      if ('read' in answer) return resolve(answer.read);
      const { code, detail, extra } = answer.refused;
      reject(new Refusal(code, detail, extra));
    });
  });
}
