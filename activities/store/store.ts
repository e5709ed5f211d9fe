/** The database, opened: what every repository of this folder takes first. */
import type { EventEmitter } from 'node:events';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { ENTITIES } from './entities/index.ts';

/** Only the modules of this folder look inside. */
export interface Store {
  readonly orm: MikroORM;
  /** For statements that say more than the ORM can; the same connections as the ORM's. */
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections at most; 10 unless said otherwise. */
  poolSize?: number;
}

/**
 * How long to wait, in milliseconds, before a trouble is one: for a connection, for an answer, and for someone
 * who has begun a transaction and is heard of no more, so that nobody waits for their locks.
 */
const PATIENCE = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** Opens the store without waiting for the database, which may be away for a while. */
export function openStore(url: string, { poolSize = 10 }: StoreOptions = {}): Store {
  let pool: Pool | undefined;
  const orm = new MikroORM({
    entities: [...ENTITIES],
    clientUrl: url,
    pool: { max: poolSize },
    driverOptions: {
      ...PATIENCE,
      keepAlive: true,
      onPoolCreated: (created: Pool) => (pool = discreet(created)),
    },
    // Families are in these statements: an error tells its code, never its values.
    logger: () => {},
  });
  // The driver makes the pool when first asked for its client; it connects when first used.
  orm.em.getConnection().getClient();
  if (!pool) throw new Error('The driver made no pool of connections.');
  return { orm, pool, close: () => orm.close(true) };
}

/**
 * PostgreSQL tells in the details of some errors what the row held, and everything that logs an error would tell
 * it on: the details go before anyone sees them. Its own log is the server's business (docs/operations.md).
 */
function discreet(pool: Pool): Pool {
  return pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on('errorMessage', (error: { detail?: string; where?: string }) => {
      delete error.detail;
      delete error.where;
    });
  });
}
