/** Keys are changed beside people at work: what was sealed before stays readable, under whatever key. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localKeyService } from '../../../activities/keys/key-service.ts';
import { createHousehold, findHousehold } from '../../../activities/store/households.ts';
import { journalOf } from '../../../activities/store/journal.ts';
import {
  changeFamilyKeys,
  changeOrganisationKey,
  organisationsWithKeys,
  wrapAgain,
} from '../../../activities/store/keys/keeping.ts';
import { ownerOfHousehold } from '../../../activities/store/keys/keyring.ts';
import { keepLetter, findLetterByKey, findLetter } from '../../../activities/store/letters.ts';
import { record } from '../../../activities/store/record.ts';
import { sealRows } from '../../../activities/store/seal-rows.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { day } from '../../families/bodies.ts';
import { CAF, furnish, household, KEY } from './invented.ts';
import { openFreshStore, TEST_KEYS, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

let opened: OpenedStore;
let store: Store;
beforeAll(async () => {
  opened = await openFreshStore();
  store = opened.store;
  await furnish(store);
  await createHousehold(store, household({ id: 'h-1' }), KEY);
  await record(
    store,
    recording({ caseId: 'c-1', first: 1, at: 1, says: ['Un texte'], summary: { householdId: 'h-1' } }),
  );
});
afterAll(() => opened.close());

/** As another process would read it, with nothing remembered. */
async function readable(): Promise<unknown> {
  store.keys.forgetAll();
  const [{ fact } = { fact: undefined }] = await journalOf(store, 'c-1');
  const kept = await findHousehold(store, 'h-1', CAF.id);
  return [fact, kept?.members.length];
}

const READ = [expect.objectContaining({ summary: 'Un texte' }), expect.any(Number)];

describe('what was sealed stays readable', () => {
  it('when organisations get new keys', async () => {
    const before = await rowsOf(store.keysPool, { text: 'select id from organisation_key order by id' });
    for (const id of await organisationsWithKeys(store)) await changeOrganisationKey(store, TEST_KEYS, id);
    const after = await rowsOf(store.keysPool, { text: 'select id from organisation_key order by id' });
    expect(after).toHaveLength(before.length);
    expect(after).not.toEqual(before);
    expect(await readable()).toEqual(READ);
  });

  it('when families get new keys, and what is sealed from then on is under the new one', async () => {
    const before = await store.keys.current(ownerOfHousehold('h-1', CAF.id));
    expect(await changeFamilyKeys(store, CAF.id)).toBeGreaterThan(0);
    expect(await readable()).toEqual(READ);
    const after = await store.keys.current(ownerOfHousehold('h-1', CAF.id));
    expect(after.id).not.toBe(before.id);
  });

  it('when the master key is changed, and the former one is thrown away', async () => {
    const next = randomBytes(32);
    const [former, both] = [Buffer.alloc(32, 'test'), localKeyService([next, Buffer.alloc(32, 'test')])];
    await wrapAgain(store, both);
    const onlyNext = openStore(opened.url, localKeyService([next]));
    expect((await findHousehold(onlyNext, 'h-1', CAF.id))?.erased).toBeUndefined();
    await onlyNext.close();
    store.keys.forgetAll();
    await expect(findHousehold(store, 'h-1', CAF.id)).rejects.toThrow(/No master key/);
    await wrapAgain(store, localKeyService([former, next]));
    expect(await readable()).toEqual(READ);
  });
});

describe('a row moved or changed', () => {
  it('is refused: an identity put under another family, a text under another fact', async () => {
    await createHousehold(store, household({ id: 'h-2' }), KEY);
    const move = `update household set identity = other.identity, identity_key = other.identity_key
      from household as other where household.id = 'h-2' and other.id = 'h-1'`;
    await store.pool.query(move);
    await expect(findHousehold(store, 'h-2', CAF.id)).rejects.toThrow('What was sealed does not open');
  });
});

describe('what was written in the clear', () => {
  it('is read, and sealed by the command', async () => {
    await store.pool.query(`insert into household (id, organisation_id, members, address, contact, situation,
        search_text, key_id)
      values ('h-old', '${CAF.id}', '[{"id":"m1","role":"applicant","name":"Ancienne","firstName":"Ada",
        "birthDate":"1980-01-02"}]', '{"lines":["1 rue"],"postalCode":"75001","city":"Paris"}', '{}', '{}',
        'ada ancienne', 'old')`);
    await store.pool
      .query(`insert into journal (case_id, number, at, on_date, by_id, by_role, by_organisation, type,
        data, step)
      values ('c-1', 2, 2, '2027-03-02', 'u-1', 'caseworker', '${CAF.id}', 'assessed',
        '{"problems":["arrears"],"summary":"En clair"}', 'record-assessment')`);
    const read = async () => [
      (await findHousehold(store, 'h-old', CAF.id))?.members[0]?.name,
      (await journalOf<{ type: string; summary: string }>(store, 'c-1'))[1]?.fact.summary,
    ];
    expect(await read()).toEqual(['Ancienne', 'En clair']);
    expect(await sealRows(store, KEY)).toMatchObject({ households: 1, facts: 1 });
    expect(await read()).toEqual(['Ancienne', 'En clair']);
    const [row] = await rowsOf<{ all: string }>(store.pool, {
      text: `select household::text || journal::text as all from household, journal
        where household.id = 'h-old' and number = 2`,
    });
    expect(row?.all).not.toMatch(/ancienne|clair/i);
    expect(await sealRows(store, KEY)).toEqual({ households: 0, facts: 0, letters: 0, notices: 0 });
  });
});

describe('a letter', () => {
  it('reads as gone once the family’s key is destroyed, and is no longer printed', async () => {
    await keepLetter(store, {
      key: 'c-1:1:0',
      caseId: 'c-1',
      organisationId: CAF.id,
      factNumber: 1,
      template: 'contact',
      on: day('2027-03-01'),
      title: 'Premier contact',
      pdf: Buffer.from('%PDF'),
      sha256: 'abc',
      pages: 1,
    });
    const { id = '' } = (await findLetterByKey(store, 'c-1:1:0')) ?? {};
    expect((await findLetter(store, id, CAF.id))?.pdf.toString()).toBe('%PDF');
    await store.keys.destroy(ownerOfHousehold('h-1', CAF.id));
    store.keys.forgetAll();
    const gone = await findLetter(store, id, CAF.id);
    expect(gone?.pdf).toHaveLength(0);
    expect(gone?.erasedAt).toBeInstanceOf(Date);
    expect(await journalOf(store, 'c-1')).toContainEqual(expect.objectContaining({ erased: true }));
    expect(await findHousehold(store, 'h-1', CAF.id)).toMatchObject({ erased: true, members: [] });
  });
});
