/** The database, opened: what every repository of this folder takes first. */
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

/** Opens the store without waiting for the database, which may be away for a while. */
export function openStore(url: string, { poolSize = 10 }: StoreOptions = {}): Store {
  let pool: Pool | undefined;
  const orm = new MikroORM({
    entities: [...ENTITIES],
    clientUrl: url,
    pool: { max: poolSize },
    driverOptions: { onPoolCreated: (created: Pool) => (pool = created) },
    // Families are in these statements: an error tells its code, never its values.
    logger: () => {},
  });
  orm.em.getConnection().getClient();
  if (!pool) throw new Error('The driver made no pool of connections.');
  return { orm, pool, close: () => orm.close(true) };
}
