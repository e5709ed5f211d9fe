/** The Temporal development server and its UI on one machine, as a child of this process. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { startChild, untilReady, type Child } from './child.ts';
import { accepts, HOST, requireFreePort } from './ports.ts';

export interface TemporalOptions {
  /** Path of the `temporal` executable. */
  cli: string;
  /** SQLite file that holds everything; created at the first start. */
  file: string;
  port: number;
  log: string;
  /** Left out: no UI. */
  ui?: { port: number; codecEndpoint?: string; publicPath?: string };
  /** Added to what time skipping needs: `key=json`. */
  dynamicConfig?: string[];
}

export interface Temporal extends Child {
  address: string;
  namespace: string;
}

export const NAMESPACE = 'jalon';
const RETENTION = msToTs('90 days');

/** At most ten Keyword and three of each other type, the limit on SQL. */
const SEARCH_ATTRIBUTES = {
  Organisation: 'Keyword',
  Accompaniment: 'Keyword',
  CaseKind: 'Keyword',
  Stage: 'Keyword',
  Caseworker: 'Keyword',
  Trigger: 'Keyword',
  NextDue: 'Datetime',
  TermEndsOn: 'Datetime',
  Term: 'Int',
};

/** Steps asked of one case at once, such as the guard of a capacity; the engine's own limit is ten, and asks to wait. */
const MANY_AT_ONCE = 'history.maxInFlightUpdates=1000';

/** What lets a year of a family be lived in a minute, in tests and in rehearsal. */
const TIME_SKIPPING = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'frontend.WorkflowTimeSkippingMaxSkipPerSession=5000',
  'history.timerProcessorMaxTimeShift="10ms"',
];

/** WAL with FULL is nearly twice as quick as the default and as durable; NORMAL is not. */
const PRAGMAS = ['journal_mode=WAL', 'synchronous=FULL'];

/** Starts the server on `file`; its namespace is ready for work when this returns. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  await requireFreePort(options.port, 'Temporal', 'JALON_TEMPORAL_PORT');
  if (options.ui) await requireFreePort(options.ui.port, 'the Temporal UI', 'JALON_TEMPORAL_UI_PORT');
  mkdirSync(dirname(options.file), { recursive: true });
  const server = await startChild({
    name: 'Temporal',
    command: options.cli,
    args: ['server', 'start-dev', ...flagsOf(options)],
    log: options.log,
  });
  const address = `${HOST}:${options.port}`;
  await untilReady(server, () => accepts(options.port));
  await prepareNamespace(server, address);
  return { ...server, address, namespace: NAMESPACE };
}

function flagsOf(options: TemporalOptions): string[] {
  const dynamicConfig = [...TIME_SKIPPING, MANY_AT_ONCE, ...(options.dynamicConfig ?? [])];
  const attributes = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => `${name}=${type}`);
  return [
    `--ip=${HOST}`,
    `--port=${options.port}`,
    `--db-filename=${options.file}`,
    `--namespace=${NAMESPACE}`,
    '--log-level=error',
    ...uiFlagsOf(options.ui),
    ...PRAGMAS.map((pragma) => `--sqlite-pragma=${pragma}`),
    ...attributes.map((attribute) => `--search-attribute=${attribute}`),
    ...dynamicConfig.map((value) => `--dynamic-config-value=${value}`),
  ];
}

function uiFlagsOf(ui: TemporalOptions['ui']): string[] {
  if (!ui) return ['--headless'];
  return [
    `--ui-port=${ui.port}`,
    '--ui-disable-news-fetch',
    ...(ui.codecEndpoint ? [`--ui-codec-endpoint=${ui.codecEndpoint}`] : []),
    ...(ui.publicPath ? [`--ui-public-path=${ui.publicPath}`] : []),
  ];
}

/** The server makes the namespace with a retention of one day, and only the API can lengthen it. */
async function prepareNamespace(server: Child, address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  const lengthen = () =>
    connection.workflowService.updateNamespace({
      namespace: NAMESPACE,
      config: { workflowExecutionRetentionTtl: RETENTION },
    });
  try {
    await untilReady(server, () =>
      lengthen().then(
        () => true,
        () => false,
      ),
    );
  } finally {
    await connection.close();
  }
}
