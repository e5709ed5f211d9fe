/** The API on a real database with no engine behind it: enough for all that does not touch a course. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import pino, { type DestinationStream } from 'pino';
import { openStore, type Store } from '../../activities/store/store.ts';
import { createApp } from '../../api/app.ts';
import type { AppOptions } from '../../api/deps.ts';
import { TEST_KEYS } from '../activities/store/opened.ts';
import { freshDatabase, testServers } from '../environment/connect.ts';
import { populate } from '../environment/installation.ts';
import { signInBy } from '../environment/sign-in.ts';
import { Api } from '../families/api.ts';

export interface Alone {
  api: Api;
  store: Store;
  stop(): Promise<void>;
}

export interface AloneOptions extends Partial<AppOptions> {
  /** Where the log goes; nowhere unless said otherwise. */
  logTo?: DestinationStream;
}

/** Nobody listens on this port: it is the first that no ordinary process may take. */
const NOBODY = '127.0.0.1:1';

/** A database with the usual people, and the API in front of it. */
export async function startAlone({ logTo, ...options }: AloneOptions = {}): Promise<Alone> {
  const database = await freshDatabase();
  const store = openStore(database.url, TEST_KEYS);
  await populate(store, {});
  const alone = await startBare(store, { ...options, ...(logTo && { log: pino({}, logTo) }) });
  const stop = async () => {
    await alone.stop();
    await store.close();
    await database.drop();
  };
  return { api: alone.api, store, stop };
}

/** The API in front of a store that may be away. */
export async function startBare(store: Store, options: Partial<AppOptions> = {}) {
  const connection = Connection.lazy({ address: NOBODY });
  const app = createApp({
    store,
    client: new Client({ connection }),
    deadlineMs: 500,
    log: pino({ level: 'silent' }),
    identityKey: randomBytes(32),
    webhooksInside: [],
    signIn: signInBy((await testServers()).issuer),
    ...options,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    await connection.close();
  };
  return { api: new Api(`http://127.0.0.1:${port}`), stop };
}
