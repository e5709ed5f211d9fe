/**
 * A whole installation as processes of its own: the worker and the API as `npm start` runs them, on an engine and,
 * if asked for, a PostgreSQL that nobody else uses. Each can be killed and started again; none outlives the test.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Connection, type Client } from '@temporalio/client';
import { localKeyService } from '../../activities/keys/key-service.ts';
import { openStore, type Store } from '../../activities/store/store.ts';
import { environmentWith, PROJECT } from '../../worker/config.ts';
import { connectClient } from '../../worker/engine-client.ts';
import { onceWeAreGone, startChild, untilReady, type Child } from '../../worker/local/child.ts';
import { Parts } from '../../worker/local/parts.ts';
import { HOST } from '../../worker/local/ports.ts';
import { startPostgres } from '../../worker/local/postgres.ts';
import { AUDIENCE } from '../../worker/local/provider/names.ts';
import { NAMESPACE, startTemporal } from '../../worker/local/temporal.ts';
import { workflowBundle } from './bundle.ts';
import { freshDatabase, testServers } from './connect.ts';
import { startInbox, type Inbox } from './inbox.ts';
import { populate } from './installation.ts';
import { startNative } from './native.ts';
import { keptPorts } from './kept-ports.ts';
import { Restartable } from './restartable.ts';

export interface ProcessesOptions {
  /** A PostgreSQL of its own, which can be stopped; otherwise a database on that of the run. */
  ownPostgres?: boolean;
  /** Added to what the engine is started with: `key=json`. */
  dynamicConfig?: string[];
}

export interface Processes {
  /** Where the API is, without a final slash; the same after a restart. */
  url: string;
  /** Where the worker publishes its figures. */
  workerMetricsUrl: string;
  databaseUrl: string;
  /** Where the engine's database and the logs of all lie. */
  folder: string;
  store: Store;
  client: Client;
  inbox: Inbox;
  worker: Restartable;
  api: Restartable;
  engine: Restartable;
  /** Starts whatever a test has left stopped. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** With the PostgreSQL of its own that was asked for. */
export interface ProcessesWithPostgres extends Processes {
  postgres: Restartable;
}

/** Starts everything and waits until it can be used; on failure nothing is left behind. */
export async function startProcesses(
  options: ProcessesOptions & { ownPostgres: true },
): Promise<ProcessesWithPostgres>;
export async function startProcesses(options?: ProcessesOptions): Promise<Processes>;
export async function startProcesses(options: ProcessesOptions = {}): Promise<Processes> {
  const parts = new Parts();
  try {
    return { ...(await startAll(options, parts)), stop: () => parts.stopAll() };
  } catch (error) {
    await parts.stopAll();
    throw error;
  }
}

async function startAll(options: ProcessesOptions, parts: Parts): Promise<Omit<Processes, 'stop'>> {
  await parts.add({ name: 'the native side', ...startNative() });
  const folder = await folderIn(parts);
  const [apiPort = 0, enginePort = 0, postgresPort = 0, metricsPort = 0] = await keptPorts(4);
  const [database, { engine, address, connection }, inbox] = await Promise.all([
    options.ownPostgres ? ownDatabase(folder, postgresPort, parts) : sharedDatabase(parts),
    startEngine(folder, enginePort, options, parts),
    startMail(parts),
  ]);
  const masterKey = randomBytes(32);
  const store = openStore(database.url, localKeyService([masterKey]));
  const client = connectClient({ connection, namespace: NAMESPACE, keys: store.keys });
  await parts.add({ name: 'the store', stop: () => store.close() });
  await populate(store, {});
  const url = `http://${HOST}:${apiPort}`;
  const { issuer } = await testServers();
  const env = {
    ...serviceEnvironment(apiPort, database.url, address, inbox.url, masterKey),
    JALON_OIDC_ISSUER: issuer,
    JALON_OIDC_AUDIENCE: AUDIENCE,
    JALON_LIMIT_PER_ADDRESS: '0',
    JALON_LIMIT_PER_PERSON: '0',
    // As in production: a worker killed and started again would make them again each time.
    JALON_WORKFLOWS: (await workflowBundle()).codePath,
    JALON_WORKER_METRICS: `${HOST}:${metricsPort}`,
  };
  const workerMetricsUrl = `http://${HOST}:${metricsPort}/metrics`;
  const worker = new Restartable('The worker', () => startWorker(folder, env));
  const api = new Restartable('The API', () => startApi(folder, env, url));
  for (const one of [worker, api]) await parts.add({ name: one.name, stop: () => one.kill() });
  const servers = [...(database.postgres ? [database.postgres] : []), engine];
  const mend = async () => {
    for (const one of servers) await one.start();
    await Promise.all([worker.start(), api.start()]);
  };
  await mend();
  const { url: databaseUrl, ...postgres } = database;
  const reached = { url, workerMetricsUrl, databaseUrl, folder, store, client, inbox };
  return { ...reached, worker, api, engine, mend, ...postgres };
}

async function folderIn(parts: Parts): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-processes-'));
  // As root, PostgreSQL runs as another account, which has to get in.
  chmodSync(folder, 0o711);
  const guard = onceWeAreGone('sh', '-c', 'sleep 1; rm -rf "$0"', folder);
  const stop = async () => {
    rmSync(folder, { recursive: true, force: true });
    guard.release();
  };
  await parts.add({ name: 'the folder', stop });
  return folder;
}

async function sharedDatabase(parts: Parts): Promise<{ url: string; postgres?: Restartable }> {
  const { url, drop } = await freshDatabase();
  await parts.add({ name: 'the database', stop: drop });
  return { url };
}

async function ownDatabase(
  folder: string,
  port: number,
  parts: Parts,
): Promise<{ url: string; postgres: Restartable }> {
  const options = {
    folder: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    port,
    password: randomBytes(12).toString('hex'),
    databases: ['jalon'],
    durable: false,
  };
  let url = '';
  const postgres = new Restartable('PostgreSQL', async () => {
    const started = await startPostgres(options);
    url = started.url('jalon');
    return started;
  });
  await parts.add({ name: postgres.name, stop: () => postgres.stop() });
  await postgres.start();
  const env = environmentWith({ JALON_DATABASE_URL: url });
  await promisify(execFile)(process.execPath, [join(PROJECT, 'worker/migrate.ts')], { env });
  return { url, postgres };
}

async function startEngine(
  folder: string,
  port: number,
  { dynamicConfig = [] }: ProcessesOptions,
  parts: Parts,
) {
  const { temporalCli: cli } = await testServers();
  const file = join(folder, 'temporal.db');
  const log = join(folder, 'temporal.log');
  const engine = new Restartable('Temporal', () => startTemporal({ cli, file, port, log, dynamicConfig }));
  await parts.add({ name: engine.name, stop: () => engine.kill() });
  await engine.start();
  const address = `${HOST}:${port}`;
  const connection = await Connection.connect({ address });
  await parts.add({ name: 'the connection', stop: () => connection.close() });
  return { engine, address, connection };
}

async function startMail(parts: Parts): Promise<Inbox> {
  return parts.add({ name: 'the inbox', ...(await startInbox()) });
}

function startWorker(folder: string, env: Record<string, string>): Promise<Child> {
  return startNode(folder, 'worker', env, async (worker) => worker.written().includes('worker ready'));
}

/** Not until it is ready, which takes an engine and a worker: a test may want it without. */
function startApi(folder: string, env: Record<string, string>, url: string): Promise<Child> {
  return startNode(folder, 'api', env, () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

async function startNode(
  folder: string,
  name: string,
  env: Record<string, string>,
  isReady: (child: Child) => Promise<boolean>,
): Promise<Child> {
  const child = await startChild({
    name,
    command: process.execPath,
    args: [join(PROJECT, 'worker', name === 'worker' ? 'main.ts' : `${name}.ts`)],
    log: join(folder, `${name}.log`),
    env: environmentWith(env),
  });
  try {
    await untilReady(child, () => isReady(child));
  } catch (error) {
    await child.kill();
    throw error;
  }
  return child;
}

function serviceEnvironment(
  port: number,
  databaseUrl: string,
  temporalAddress: string,
  smtpUrl: string,
  masterKey: Buffer,
) {
  return {
    JALON_MODE: 'rehearsal',
    JALON_API_HOST: HOST,
    JALON_API_PORT: String(port),
    JALON_PUBLIC_URL: `http://${HOST}:${port}`,
    JALON_DATABASE_URL: databaseUrl,
    JALON_TEMPORAL_ADDRESS: temporalAddress,
    JALON_TEMPORAL_NAMESPACE: NAMESPACE,
    JALON_SMTP_URL: smtpUrl,
    JALON_MAIL_FROM: 'Jalon <ne-pas-repondre@jalon.invalid>',
    JALON_IDENTITY_KEY: randomBytes(32).toString('base64'),
    JALON_MASTER_KEYS: masterKey.toString('base64'),
  };
}
