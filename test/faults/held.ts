/** Holds back what the service writes, so that a test can act in the very middle of it. */
import { Client } from 'pg';
import { eventually } from '../environment/eventually.ts';

export interface Held {
  /** Until so many sessions wait for the release; answers their backends' pids. */
  waiting(count?: number): Promise<number[]>;
  /** Lets them go on. Harmless to repeat. */
  release(): Promise<void>;
}

/** Recording for one case: whoever records has begun, and has written nothing yet. */
export function holdRecording(databaseUrl: string, caseId: string): Promise<Held> {
  return hold(databaseUrl, 'select pg_advisory_lock(hashtextextended($1, 0))', [caseId]);
}

/** The keeping of letters: whoever keeps one has rendered it. Letters can still be read. */
export function holdLetters(databaseUrl: string): Promise<Held> {
  return hold(databaseUrl, 'lock table letter in exclusive mode');
}

/** The marking of e-mails as sent: they have left. */
export function holdNotices(databaseUrl: string): Promise<Held> {
  return hold(databaseUrl, 'lock table notice in exclusive mode');
}

async function hold(connectionString: string, lock: string, values: unknown[] = []): Promise<Held> {
  const client = new Client({ connectionString });
  // A test may stop the database while this holds.
  client.on('error', () => {});
  await client.connect();
  await client.query('begin');
  await client.query(lock, values);
  const waiting = (count = 1) =>
    eventually(`${count} waiting for: ${lock}`, async () => {
      const { rows } = await client.query<{ pid: number }>(
        'select distinct pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
      );
      return rows.length >= count && rows.map(({ pid }) => pid);
    });
  return { waiting, release: () => client.end().catch(() => {}) };
}
