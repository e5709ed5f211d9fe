/** The worker of the bare workflow, as a process of its own: `node test/bench/bare/worker.ts`. */
import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { createBareActivities } from './activities.ts';

const { BENCH_DATABASE_URL: databaseUrl, BENCH_TEMPORAL: address, BENCH_NAMESPACE: namespace } = process.env;
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
const pool = new Pool({ connectionString: databaseUrl });
await pool.query(
  'create table if not exists bench_row (id bigserial primary key, at timestamptz default now())',
);
const connection = await NativeConnection.connect({ address: address ?? '' });
const worker = await Worker.create({
  connection,
  namespace: namespace ?? '',
  taskQueue: 'bare',
  activities: createBareActivities(pool),
  workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
  workerDeploymentOptions: { version: { deploymentName: 'bare', buildId: '1' }, useWorkerVersioning: false },
});
console.log('bare worker ready');
try {
  await worker.run();
} finally {
  await Promise.all([connection.close(), pool.end()]);
}
