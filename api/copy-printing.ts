/** The pages of a family's copy, set in a thread of their own: they may be many, and others are answered meanwhile. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FamilyCopy } from '../activities/letters/family-copy/model.ts';

const THREAD = fileURLToPath(new URL('copy-thread.ts', import.meta.url));

/** What the thread is given. */
export interface CopyToPrint {
  copy: FamilyCopy;
  letters: readonly Uint8Array[];
}

export function printCopy(copy: FamilyCopy, letters: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const workerData: CopyToPrint = { copy, letters };
    const thread = new Worker(THREAD, { workerData });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread ended without an answer.')));
    thread.once('message', resolve);
  });
}
