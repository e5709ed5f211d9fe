/** What the trace costs: an entry against the request it is of, many at once, and the room that entries take. */
import { randomUUID } from 'node:crypto';
import { openTrace, type Trace } from '../../activities/store/trace.ts';
import { rowsOf } from '../../activities/store/statements.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { CAF } from '../../worker/local/invented.ts';
import { CASEWORKER, Family } from './family.ts';
import type { BenchHouse } from './house.ts';
import { interleaved, perSecond, type Samples } from './sampling.ts';
import { meetingOn } from './year.ts';

/** The names under which `timeTrace` answers its samples. */
export const READ = 'a case read, through HTTP';
export const WRITE = 'record-meeting, through HTTP';
export const SEEN = 'of it, the entry of something seen';
export const DONE = 'of it, the entry of something done';

/** A chain of its own: that of the families is left as it is. */
const BENCH = 'bench';

export async function timeTrace({ door, store }: BenchHouse, rounds: number): Promise<Map<string, Samples>> {
  const family = await Family.inProgress(door, 'Tracée');
  const trace = openTrace(store);
  return interleaved(
    [
      { name: READ, run: async () => bodyOf(await door.get(CASEWORKER, `/v1/accompaniments/${family.id}`)) },
      { name: SEEN, run: () => add(trace, family.id, true) },
      { name: WRITE, run: () => family.take(CASEWORKER, 'record-meeting', meetingOn(family.today)) },
      { name: DONE, run: () => add(trace, family.id, false) },
    ],
    rounds,
  );
}

/** How many entries a second, each waited for by whoever adds it, `processes` chains writing to one. */
export function rateOfTrace(
  { store }: BenchHouse,
  callers: number,
  processes: number,
  onlySeen: boolean,
): Promise<number> {
  const traces = Array.from({ length: processes }, () => openTrace(store));
  const workers = Array.from({ length: callers }, (_, n) => () => {
    const trace = traces[n % processes];
    return trace ? add(trace, randomUUID(), onlySeen) : Promise.resolve();
  });
  return perSecond(workers, 3000);
}

/** Bytes of an entry on disk, with its indexes. */
export async function sizeOfEntry({ store }: BenchHouse): Promise<number> {
  await store.pool.query('vacuum analyze trace_entry');
  const [row] = await rowsOf<{ size: string }>(store.pool, {
    text: `select pg_total_relation_size('trace_entry') / greatest(count(*), 1) as size from trace_entry`,
  });
  return Number(row?.size);
}

function add(trace: Trace, caseId: string, onlySeen: boolean): Promise<void> {
  return trace.append({
    organisationId: BENCH,
    by: { id: CASEWORKER, role: 'caseworker', organisationId: CAF.id },
    address: '192.0.2.1',
    action: 'read-accompaniment',
    outcome: 'done',
    cases: [caseId],
    households: [],
    requestId: randomUUID(),
    onlySeen,
  });
}
