import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identityKey } from '../../../activities/coordination/identity-key.ts';
import { keptKeys } from '../../../activities/coordination/identity.ts';
import {
  createHousehold,
  findHousehold,
  rekeyHouseholds,
  updateHousehold,
} from '../../../activities/store/households.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { CAF, COUNCIL, furnish, household, KEY, member } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
});
afterAll(() => opened.close());

async function keysOf(householdId: string): Promise<string[]> {
  const text = 'select hash from household_key where household_id = $1 order by hash collate "C"';
  const rows = await rowsOf<{ hash: string }>(opened.store.pool, { text, values: [householdId] });
  return rows.map(({ hash }) => hash);
}

describe('A household', () => {
  it('is read back as it was written', async () => {
    const draft = household();
    const created = await createHousehold(opened.store, draft, KEY);
    expect(created).toEqual({ ...draft, id: created.id, version: 1 });
    expect(await findHousehold(opened.store, created.id, CAF.id)).toEqual(created);
  });

  it('is not found by another organisation, nor changed', async () => {
    const { id } = await createHousehold(opened.store, household(), KEY);
    expect(await findHousehold(opened.store, id, COUNCIL.id)).toBeUndefined();
    const foreign = { id, organisationId: COUNCIL.id };
    expect(await updateHousehold(opened.store, foreign, { territory: 'sud' }, KEY)).toBeUndefined();
    expect(await findHousehold(opened.store, id, CAF.id)).toMatchObject({ territory: 'nord' });
  });

  it('is kept once when it is sent twice under one id', async () => {
    const draft = household({ id: 'sent-twice' });
    const both = await Promise.all([1, 2].map(() => createHousehold(opened.store, draft, KEY)));
    expect(both[0]).toEqual(both[1]);
    const other = { ...draft, organisationId: COUNCIL.id };
    await expect(createHousehold(opened.store, other, KEY)).rejects.toThrow('another organisation');
  });

  it('is recognised by the hashes of its adults only, which follow its changes', async () => {
    const { id } = await createHousehold(opened.store, household(), KEY);
    expect(await keysOf(id)).toEqual(keptKeys(member(), KEY));
    const renamed = member({ name: 'Inventée' });
    await updateHousehold(opened.store, { id, organisationId: CAF.id }, { members: [renamed] }, KEY);
    expect(await keysOf(id)).toEqual(keptKeys(renamed, KEY));
  });
});

describe('A change', () => {
  it('replaces what is given, leaves the rest and counts', async () => {
    const created = await createHousehold(opened.store, household(), KEY);
    const where = { id: created.id, organisationId: CAF.id, ifVersion: 1 };
    const changed = await updateHousehold(
      opened.store,
      where,
      { contact: { email: 'z@exemple.invalid' } },
      KEY,
    );
    expect(changed).toEqual({ ...created, version: 2, contact: { email: 'z@exemple.invalid' } });
    expect(await findHousehold(opened.store, created.id, CAF.id)).toEqual(changed);
  });

  it('is refused on a version already left', async () => {
    const { id } = await createHousehold(opened.store, household(), KEY);
    const where = { id, organisationId: CAF.id, ifVersion: 1 };
    const both = await Promise.allSettled(
      ['nord', 'sud'].map((territory) => updateHousehold(opened.store, where, { territory }, KEY)),
    );
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'stale-version', extra: { version: 2 } });
    expect(await findHousehold(opened.store, id, CAF.id)).toMatchObject({ version: 2 });
  });
});

it('is recognised under a new key once its hashes are rewritten', async () => {
  const { id } = await createHousehold(opened.store, household(), KEY);
  const next = identityKey(Buffer.alloc(32, 'next'));
  expect(await rekeyHouseholds(opened.store, next)).toBeGreaterThan(0);
  expect(await keysOf(id)).toEqual(keptKeys(member(), next));
  expect(await rekeyHouseholds(opened.store, next)).toBe(0);
});
