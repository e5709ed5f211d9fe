import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listServices, saveService } from '../../../activities/store/coordination.ts';
import { listUsers, saveUser } from '../../../activities/store/organisations.ts';
import { CAF, furnish } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';

const NAMES = ['Zoé Inventée', 'eve Inventée', 'Éric Inventé'];
const AS_FRENCH_SORTS = ['Éric Inventé', 'eve Inventée', 'Zoé Inventée'];

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
});
afterAll(() => opened.close());

it('lists people by name as French sorts them', async () => {
  const common = { organisationId: CAF.id, email: 'x@exempleville.example', active: true } as const;
  for (const name of NAMES) {
    await saveUser(opened.store, { ...common, id: `u-${name.slice(0, 3)}`, name, role: 'administrator' });
  }
  const people = await listUsers(opened.store, CAF.id, { role: 'administrator' });
  expect(people.map(({ name }) => name)).toEqual(AS_FRENCH_SORTS);
});

it('lists the services to ask by name as French sorts them', async () => {
  for (const name of NAMES) {
    await saveService(opened.store, { organisationId: CAF.id, name, how: 'telephone' });
  }
  const services = await listServices(opened.store, CAF.id);
  expect(services.map(({ name }) => name)).toEqual(AS_FRENCH_SORTS);
});
