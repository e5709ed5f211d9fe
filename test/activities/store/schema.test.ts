import { expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '../../../activities/store/migrate.ts';
import { MIGRATIONS } from '../../../activities/store/migrations/index.ts';
import { openStore } from '../../../activities/store/store.ts';
import { freshDatabase, testServers } from '../../environment/connect.ts';
import { TEST_KEYS } from './opened.ts';

it('gives the ORM the tables it expects', async () => {
  const { url, drop } = await freshDatabase();
  const store = openStore(url, TEST_KEYS);
  const changes = await store.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
  await store.close();
  await drop();
  // Indexes, references, defaults are the migrations' own: the ORM is told of columns only.
  const ofColumns = changes
    .split('\n')
    .filter((line) => line !== '' && !/^drop index|drop constraint|drop default/.test(line));
  expect(ofColumns).toEqual([]);
});

it('is brought up to date once by two that start together', async () => {
  const { postgresUrl } = await testServers();
  const admin = new Client({ connectionString: postgresUrl });
  await admin.connect();
  await admin.query('create database migrated_twice');
  const url = Object.assign(new URL(postgresUrl), { pathname: '/migrated_twice' }).href;
  const done = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const again = await migrate(url);
  await admin.query('drop database migrated_twice with (force)');
  await admin.end();
  expect(done.flat()).toEqual(MIGRATIONS.map(({ name }) => name));
  expect(again).toEqual([]);
});
