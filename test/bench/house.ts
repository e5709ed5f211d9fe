/** The installation that is measured: what `npm start` starts, with data of its own, and a bare worker beside it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection, type Client } from '@temporalio/client';
import { localKeyService } from '../../activities/keys/key-service.ts';
import { openStore, type Store } from '../../activities/store/store.ts';
import { environmentWith, localSettings, type LocalSettings } from '../../worker/config.ts';
import { connectClient } from '../../worker/engine-client.ts';
import { onceWeAreGone, startChild, untilReady } from '../../worker/local/child.ts';
import { FrontDoor } from '../../worker/local/front-door.ts';
import { startHouse } from '../../worker/local/house.ts';
import { Parts } from '../../worker/local/parts.ts';
import { freePorts, HOST } from '../../worker/local/ports.ts';
import { secretsIn } from '../../worker/local/secrets.ts';
import { NAMESPACE } from '../../worker/local/temporal.ts';
import { populate } from '../environment/installation.ts';

const BARE_WORKER = fileURLToPath(new URL('bare/worker.ts', import.meta.url));
/** As the local start gives its worker. */
const WORKER_FLAGS = ['--max-semi-space-size=64'];

export interface BenchHouse {
  door: FrontDoor;
  client: Client;
  store: Store;
  databaseUrl: string;
}

/** Starts everything, does the work, and leaves neither process nor folder behind, even when interrupted. */
export async function inBenchHouse<Result>(work: (house: BenchHouse) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
  // As root, PostgreSQL runs as another account, which has to get in.
  chmodSync(folder, 0o711);
  const guard = onceWeAreGone('sh', '-c', 'sleep 1; rm -rf "$0"', folder);
  const parts = new Parts();
  try {
    return await Promise.race([start(folder, parts).then(work), interrupted(), parts.ended]);
  } finally {
    await parts.stopAll();
    rmSync(folder, { recursive: true, force: true });
    guard.release();
  }
}

async function start(folder: string, parts: Parts): Promise<BenchHouse> {
  // One machine asks for everybody.
  Object.assign(process.env, { JALON_LIMIT_PER_ADDRESS: '0', JALON_LIMIT_PER_PERSON: '0' });
  const settings = await settingsIn(folder);
  const { api, database, keysDatabase } = await startHouse({
    settings,
    without: new Set(['families']),
    parts,
    say: () => {},
  });
  const address = `${HOST}:${settings.ports.temporal}`;
  await startBareWorker(folder, parts, database, address);
  const connection = await Connection.connect({ address });
  const masterKey = Buffer.from(secretsIn(folder).masterKey, 'base64');
  const store = openStore(database, localKeyService([masterKey]), { keysUrl: keysDatabase });
  await parts.add({
    name: 'Our own connections',
    stop: async () => void (await Promise.all([connection.close(), store.close()])),
  });
  await populate(store, {});
  const client = connectClient({ connection, namespace: NAMESPACE, keys: store.keys });
  return { door: new FrontDoor(api), client, store, databaseUrl: database };
}

async function settingsIn(dataFolder: string): Promise<LocalSettings> {
  const usual = localSettings();
  const names = Object.keys(usual.ports) as (keyof LocalSettings['ports'])[];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, free[index]]));
  return { ...usual, dataFolder, ports: ports as LocalSettings['ports'] };
}

async function startBareWorker(folder: string, parts: Parts, databaseUrl: string, address: string) {
  const worker = await startChild({
    name: 'The bare worker',
    command: process.execPath,
    args: [...WORKER_FLAGS, BARE_WORKER],
    log: join(folder, 'logs', 'bare-worker.log'),
    env: environmentWith({
      BENCH_DATABASE_URL: databaseUrl,
      BENCH_TEMPORAL: address,
      BENCH_NAMESPACE: NAMESPACE,
    }),
  });
  await parts.add(worker);
  await untilReady(worker, async () => worker.written().includes('bare worker ready'));
}

/** Rejected at a Ctrl-C, so that everything is stopped on the way out. */
function interrupted(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => reject(new Error(`Interrupted (${signal}).`)));
    }
  });
}
