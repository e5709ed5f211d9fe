/** The API as a process of its own: `node worker/api.ts`. It ends its requests before it stops. */
import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import { Connection } from '@temporalio/client';
import pino from 'pino';
import { localKeyService } from '../activities/keys/key-service.ts';
import { openStore } from '../activities/store/store.ts';
import { createApp } from '../api/app.ts';
import { serviceSettings } from './config.ts';
import { connectClient } from './engine-client.ts';
import { createRehearsal } from './local/rehearsal.ts';
import { anchorInLog } from './trace-anchors.ts';

const settings = serviceSettings();
const log = pino({ name: 'api' });
const { address, namespace, tls } = settings.temporal;
// Lazy: an engine that is away is answered with 503, not with an API that does not start.
const connection = Connection.lazy({ address, ...(tls && { tls }) });
const store = openStore(settings.databaseUrl, localKeyService(settings.masterKeys), {
  keysUrl: settings.keysDatabaseUrl,
});
const client = connectClient({ connection, namespace, keys: store.keys });
const rehearsing = settings.mode === 'rehearsal';

const { uiUrl } = settings.temporal;
const { browserClient } = settings;
const pages = uiUrl &&
  browserClient && {
    uiUrl,
    browser: { publicUrl: settings.api.publicUrl, client: browserClient, secret: settings.identityKey },
  };

const app = createApp({
  store,
  client,
  log,
  identityKey: createSecretKey(settings.identityKey),
  webhooksInside: settings.webhooksInside,
  signIn: settings.signIn,
  limits: settings.limits,
  trustedProxies: settings.api.trustedProxies,
  ...(pages && { enginePages: pages }),
  ...(rehearsing && { rehearsal: createRehearsal(client, store) }),
});
// The engine's pages carry texts in their addresses.
const server = createServer({ maxHeaderSize: 64 * 1024 }, app);
// A rehearsed year, or a slow client's upload, may take its time; nobody may take forever.
server.requestTimeout = 120_000;
server.headersTimeout = 20_000;
const endAnchors = anchorInLog(store, log);
server.listen(settings.api.port, settings.api.host, () => log.info('api ready'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  endAnchors();
  server.closeIdleConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await Promise.all([connection.close(), store.close()]);
}
