import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { commandLineOf } from '../../../worker/local/command-line.ts';
import { freePorts } from '../../../worker/local/ports.ts';
import { startTemporal } from '../../../worker/local/temporal.ts';
import { testServers } from '../../environment/connect.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
afterAll(() => home.remove());

test('a case survives a Temporal server that is killed, and then one that is stopped', async () => {
  const [port = 0] = await freePorts(1);
  const { temporalCli: cli } = await testServers();
  const start = () =>
    startTemporal({ cli, port, file: join(home.path, 'temporal.db'), log: join(home.path, 'log') });

  const first = await start();
  await withClient(first.address, (client) =>
    client.workflow.start('anything', { taskQueue: 'none', workflowId: 'case', typedSearchAttributes: [] }),
  );
  await first.kill();

  const second = await start();
  await second.stop();
  expect(commandLineOf(second.pid)).toBeUndefined();

  const third = await start();
  const { status } = await withClient(third.address, (client) =>
    client.workflow.getHandle('case').describe(),
  );
  await third.kill();
  expect(status.name).toBe('RUNNING');
});

async function withClient<Result>(
  address: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace: 'jalon' }));
  } finally {
    await connection.close();
  }
}
