import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chooseLeastLoaded, loadOfCaseworkers } from '../../../activities/store/assignment.ts';
import { saveUser } from '../../../activities/store/organisations.ts';
import { record } from '../../../activities/store/record.ts';
import { CAF, COUNCIL, furnish, user } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';
import { recording } from './requests.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
  // With Camille, four in the north, one of whom has left; one in the south.
  for (const id of ['u-b', 'u-c', 'u-gone']) {
    await saveUser(opened.store, user({ id, active: id !== 'u-gone' }));
  }
  await saveUser(opened.store, user({ id: 'u-south', territory: 'sud' }));
});
afterAll(() => opened.close());

const waiting = (caseId: string) =>
  record(opened.store, recording({ caseId, first: 1, at: 1, summary: { stage: 'awaiting-assignment' } }));
const assigned = (caseId: string, caseworkerId: string) =>
  record(opened.store, recording({ caseId, first: 2, at: 2, summary: { caseworkerId } }));
const choose = (caseId: string, territory = 'nord', organisationId = CAF.id) =>
  chooseLeastLoaded(opened.store, { key: `${caseId}:3:0`, caseId, organisationId, territory });

const byName = (a = '', b = '') => a.localeCompare(b);

it('goes to each in turn when many are chosen at once, and to the same when asked again', async () => {
  const cases = Array.from({ length: 9 }, (_, n) => `turn-${n}`);
  await Promise.all(cases.map(waiting));
  const chosen = await Promise.all(cases.map((caseId) => choose(caseId)));
  expect(chosen.toSorted(byName)).toEqual(['b', 'c', 'camille'].flatMap((id) => Array(3).fill(`u-${id}`)));
  expect(await Promise.all(cases.map((caseId) => choose(caseId)))).toEqual(chosen);
});

it('counts a family once, whether its case shows the caseworker yet or not', async () => {
  await waiting('once');
  const caseworkerId = (await choose('once', 'sud'))!;
  const load = async () => (await loadOfCaseworkers(opened.store, CAF.id, 'sud'))[0];
  expect(await load()).toEqual({ caseworkerId: 'u-south', open: 1 });
  await assigned('once', caseworkerId);
  expect(await load()).toEqual({ caseworkerId: 'u-south', open: 1 });
  const closing = recording({ caseId: 'once', first: 3, at: 3, summary: { caseworkerId, stage: 'closed' } });
  await record(opened.store, closing);
  expect(await load()).toEqual({ caseworkerId: 'u-south', open: 0 });
});

it('looks beyond a territory that has nobody, never beyond the organisation', async () => {
  await waiting('far');
  expect(await choose('far', 'nulle-part')).toBe('u-south');
  expect(await choose('far-away', 'nord', COUNCIL.id)).toBeUndefined();
});

it('shows every active caseworker with their load, the least loaded first', async () => {
  const loads = await loadOfCaseworkers(opened.store, CAF.id);
  expect(loads.map(({ caseworkerId }) => caseworkerId)).toEqual(['u-south', 'u-b', 'u-c', 'u-camille']);
  expect(loads.map(({ open }) => open)).toEqual([1, 3, 3, 3]);
});
