/** Statements sent to PostgreSQL as they are written, where they say more than the ORM can. */
import { escapeLiteral, type Pool, type PoolClient, type QueryResultRow } from 'pg';

/** A statement with its values; a named one is planned once for each connection. */
export interface Statement {
  name?: string;
  text: string;
  values?: unknown[];
}

/** The rows a statement answers. */
export async function rowsOf<Row extends QueryResultRow>(
  on: Pool | PoolClient,
  statement: Statement,
): Promise<Row[]> {
  const { rows } = await on.query<Row>(statement);
  return rows;
}

/**
 * Does the work in one transaction, alone among those that name the same `lock`. Statements of the work see what
 * the one before them committed: each takes its own snapshot, after the lock was had.
 */
export async function inTransaction<Result>(
  pool: Pool,
  lock: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtextextended(${escapeLiteral(lock)}, 0))`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A connection that cannot even roll back is broken, and is not given to the next. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/**
 * JSON that PostgreSQL can keep. It refuses U+0000 and half characters; a fact that the engine has accepted is
 * recorded all the same, with U+FFFD in their place.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
