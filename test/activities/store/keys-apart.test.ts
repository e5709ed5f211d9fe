/** Keys in a database of their own: what was erased is unreadable in every backup of the data, of whatever day. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findHousehold, createHousehold } from '../../../activities/store/households.ts';
import { journalOf } from '../../../activities/store/journal.ts';
import { ownerOfHousehold } from '../../../activities/store/keys/keyring.ts';
import { migrate } from '../../../activities/store/migrate.ts';
import { record } from '../../../activities/store/record.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import {
  bareDatabase,
  copyOfDatabase,
  freshDatabase,
  type FreshDatabase,
} from '../../environment/connect.ts';
import { CAF, furnish, household, KEY } from './invented.ts';
import { TEST_KEYS } from './opened.ts';
import { recording } from './requests.ts';

let data: FreshDatabase;
let keys: FreshDatabase;
beforeAll(async () => {
  [data, keys] = await Promise.all([freshDatabase(), bareDatabase()]);
});
afterAll(() => Promise.all([data.drop(), keys.drop()]));

async function withStore<Result>(
  url: string,
  keysUrl: string | undefined,
  work: (store: Store) => Promise<Result>,
) {
  const store = openStore(url, TEST_KEYS, { keysUrl });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function newFamily(store: Store): Promise<{ householdId: string; caseId: string }> {
  const [householdId, caseId] = [randomUUID(), randomUUID()];
  await createHousehold(store, household({ id: householdId }), KEY);
  const summary = { householdId, reference: `AC-${caseId}` };
  await record(store, recording({ caseId, first: 1, at: 1, says: ['Un texte'], summary }));
  return { householdId, caseId };
}

/** What is read of a family: its members, and what was said of it. */
async function readOf(store: Store, { householdId, caseId }: { householdId: string; caseId: string }) {
  const found = await findHousehold(store, householdId, CAF.id);
  const journal = await journalOf(store, caseId);
  return { members: found?.members, said: journal.map(({ fact }) => (fact as { summary?: string }).summary) };
}

async function keyTablesIn(url: string): Promise<string[]> {
  const text = `select tablename as name from pg_tables
    where tablename in ('data_key', 'keyed_workflow', 'organisation_key') order by 1`;
  const rows = await withStore(url, undefined, ({ pool }) => rowsOf<{ name: string }>(pool, { text }));
  return rows.map(({ name }) => name);
}

it('moves the keys that lay among the data, once, and everything stays readable', async () => {
  const family = await withStore(data.url, undefined, async (store) => {
    await furnish(store);
    return newFamily(store);
  });
  await migrate(data.url, keys.url);
  await migrate(data.url, keys.url);
  expect(await keyTablesIn(data.url)).toEqual([]);
  expect(await keyTablesIn(keys.url)).toEqual(['data_key', 'keyed_workflow', 'organisation_key']);
  const read = await withStore(data.url, keys.url, (store) => readOf(store, family));
  expect(read).toMatchObject({ members: [{}, {}], said: ['Un texte'] });
});

it('leaves a family that was erased unreadable in a backup of before, beside a family that was not', async () => {
  const [erased, kept] = await withStore(data.url, keys.url, async (store) => [
    await newFamily(store),
    await newFamily(store),
  ]);
  const backup = await copyOfDatabase(data.url);
  await withStore(data.url, keys.url, (store) =>
    store.keys.destroy(ownerOfHousehold(erased.householdId, CAF.id)),
  );
  const [gone, there] = await withStore(backup.url, keys.url, async (store) => [
    await readOf(store, erased),
    await readOf(store, kept),
  ]);
  await backup.drop();
  expect(there).toMatchObject({ members: [{}, {}], said: ['Un texte'] });
  expect(gone).toEqual({ members: [], said: ['«effacé»'] });
});
