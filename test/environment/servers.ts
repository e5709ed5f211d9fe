/** The PostgreSQL and the Temporal server of one test run. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATHS } from '../../api/paths.ts';
import { CAF, USERS } from '../../worker/local/invented.ts';
import { onceWeAreGone } from '../../worker/local/child.ts';
import { freePorts, HOST } from '../../worker/local/ports.ts';
import { startPostgres } from '../../worker/local/postgres.ts';
import { findTemporalCli } from '../../worker/local/temporal-cli.ts';
import { newProviderKeys, type ProviderKeys } from '../../worker/local/provider/keys.ts';
import { CALLBACK } from '../../worker/local/provider/names.ts';
import { startProvider, type Person } from '../../worker/local/provider/provider.ts';
import { ROLES } from '../../workflows/rules/case.ts';
import { startTemporal } from '../../worker/local/temporal.ts';
import { announce, type TestServers } from './announcement.ts';

const KEPT_EXECUTABLES = fileURLToPath(new URL('../../.jalon/bin', import.meta.url));

export interface Starting {
  /** Where the servers keep their data, and say how to reach them. */
  folder: string;
  /** Ends what was started, once it has started. */
  stop: () => Promise<void>;
}

/** Begins to start both and does not wait: tests of pure rules need neither. */
export function startServers(): Starting {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-test-'));
  // As root, PostgreSQL runs as another account, which has to get in.
  chmodSync(folder, 0o711);
  const guard = onceWeAreGone('sh', '-c', 'sleep 1; rm -rf "$0"', folder);
  // A port free a moment ago may be taken by whatever else runs here: once more, with others.
  const starting = startBoth(folder).catch(() => startBoth(join(folder, 'again')));
  const announced = starting.then(
    ({ servers }) => announce(folder, { servers }),
    (error: Error) => announce(folder, { failure: error.message }),
  );
  const stop = async () => {
    await announced;
    await starting.then(({ kill }) => kill()).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
    guard.release();
  };
  return { folder, stop };
}

async function startBoth(folder: string): Promise<{ servers: TestServers; kill: () => Promise<unknown> }> {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const [postgresPort = 0, temporalPort = 0, uiPort = 0, ...browserPorts] = await freePorts(5);
  const keys = newProviderKeys();
  const starting = [
    startTestPostgres(folder, postgresPort),
    startTestTemporal(folder, temporalPort, uiPort),
    startTestProvider(keys, browserPorts),
  ] as const;
  try {
    const [postgres, temporal, provider] = await Promise.all(starting);
    const { address, namespace, cli } = temporal;
    const engine = { temporalAddress: address, namespace, temporalCli: cli };
    const browsers = { ports: browserPorts, secret: keys.uiSecret };
    const pages = { temporalUiUrl: `http://${HOST}:${uiPort}`, browsers };
    const servers = { postgresUrl: postgres.url(), ...engine, ...pages, issuer: provider.issuer };
    return { servers, kill: () => Promise.all([postgres.kill(), temporal.kill(), provider.stop()]) };
  } catch (error) {
    const settled = await Promise.allSettled(starting);
    for (const one of settled) if (one.status === 'fulfilled') await end(one.value);
    throw error;
  }
}

function startTestPostgres(folder: string, port: number) {
  return startPostgres({
    folder: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    port,
    password: randomBytes(12).toString('hex'),
    durable: false,
  });
}

function end(started: { kill: () => Promise<void> } | { stop: () => Promise<void> }): Promise<void> {
  return 'kill' in started ? started.kill() : started.stop();
}

/** Signs in whoever is asked for: the invented people as they are, anyone else as they say or are named (`t-partner`). */
function startTestProvider(keys: ProviderKeys, browserPorts: readonly number[]) {
  const redirectUris = browserPorts.map((port) => `http://${HOST}:${port}${CALLBACK}`);
  return startProvider({ port: 0, keys, people: USERS, find: anyone, redirectUris });
}

function anyone({ person: id = '', role, organisation }: Record<string, string | undefined>): Person {
  const named = ROLES.find((one) => id === `t-${one}`);
  const stranger = { id, role: role ?? named ?? 'caseworker', organisationId: organisation ?? CAF.id };
  return USERS.find((user) => user.id === id) ?? stranger;
}

async function startTestTemporal(folder: string, port: number, uiPort: number) {
  const { TEMPORAL_CLI: chosen, PATH: path = '' } = process.env;
  const cli = await findTemporalCli({ chosen, path, folder: KEPT_EXECUTABLES });
  const file = join(folder, 'temporal.db');
  const ui = { port: uiPort, publicPath: PATHS.engine };
  return { ...(await startTemporal({ cli, file, port, ui, log: join(folder, 'temporal.log') })), cli };
}
