import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createHousehold } from '../../../activities/store/households.ts';
import { findOrganisation } from '../../../activities/store/organisations.ts';
import { journalOf } from '../../../activities/store/journal.ts';
import { record } from '../../../activities/store/record.ts';
import { inTransaction } from '../../../activities/store/statements.ts';
import { openStore } from '../../../activities/store/store.ts';
import { CAF, furnish, household, KEY } from './invented.ts';
import { openFreshStore, TEST_KEYS, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
});
afterAll(() => opened.close());

/** Ends every connection to the database but our own, as a restart of the server would. */
async function cutAll(): Promise<void> {
  const admin = new Client({ connectionString: opened.url });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await admin.end();
}

/** Tries again what failed with its connection, as callers do: at most once for each connection of the pool. */
async function persistently<Result>(work: () => Promise<Result>, tries = 30): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (tries === 0) throw error;
    return persistently(work, tries - 1);
  }
}

it('goes on once the connections that were cut are replaced', async () => {
  const { store } = opened;
  await Promise.all([1, 2, 3].map(() => findOrganisation(store, CAF.id)));
  await cutAll();
  expect(await persistently(() => findOrganisation(store, CAF.id))).toMatchObject({ id: CAF.id });
  await persistently(() => record(store, recording({ caseId: 'after', first: 1, at: 1 })));
  expect(await journalOf(store, 'after')).toHaveLength(1);
});

it('records each step once while connections are cut under it', async () => {
  const { store } = opened;
  const truth = Array.from({ length: 40 }, (_, n) =>
    recording({ caseId: 'cut', first: n + 1, at: n, says: [`${n}`] }),
  );
  const writing = Promise.all(truth.map((one) => persistently(() => record(store, one))));
  for (let cut = 0; cut < 3; cut += 1) await cutAll();
  await writing;
  const journal = await journalOf(store, 'cut');
  expect(journal.map(({ fact }) => fact)).toEqual(truth.map(({ facts }) => facts[0]!.fact));
});

it('gives a connection back after work that failed, and undoes the work', async () => {
  const store = openStore(opened.url, TEST_KEYS, { poolSize: 1 });
  const failing = inTransaction(store.pool, 'lock', async (client) => {
    await client.query(`update organisation set name = 'changed'`);
    throw new Error('work failed');
  });
  await expect(failing).rejects.toThrow('work failed');
  expect(await findOrganisation(store, CAF.id)).toMatchObject({ name: CAF.name });
  await store.close();
});

it('leaves no connection open once closed, even if only statements of our own used it', async () => {
  const store = openStore(opened.url, TEST_KEYS);
  await store.pool.query('select 1');
  await store.close();
  expect(store.pool.totalCount).toBe(0);
});

it('opens without a database, and says that it is away when it is asked', async () => {
  const store = openStore('postgresql://nobody:none@127.0.0.1:1/none', TEST_KEYS);
  await expect(findOrganisation(store, CAF.id)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(record(store, recording({ first: 1, at: 1 }))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await store.close();
});

it('shows nothing of a family in its errors, whatever is logged of them', async () => {
  const request = recording({ caseId: 'secret', first: 1, at: 1, says: ['Zélie Imaginaire'] });
  Object.assign(request.summary, { openedOn: 'never' });
  const nowhere = household({ organisationId: 'nowhere', contact: undefined as never });
  const failures = await Promise.allSettled([
    record(opened.store, request),
    createHousehold(opened.store, nowhere, KEY),
    createHousehold(opened.store, household({ organisationId: 'nowhere' }), KEY),
  ]);
  for (const failure of failures) {
    const { reason } = failure as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(Error);
    expect(inspect(reason, { depth: 5, showHidden: true })).not.toMatch(/Imaginaire|Zélie|Inventions/);
  }
});
