/** Everything that the service is made of, started on one machine in the order in which each needs the others. */
import { join } from 'node:path';
import { PATHS } from '../../api/paths.ts';
import { environmentWith, PROJECT, type LocalSettings } from '../config.ts';
import { describeExit, lastLines, startChild, untilReady, type Child } from './child.ts';
import { startInbox } from './inbox.ts';
import { USERS } from './invented.ts';
import type { Parts } from './parts.ts';
import { HOST, requireFreePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { AUDIENCE, CALLBACK, UI_CLIENT } from './provider/names.ts';
import { startProvider } from './provider/provider.ts';
import { secretsIn, type Secrets } from './secrets.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { startTemporal } from './temporal.ts';

/** Parts that can be left out, to work on the rest or to start one's own. */
export const OPTIONAL = ['migrations', 'worker', 'api', 'families'] as const;
export type Optional = (typeof OPTIONAL)[number];

const TITLES: Record<Optional, string> = {
  migrations: 'The migration of the database',
  worker: 'The worker',
  api: 'The API',
  families: 'The making of the first families',
};

const DATABASE = 'jalon';
const KEYS_DATABASE = 'jalon_keys';

/** Where everything is, once started. */
export interface House {
  api: string;
  temporalUi: string;
  inbox: string;
  provider: string;
  database: string;
  /** Where the keys lie: apart, as in production, though here on the same server. */
  keysDatabase: string;
  /** What the seed says, such as who can sign in. */
  families: string;
}

export interface HouseOptions {
  settings: LocalSettings;
  without: ReadonlySet<Optional>;
  /** Takes each part as soon as it runs. */
  parts: Parts;
  say: (line: string) => void;
}

/** Starts everything and waits until it can be used. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { settings, without } = options;
  const secrets = secretsIn(settings.dataFolder);
  await requireFreePort(settings.ports.api, 'the API', 'JALON_API_PORT');
  const [database, temporal, inbox, provider] = await Promise.all([
    startDatabase(options, secrets),
    startEngine(options),
    startMail(options),
    startSignIn(options, secrets),
  ]);
  const [databaseUrl, keysDatabaseUrl] = [database.url(DATABASE), database.url(KEYS_DATABASE)];
  const reached = { databaseUrl, keysDatabaseUrl, temporalAddress: temporal.address, smtpUrl: inbox.smtpUrl };
  const env = serviceEnvironment(settings, secrets, { ...reached, issuer: provider.issuer });
  if (!without.has('migrations')) await runOnce(options, 'migrations', 'worker/migrate.ts', env);
  await Promise.all([
    without.has('worker') || startWorker(options, env),
    without.has('api') || startApi(options, env),
  ]);
  const families = without.has('families')
    ? ''
    : await runOnce(options, 'families', 'worker/local/families.ts', env);
  return {
    api: env.JALON_PUBLIC_URL,
    temporalUi: `${env.JALON_PUBLIC_URL}${PATHS.engine}`,
    inbox: inbox.pageUrl,
    provider: provider.issuer,
    database: databaseUrl,
    keysDatabase: keysDatabaseUrl,
    families,
  };
}

async function startDatabase({ settings, parts }: HouseOptions, { databasePassword }: Secrets) {
  const database = await startPostgres({
    folder: join(settings.dataFolder, 'postgres'),
    log: logOf(settings, 'postgres'),
    port: settings.ports.postgres,
    password: databasePassword,
    databases: [DATABASE, KEYS_DATABASE],
  });
  return parts.add(database);
}

async function startEngine({ settings, parts, say }: HouseOptions) {
  const temporal = await startTemporal({
    cli: await findTemporalCli(settings.cli, say),
    file: join(settings.dataFolder, 'temporal', 'temporal.db'),
    log: logOf(settings, 'temporal'),
    port: settings.ports.temporal,
    ui: { port: settings.ports.temporalUi, publicPath: PATHS.engine },
  });
  return parts.add(temporal);
}

async function startMail({ settings, parts }: HouseOptions) {
  const folder = join(settings.dataFolder, 'mail');
  const inbox = await startInbox({ folder, smtpPort: settings.ports.smtp, pagePort: settings.ports.inbox });
  return parts.add({ name: 'The inbox', ...inbox });
}

async function startSignIn({ settings: { ports }, parts }: HouseOptions, secrets: Secrets) {
  const provider = await startProvider({
    port: ports.provider,
    keys: secrets.provider,
    people: USERS,
    redirectUris: [`http://${HOST}:${ports.api}${CALLBACK}`],
  });
  return parts.add({ name: 'The identity provider', ...provider });
}

/** It has what it needs once it says `worker ready`. */
async function startWorker(options: HouseOptions, env: Record<string, string>): Promise<void> {
  // A tenth off a step: most of what a worker makes dies young.
  const flags = ['--max-semi-space-size=64'];
  const worker = await options.parts.add(await startNode(options, 'worker', ['worker/main.ts'], env, flags));
  await untilReady(worker, async () => worker.written().includes('worker ready'));
}

async function startApi(options: HouseOptions, env: Record<string, string>): Promise<void> {
  const api = await options.parts.add(await startNode(options, 'api', ['worker/api.ts'], env));
  await untilReady(api, () => isReady(`${env.JALON_PUBLIC_URL}/readyz`));
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Runs a script to its end; returns what it wrote. */
async function runOnce(options: HouseOptions, name: Optional, script: string, env: Record<string, string>) {
  const child = await startNode(options, name, [script], env);
  const exit = await child.exited;
  if (exit.code !== 0) throw new Error(`${child.name} failed (${describeExit(exit)}).\n${lastLines(child)}`);
  return child.written().trim();
}

function startNode(
  { settings }: HouseOptions,
  name: Optional,
  args: string[],
  env: Record<string, string>,
  flags: string[] = [],
): Promise<Child> {
  return startChild({
    name: TITLES[name],
    command: process.execPath,
    args: [...flags, ...args.map((arg) => join(PROJECT, arg))],
    log: logOf(settings, name),
    env: environmentWith(env),
  });
}

function serviceEnvironment(
  { ports }: LocalSettings,
  secrets: Secrets,
  reached: Record<'databaseUrl' | 'keysDatabaseUrl' | 'temporalAddress' | 'smtpUrl' | 'issuer', string>,
) {
  return {
    JALON_MODE: 'rehearsal',
    JALON_API_HOST: HOST,
    JALON_API_PORT: String(ports.api),
    JALON_PUBLIC_URL: `http://${HOST}:${ports.api}`,
    JALON_DATABASE_URL: reached.databaseUrl,
    JALON_KEYS_DATABASE_URL: reached.keysDatabaseUrl,
    JALON_TEMPORAL_ADDRESS: reached.temporalAddress,
    JALON_TEMPORAL_UI_URL: `http://${HOST}:${ports.temporalUi}`,
    JALON_SMTP_URL: reached.smtpUrl,
    JALON_MAIL_FROM: 'Jalon <ne-pas-repondre@jalon.invalid>',
    JALON_IDENTITY_KEY: secrets.identityKey,
    JALON_OIDC_ISSUER: reached.issuer,
    JALON_OIDC_AUDIENCE: AUDIENCE,
    JALON_MASTER_KEYS: secrets.masterKey,
    JALON_OIDC_CLIENT_ID: UI_CLIENT,
    JALON_OIDC_CLIENT_SECRET: secrets.provider.uiSecret,
  };
}

function logOf({ dataFolder }: LocalSettings, name: string): string {
  return join(dataFolder, 'logs', `${name}.log`);
}
