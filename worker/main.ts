/** The worker as a process of its own: `node worker/main.ts`. It finishes the tasks under way before it stops. */
import { Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { createActivities } from '../activities/index.ts';
import { localKeyService } from '../activities/keys/key-service.ts';
import { openPress } from '../activities/letters/press.ts';
import { openStore } from '../activities/store/store.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { serviceSettings } from './config.ts';
import { connectClient } from './engine-client.ts';
import { createCatchUp } from './local/rehearsal.ts';
import { scheduleRetention } from './schedule.ts';
import { createWorker } from './worker.ts';

const settings = serviceSettings();
const log = pino({ name: 'worker' });
const { workflows, metrics } = settings.worker;
const { address, namespace, tls } = settings.temporal;
const engine = { address, ...(tls && { tls }) };
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ level }, message)),
  shutdownSignals: ['SIGINT', 'SIGTERM'],
  ...(metrics && { telemetryOptions: { metrics: { prometheus: { bindAddress: metrics } } } }),
});

const native = await NativeConnection.connect(engine);
const connection = await Connection.connect(engine);
const store = openStore(settings.databaseUrl, localKeyService(settings.masterKeys), {
  keysUrl: settings.keysDatabaseUrl,
});
const client = connectClient({ connection, namespace, keys: store.keys });
const press = openPress();
const mailer = createTransport(settings.mail.smtpUrl);

const activities = createActivities({
  store,
  client,
  taskQueue: TASK_QUEUE,
  identityKey: settings.identityKey,
  webhooksInside: settings.webhooksInside,
  press,
  mailer,
  from: settings.mail.from,
  log,
  ...(settings.mode === 'rehearsal' && { catchUp: createCatchUp(client) }),
});
const worker = await createWorker({
  connection: native,
  namespace,
  keys: store.keys,
  activities,
  ...(workflows && { workflowBundle: { codePath: workflows } }),
});
await scheduleRetention(client);
log.info('worker ready');
try {
  await worker.run();
} finally {
  mailer.close();
  await Promise.all([connection.close(), native.close(), store.close(), press.close()]);
}
