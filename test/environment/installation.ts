/**
 * A whole installation for one test file: its own database and task queue on the servers of the run, a worker, the
 * API on a port of its own, and an inbox. Tests go in through its front door.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { Connection, type Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../../activities/index.ts';
import { localKeyService } from '../../activities/keys/key-service.ts';
import { openPress } from '../../activities/letters/press.ts';
import { openStore, type Store } from '../../activities/store/store.ts';
import { saveOrganisation, saveUser, type Organisation } from '../../activities/store/organisations.ts';
import { createApp } from '../../api/app.ts';
import type { EnginePagesSettings } from '../../api/deps.ts';
import { UI_CLIENT } from '../../worker/local/provider/names.ts';
import { createCatchUp, createRehearsal } from '../../worker/local/rehearsal.ts';
import { ASSOCIATION, CAF, COUNCIL, USERS } from '../../worker/local/invented.ts';
import { connectClient } from '../../worker/engine-client.ts';
import { createWorker } from '../../worker/worker.ts';
import { workflowBundle } from './bundle.ts';
import { freshDatabase, testServers, type TestServers } from './connect.ts';
import { startInbox, type Inbox } from './inbox.ts';
import { startNative } from './native.ts';
import { signInBy } from './sign-in.ts';

export interface Installation {
  /** Where the API is, without a final slash. */
  url: string;
  store: Store;
  databaseUrl: string;
  client: Client;
  taskQueue: string;
  inbox: Inbox;
  stop(): Promise<void>;
}

export interface InstallationOptions {
  /** Changes to the organisations it starts with. */
  caf?: Partial<Organisation>;
  /** Milliseconds the API waits for the engine. */
  deadlineMs?: number;
  /** Networks inside that webhooks may tell. */
  webhooksInside?: readonly string[];
  /** Serves the engine's pages too, on one of the two ports to which browsers come back: 0 or 1, one file each. */
  enginePages?: 0 | 1;
}

export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const runtime = startNative();
  const [servers, database, inbox, bundle] = await Promise.all([
    testServers(),
    freshDatabase(),
    startInbox(),
    workflowBundle(),
  ]);
  const store = openStore(database.url, localKeyService([randomBytes(32)]));
  await populate(store, options);
  const taskQueue = `cases-${randomBytes(4).toString('hex')}`;
  const { temporalAddress: address, namespace } = servers;
  const connection = await Connection.connect({ address });
  const client = connectClient({ connection, namespace, keys: store.keys });
  const press = openPress();
  const identityKey = randomBytes(32);
  const { webhooksInside = [] } = options;
  const native = await NativeConnection.connect({ address });
  const activities = createActivities({
    store,
    client,
    taskQueue,
    catchUp: createCatchUp(client),
    identityKey,
    webhooksInside,
    press,
    mailer: inbox.mailer,
    from: 'jalon@exempleville.example',
    log: pino({ level: 'silent' }),
  });
  const worker = await createWorker({
    connection: native,
    namespace,
    keys: store.keys,
    activities,
    workflowBundle: bundle,
    taskQueue,
  });
  const running = worker.run();
  const pages =
    options.enginePages === undefined ? undefined : pagesOf(servers, options.enginePages, identityKey);
  const app = createApp({
    store,
    client,
    taskQueue,
    deadlineMs: options.deadlineMs ?? 10_000,
    log: pino({ level: 'silent' }),
    signIn: signInBy(servers.issuer),
    identityKey,
    webhooksInside,
    ...(pages && { enginePages: pages.settings }),
    rehearsal: createRehearsal(client, store),
  });
  const server = await listen(createServer({ maxHeaderSize: 64 * 1024 }, app), pages?.port ?? 0);
  const stop = async () => {
    await close(server);
    worker.shutdown();
    await running;
    await Promise.all([native.close(), connection.close(), inbox.stop(), press.close()]);
    await store.close();
    await database.drop();
    await runtime.stop();
  };
  return { url: urlOf(server), store, databaseUrl: database.url, client, taskQueue, inbox, stop };
}

/** The organisations and people that one machine starts with too. */
export async function populate(store: Store, { caf = {} }: InstallationOptions): Promise<void> {
  await saveOrganisation(store, { ...CAF, ...caf });
  await saveOrganisation(store, COUNCIL);
  await saveOrganisation(store, ASSOCIATION);
  for (const user of USERS) await saveUser(store, user);
}

function pagesOf({ temporalUiUrl: uiUrl, browsers }: TestServers, place: 0 | 1, secret: Uint8Array) {
  const port = browsers.ports[place] ?? 0;
  const client = { id: UI_CLIENT, secret: browsers.secret, scope: 'openid' };
  const publicUrl = `http://127.0.0.1:${port}`;
  const settings: EnginePagesSettings = { uiUrl, browser: { publicUrl, client, secret } };
  return { port, settings };
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
