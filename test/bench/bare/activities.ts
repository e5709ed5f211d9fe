/** What a bare update awaits: nothing at all, or one row written and committed. */
import type { Pool } from 'pg';

export type BareActivities = ReturnType<typeof createBareActivities>;

export function createBareActivities(pool: Pool) {
  return {
    nothing: async (): Promise<void> => {},
    oneRow: async (): Promise<void> => {
      await pool.query('insert into bench_row default values');
    },
  };
}
