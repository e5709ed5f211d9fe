/** Whether the process is up, and whether it can be of use. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { findOrganisation } from '../../activities/store/organisations.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';

const PATIENCE_MS = 3000;
const SHARED = { method: 'get', tag: 'Service', access: 'anyone', answers: 'done' } as const;

const ready = z.strictObject({ database: z.boolean(), engine: z.boolean(), worker: z.boolean() });
type Ready = z.output<typeof ready>;

export function healthOperations(deps: Deps): Operation[] {
  return [
    operation({
      ...SHARED,
      name: 'health',
      path: PATHS.health,
      summary: 'The process is up',
      answer: z.strictObject({ status: z.literal('up') }),
      handle: () => ({ body: { status: 'up' } }),
    }),
    operation({
      ...SHARED,
      name: 'readiness',
      path: PATHS.readiness,
      summary: 'The database and the engine can be reached, and a worker works',
      answer: ready,
      refusals: ['not-ready'],
      handle: async () => {
        const found = await look(deps);
        if (Object.values(found).every(Boolean)) return { body: found };
        throw new Refusal('not-ready', 'Something the service needs is away.', { ...found });
      },
    }),
  ];
}

async function look({ store, engine, now }: Deps): Promise<Ready> {
  const [database, worker] = await Promise.all([
    answers(findOrganisation(store, 'none')),
    answers(engine.hasWorker(now())),
  ]);
  return { database: database.reached, engine: worker.reached, worker: worker.found === true };
}

/** Whether something answers at all in good time, and what. */
async function answers<Found>(asked: Promise<Found>): Promise<{ reached: boolean; found?: Found }> {
  const patience = new AbortController();
  const tooLate = pause(PATIENCE_MS, { reached: false }, { signal: patience.signal });
  tooLate.catch(() => {});
  try {
    return await Promise.race([asked.then((found) => ({ reached: true, found })), tooLate]);
  } catch {
    return { reached: false };
  } finally {
    patience.abort();
  }
}
