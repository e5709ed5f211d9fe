/**
 * Where the trace ends, written to the log every hour: the log leaves the machine, or should, and what stood there
 * cannot be cut off the chain unseen. `worker/verify-trace.ts --anchors` reads such lines back.
 */
import type { Logger } from 'pino';
import type { Store } from '../activities/store/store.ts';
import { traceHeads } from '../activities/store/trace-reading.ts';
import { writeAnchors } from '../activities/store/trace-check.ts';

const HOUR_MS = 3_600_000;

/** Begins at once; answers how to end it. */
export function anchorInLog(store: Store, log: Logger, everyMs = HOUR_MS): () => void {
  let written = '';
  const write = async () => {
    const anchors = writeAnchors(await traceHeads(store));
    if (anchors === written) return;
    written = anchors;
    for (const anchor of anchors.split('\n')) log.info({ anchor }, 'trace anchor');
  };
  const attempt = () => void write().catch(() => log.warn('trace anchor not written'));
  attempt();
  const timer = setInterval(attempt, everyMs);
  return () => clearInterval(timer);
}
