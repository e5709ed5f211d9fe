import { expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { freshDatabase, testServers } from '../../environment/connect.ts';

test('a test file gets a database of its own, which compares bytes as that of production does', async () => {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select name from (values ('Zoé'), ('Éric'), ('eve')) v(name) order by name",
  );
  await client.end();
  await database.drop();
  expect(rows.map(({ name }) => name)).toEqual(['Zoé', 'eve', 'Éric']);
});

test('the engine keeps closed cases for ninety days', async () => {
  const { temporalAddress, namespace } = await testServers();
  const connection = await Connection.connect({ address: temporalAddress });
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  await connection.close();
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 24 * 3600);
});
