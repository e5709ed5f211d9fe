/**
 * Downloads the Temporal command line into a folder: `node sdk-download.ts <folder>`.
 * The SDK only offers this as part of starting a server, so one is started and stopped.
 */
import { Runtime } from '@temporalio/worker';
import { freePorts, HOST } from './ports.ts';

async function download(folder: string): Promise<void> {
  const [port = 0] = await freePorts(1);
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir: folder,
      version: '1.9.1',
      ttl: 0,
      sdkName: 'sdk-typescript',
      sdkVersion: 'default',
    },
    ip: HOST,
    port,
    uiPort: null,
    dbFilename: null,
    namespace: 'default',
    ui: false,
    log: { format: 'pretty', level: 'error' },
    extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
}

try {
  await download(process.argv[2] ?? '.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await Runtime.instance().shutdown();
}
