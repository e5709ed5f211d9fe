/** How much the engine keeps of a family's whole year: it is loaded and replayed whenever a worker takes the case up. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fetchWholeHistory, sizeOf } from '../bench/history.ts';
import { liveYear } from '../bench/year.ts';
import { Api } from '../families/api.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

it('stays small over a whole year, from the trigger to the closing', async () => {
  const family = await liveYear(new Api(installation.url), 'Annuelle');
  expect(await family.view()).toMatchObject({ stage: 'closed', term: 2 });
  const { events, bytes } = sizeOf(await fetchWholeHistory(installation.client, 'accompaniment', family.id));
  expect(events).toBeLessThan(460);
  expect(bytes).toBeLessThan(80_000);
}, 120_000);
