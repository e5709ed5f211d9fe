/** The database, opened: what every repository of this folder takes first. */
import type { EventEmitter } from 'node:events';
import { MikroORM } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import type { KeyService } from '../keys/key-service.ts';
import { ENTITIES } from './entities/index.ts';
import { findCaseOfWorkflow } from './keys/case-of-workflow.ts';
import { Keyring } from './keys/keyring.ts';

/** Only the modules of this folder look inside. */
export interface Store {
  readonly orm: MikroORM;
  /** For statements that say more than the ORM can; the same connections as the ORM's. */
  readonly pool: Pool;
  /** Where wrapped keys lie: the same connections, unless the keys have a database of their own. */
  readonly keysPool: Pool;
  /** The keys under which what is private is sealed. */
  readonly keys: Keyring;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections at most; 10 unless said otherwise. */
  poolSize?: number;
  /** The database of the wrapped keys, where it is another one. */
  keysUrl?: string | undefined;
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
export function openStore(
  url: string,
  keyService: KeyService,
  { poolSize = 10, keysUrl }: StoreOptions = {},
): Store {
  let pool: Pool | undefined;
  const orm = new MikroORM({
    entities: [...ENTITIES],
    clientUrl: url,
    pool: { max: poolSize },
    driverOptions: {
      ...PATIENCE,
      // As a whole: what it says of TLS (sslmode, sslrootcert…) is for the driver alone to read.
      connectionString: url,
      keepAlive: true,
      onPoolCreated: (created: Pool) => (pool = discreet(created)),
    },
    // Families are in these statements: an error tells its code, never its values.
    logger: () => {},
  });
  // The driver makes the pool when first asked for its client; it connects when first used.
  orm.em.getConnection().getClient();
  if (!pool) throw new Error('The driver made no pool of connections.');
  const data = pool;
  const keysPool = keysUrl === undefined || keysUrl === url ? data : openKeysPool(keysUrl);
  const keys = new Keyring(keysPool, keyService, (workflowId) => findCaseOfWorkflow(data, workflowId));
  const close = async () => {
    await orm.close(true);
    // The ORM ends only a pool it has used itself; one left open would keep the process waiting.
    if (!data.ended) await data.end();
    if (keysPool !== data) await keysPool.end();
  };
  return { orm, pool, keysPool, keys, close };
}

/** Keys are few and remembered: some connections are enough. */
function openKeysPool(connectionString: string): Pool {
  const pool = discreet(new Pool({ connectionString, max: 3, ...PATIENCE, keepAlive: true }));
  // An idle connection that breaks is replaced when next needed.
  return pool.on('error', () => {});
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
