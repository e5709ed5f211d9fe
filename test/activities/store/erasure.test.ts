/** An erasure is carried out once, whole, whoever dies in between; and only if nothing has changed since its approval. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHousehold, findHousehold } from '../../../activities/store/households.ts';
import { journalOf } from '../../../activities/store/journal.ts';
import { ownerOfHousehold } from '../../../activities/store/keys/keyring.ts';
import { record } from '../../../activities/store/record.ts';
import { isArchived } from '../../../activities/store/retention/archived.ts';
import { carryOut } from '../../../activities/store/retention/erase.ts';
import {
  approveErasures,
  listErasures,
  proposeErasures,
} from '../../../activities/store/retention/erasures.ts';
import { setRetentionRule } from '../../../activities/store/retention/rule.ts';
import type { Store } from '../../../activities/store/store.ts';
import { day } from '../../families/bodies.ts';
import { CAF, furnish, household, KEY } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

const TODAY = day('2030-06-01');

let opened: OpenedStore;
let store: Store;
beforeAll(async () => {
  opened = await openFreshStore();
  store = opened.store;
  await furnish(store);
});
afterAll(() => opened.close());

/** A family whose case has closed, last seen in March 2027. */
async function closedFamily(): Promise<{ householdId: string; caseId: string }> {
  const [householdId, caseId] = [randomUUID(), randomUUID()];
  await createHousehold(store, household({ id: householdId }), KEY);
  const summary = { householdId, stage: 'closed', reference: `AC-${caseId}` };
  await record(store, recording({ caseId, first: 1, at: 1, says: ['Un texte'], summary }));
  return { householdId, caseId };
}

async function approved(householdId: string): Promise<string> {
  await proposeErasures(store, TODAY);
  const proposed = await listErasures(store, CAF.id, { status: 'proposed', limit: 50 });
  const id = proposed.find((one) => one.householdId === householdId)?.id ?? 'none';
  expect(await approveErasures(store, { ids: [id], organisationId: CAF.id, by: 'u-1' })).toEqual([id]);
  return id;
}

async function statusOf(id: string): Promise<string | undefined> {
  for (const status of ['approved', 'done', 'withdrawn'] as const) {
    const found = await listErasures(store, CAF.id, { status, limit: 50 });
    if (found.some((one) => one.id === id)) return status;
  }
  return undefined;
}

describe('an erasure', () => {
  it('is ended by the next, when the first dies before the key is destroyed', async () => {
    const { householdId, caseId } = await closedFamily();
    const id = await approved(householdId);
    const keys = Object.assign(Object.create(store.keys) as Store['keys'], {
      destroy: () => Promise.reject(new Error('The worker died.')),
    });
    await expect(carryOut({ ...store, keys }, id)).rejects.toThrow('died');
    expect(await statusOf(id)).toBe('approved');
    await proposeErasures(store, TODAY);
    expect(await carryOut(store, id)).toMatchObject({ outcome: 'erase', householdIds: [householdId] });
    expect(await statusOf(id)).toBe('done');
    expect(await store.keys.current(ownerOfHousehold(householdId, CAF.id))).not.toHaveProperty('key');
    expect(await findHousehold(store, householdId, CAF.id)).toMatchObject({ erased: true });
    expect(await journalOf(store, caseId)).toMatchObject([{ erased: true, fact: { summary: '«effacé»' } }]);
    expect(await carryOut(store, id)).toBeUndefined();
  });

  it('is withdrawn when the family was in contact after the approval', async () => {
    const { householdId, caseId } = await closedFamily();
    const id = await approved(householdId);
    const summary = { householdId, stage: 'closed', reference: `AC-${caseId}` };
    const later = recording({ caseId, first: 2, at: 2, says: ['Revue'], summary });
    for (const fact of later.facts) Object.assign(fact, { on: '2030-05-31' });
    await record(store, later);
    expect(await carryOut(store, id)).toMatchObject({ outcome: 'withdrawn' });
    expect(await statusOf(id)).toBe('withdrawn');
    expect((await findHousehold(store, householdId, CAF.id))?.members).not.toEqual([]);
  });

  it('is never of another organisation, nor approved twice', async () => {
    const { householdId } = await closedFamily();
    await proposeErasures(store, TODAY);
    const proposed = await listErasures(store, CAF.id, { status: 'proposed', limit: 50 });
    const ids = proposed.flatMap((one) => (one.householdId === householdId ? one.id : []));
    expect(await approveErasures(store, { ids, organisationId: 'another', by: 'u-1' })).toEqual([]);
    expect(await approveErasures(store, { ids, organisationId: CAF.id, by: 'u-1' })).toEqual(ids);
    expect(await approveErasures(store, { ids, organisationId: CAF.id, by: 'u-1' })).toEqual([]);
  });

  it('is an archiving, where the organisation has chosen so: everything stays, out of sight', async () => {
    await setRetentionRule(store, CAF.id, { months: 12, outcome: 'archive' });
    const { householdId } = await closedFamily();
    const id = await approved(householdId);
    expect(await carryOut(store, id)).toMatchObject({ outcome: 'archive' });
    expect(await isArchived(store, householdId)).toBe(true);
    expect((await findHousehold(store, householdId, CAF.id))?.members).not.toEqual([]);
    await proposeErasures(store, TODAY);
    const again = await listErasures(store, CAF.id, { status: 'proposed', limit: 50 });
    expect(again.map((one) => one.householdId)).not.toContain(householdId);
  });
});
