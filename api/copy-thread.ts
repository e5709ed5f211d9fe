/** What runs in the thread of copy-printing.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderFamilyCopy } from '../activities/letters/family-copy/render.ts';
import type { CopyToPrint } from './copy-printing.ts';

const { copy, letters } = workerData as CopyToPrint;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there is no origin
parentPort?.postMessage(new Uint8Array(await renderFamilyCopy(copy, letters)));
