import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashList } from '../../../activities/coordination/hashes.ts';
import { identityKey } from '../../../activities/coordination/identity-key.ts';
import { askedKeys, type Person } from '../../../activities/coordination/identity.ts';
import {
  followersOf,
  listServices,
  listsInForce,
  saveService,
  storeList,
  unansweredServices,
} from '../../../activities/store/coordination.ts';
import { lastClosedOf } from '../../../activities/store/cases.ts';
import { casesTouchedByList } from '../../../activities/store/followed.ts';
import { createHousehold } from '../../../activities/store/households.ts';
import { record } from '../../../activities/store/record.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { day } from '../../families/bodies.ts';
import { CAF, COUNCIL, furnish, household, KEY, member } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

let opened: OpenedStore | undefined;
let store: OpenedStore['store'];
beforeEach(async () => {
  await opened?.close();
  opened = await openFreshStore();
  store = opened.store;
  await furnish(store);
});
afterAll(() => opened?.close());

const zelie: Person = { name: 'Imaginaire', firstName: 'Zélie', birthDate: day('1990-05-17') };
const other: Person = { name: 'Quelconque', firstName: 'Omar', birthDate: day('1985-11-03') };

function listOf(sender: string, rows: (Person & { service: string })[], organisationId = CAF.id) {
  return storeList(store, { organisationId, sender, rows: hashList(rows, KEY), key: KEY });
}

/** Who follows Zélie, as the Caf would ask. */
function followers(): Promise<string[]> {
  return followersOf(store, askedKeys({ ...zelie, name: 'IMAGINAIRE' }, KEY), CAF.id);
}

async function open(caseId: string, householdId: string, organisationId = CAF.id, stage = 'pre-course') {
  const summary = {
    householdId,
    organisationId,
    stage,
    ...(stage === 'closed' && { closedOn: day('2027-03-01') }),
  };
  await record(store, recording({ caseId, first: 1, at: 1, summary }));
}

describe('Who follows a family elsewhere', () => {
  it('is a service whose list names an adult, and stops being so with the next list of that sender', async () => {
    expect(await followers()).toEqual([]);
    await listOf('CCAS', [
      { ...zelie, service: 'CCAS du Centre' },
      { ...other, service: 'CCAS du Port' },
    ]);
    await listOf('Association', [{ ...zelie, service: 'Aide aux familles' }]);
    expect(await followers()).toEqual(['Aide aux familles', 'CCAS du Centre']);
    await listOf('CCAS', [{ ...other, service: 'CCAS du Port' }]);
    expect(await followers()).toEqual(['Aide aux familles']);
  });

  it('is another organisation that accompanies it now, not one that did, nor our own', async () => {
    const { id } = await createHousehold(store, household({ organisationId: COUNCIL.id }), KEY);
    const own = await createHousehold(store, household(), KEY);
    await open('own', own.id);
    expect(await followers()).toEqual([]);
    await open('elsewhere', id, COUNCIL.id);
    expect(await followers()).toEqual(['Département d’Exemple']);
    const closing = recording({ caseId: 'elsewhere', first: 2, at: 2 });
    Object.assign(closing.summary, { householdId: id, organisationId: COUNCIL.id, stage: 'closed' });
    await record(store, closing);
    expect(await followers()).toEqual([]);
  });

  it('is kept as hashes only, and the former list of a sender not even so', async () => {
    await listOf('CCAS', [{ ...zelie, service: 'CCAS' }]);
    const second = await listOf('CCAS', [{ ...zelie, service: 'CCAS' }]);
    const rows = await rowsOf<{ list_id: string }>(store.pool, { text: 'select * from coordination_key' });
    expect(new Set(rows.map((row) => row.list_id))).toEqual(new Set([second]));
    expect(JSON.stringify(rows)).not.toMatch(/imaginaire|z[eé]lie|1990/i);
    expect(await listsInForce(store, CAF.id)).toEqual([
      { id: second, organisationId: CAF.id, sender: 'CCAS', receivedAt: expect.any(Date), rows: 1 },
    ]);
  });

  it('holds a list of many at once', async () => {
    const many = Array.from({ length: 2500 }, (_, n) => ({
      ...other,
      name: `Personne${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}${'uvwxyzabcd'[Math.floor(n / 100) % 10]}`,
      service: 'CCAS',
    }));
    await listOf('CCAS', [...many, { ...zelie, service: 'CCAS' }]);
    expect(await followers()).toEqual(['CCAS']);
  });
});

describe('The services to ask', () => {
  it('have answered once their list is there, made under the key in use', async () => {
    await saveService(store, { organisationId: CAF.id, name: 'CCAS', how: 'list' });
    await saveService(store, { organisationId: CAF.id, name: 'Secteur', how: 'telephone' });
    await saveService(store, { organisationId: COUNCIL.id, name: 'Autre', how: 'telephone' });
    expect(await unansweredServices(store, CAF.id, KEY)).toEqual(['CCAS', 'Secteur']);
    await listOf('CCAS', []);
    expect(await unansweredServices(store, CAF.id, KEY)).toEqual(['Secteur']);
    expect(await unansweredServices(store, CAF.id, identityKey(Buffer.alloc(32, 'next')))).toHaveLength(2);
    await saveService(store, { organisationId: CAF.id, name: 'CCAS', how: 'telephone' });
    expect(await unansweredServices(store, CAF.id, KEY)).toEqual(['CCAS', 'Secteur']);
    expect((await listServices(store, CAF.id)).map(({ name }) => name)).toEqual(['CCAS', 'Secteur']);
  });
});

function touched(caseId: string) {
  return { kind: 'accompaniment', caseId, service: 'CCAS' };
}

describe('A list received', () => {
  it('touches the open accompaniments of its families, each service once', async () => {
    const { id } = await createHousehold(store, household(), KEY);
    const elsewhere = await createHousehold(store, household({ organisationId: COUNCIL.id }), KEY);
    const past = await createHousehold(store, household(), KEY);
    await open('touched', id);
    await open('elsewhere', elsewhere.id, COUNCIL.id);
    await open('past', past.id, CAF.id, 'closed');
    const list = await listOf('CCAS', [
      { ...zelie, service: 'CCAS' },
      { ...other, service: 'CCAS' },
    ]);
    expect(await casesTouchedByList(store, list, KEY)).toEqual([touched('elsewhere'), touched('touched')]);

    const told = recording({ caseId: 'touched', first: 2, at: 2, summary: { householdId: id } });
    Object.assign(told.facts[0]!.fact, { type: 'later-follower-found', service: 'CCAS' });
    await record(store, told);
    const next = await listOf('CCAS', [{ ...zelie, service: 'CCAS' }]);
    expect(await casesTouchedByList(store, next, KEY)).toEqual([touched('elsewhere')]);
  });
});

describe('The earlier accompaniment of a family', () => {
  const asked = askedKeys(zelie, KEY);

  it('is the last that ended, under this household or another with the same adult', async () => {
    const before = await createHousehold(
      store,
      household({ members: [member({ name: 'IMAGINAIRE' })] }),
      KEY,
    );
    const now = await createHousehold(store, household(), KEY);
    const where = { id: now.id, organisationId: CAF.id };
    expect(await lastClosedOf(store, where, asked)).toBeUndefined();
    await open('before', before.id, CAF.id, 'closed');
    await open('now', now.id);
    expect(await lastClosedOf(store, where, asked)).toMatchObject({ id: 'before' });
  });

  it('is not another organisation’s', async () => {
    const theirs = await createHousehold(store, household({ organisationId: COUNCIL.id }), KEY);
    const now = await createHousehold(store, household(), KEY);
    await open('theirs', theirs.id, COUNCIL.id, 'closed');
    expect(await lastClosedOf(store, { id: now.id, organisationId: CAF.id }, asked)).toBeUndefined();
  });
});
