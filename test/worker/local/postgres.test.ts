import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { commandLineOf } from '../../../worker/local/command-line.ts';
import { freePorts } from '../../../worker/local/ports.ts';
import { startPostgres, type Postgres } from '../../../worker/local/postgres.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
const folder = join(home.path, 'postgres');
const pidFile = join(folder, 'postmaster.pid');
const [port = 0] = await freePorts(1);
afterAll(() => home.remove());

const start = (): Promise<Postgres> =>
  startPostgres({
    folder,
    port,
    password: 'p@ss/word',
    log: join(home.path, 'log'),
    databases: ['jalon'],
    durable: false,
  });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test('PostgreSQL finds its data again, whatever way it ended, and leaves no process', async () => {
  const first = await start();
  await query(first.url('jalon'), 'create table families as select 1 as id');
  await first.stop();
  expect(commandLineOf(first.pid)).toBeUndefined();

  const second = await start();
  await second.kill();
  expect(readFileSync(pidFile, 'utf8')).toMatch(String(second.pid));

  const third = await start();
  expect(await query(third.url('jalon'), 'select id from families')).toEqual([{ id: 1 }]);
  await third.stop();

  // As after a restart of a container: the pid now belongs to another process, this one.
  writeFileSync(
    pidFile,
    readFileSync(pidFile.replace('postmaster.pid', 'PG_VERSION'), 'utf8').replace(/^/, `${process.pid}\n`),
  );
  const fourth = await start();
  await fourth.stop();
});
