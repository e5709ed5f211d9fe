/** How test files, which run in other processes, learn where the servers of the run are: through a file. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Names the run's folder to the processes that jest starts. */
export const FOLDER_VARIABLE = 'JALON_TEST_FOLDER';

/** Where the servers of this run are. */
export interface TestServers {
  /** The cluster's own database, for a user who may create others. */
  postgresUrl: string;
  temporalAddress: string;
  namespace: string;
  /** The `temporal` executable, for tests that need a server of their own. */
  temporalCli: string;
  /** The identity provider: anyone gets a token from it, whatever the id. */
  issuer: string;
  /** The engine's pages, as the API reaches them. */
  temporalUiUrl: string;
  /** The ports, kept free, to which the provider lets browsers come back, and the API's secret there. */
  browsers: { ports: number[]; secret: string };
}

type Outcome = { servers: TestServers } | { failure: string };

/** Says what came of starting; by a rename, so that nobody reads half of it. */
export function announce(folder: string, outcome: Outcome): void {
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, JSON.stringify(outcome));
  renameSync(`${file}.new`, file);
}

/** Waits until the servers of this run have started. */
export async function announced(): Promise<TestServers> {
  const folder = process.env[FOLDER_VARIABLE];
  if (!folder)
    throw new Error(`No servers: ${FOLDER_VARIABLE} is not set. Tests that need them run under jest.`);
  while (!existsSync(fileIn(folder))) await pause(20);
  const outcome: Outcome = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  if ('failure' in outcome) throw new Error(`The servers of the test run did not start.\n${outcome.failure}`);
  return outcome.servers;
}

function fileIn(folder: string): string {
  return join(folder, 'servers.json');
}
