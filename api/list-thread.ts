/** The thread in which a list is read: see lists.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { hashList } from '../activities/coordination/hashes.ts';
import { parseCoordinationList } from '../activities/coordination/list.ts';
import { Refusal } from '../workflows/rules/case.ts';
import type { ListToRead, ThreadAnswer } from './lists.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there is no origin
parentPort?.postMessage(answerTo(workerData as ListToRead));

function answerTo({ csv, today, key }: ListToRead): ThreadAnswer {
  try {
    const { rows, problems } = parseCoordinationList(Buffer.from(csv), today);
    return { read: { rows: hashList(rows, key), problems } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { code: error.code, detail: error.message, extra: error.extra } };
  }
}
