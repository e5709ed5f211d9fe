/** The engine starts what runs at fixed hours: it proposes every night, and never erases what nobody approved. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ScheduleHandle } from '@temporalio/client';
import { bodyOf } from '../../worker/local/front-door.ts';
import { family } from '../../worker/local/invented.ts';
import { scheduleRetention } from '../../worker/schedule.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, inventedName } from '../families/api.ts';

let installation: Installation;
let api: Api;
let schedule: ScheduleHandle;

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  const { client, taskQueue } = installation;
  const scheduleId = `retention-${randomBytes(4).toString('hex')}`;
  await scheduleRetention(client, { scheduleId, taskQueue });
  // As every start of a worker does.
  await scheduleRetention(client, { scheduleId, taskQueue });
  schedule = client.schedule.getHandle(scheduleId);
}, 60_000);
afterAll(async () => {
  await schedule.delete();
  await installation.stop();
});

/** A family registered three years ago, and never met since. */
async function forgotten(): Promise<string> {
  const { id } = bodyOf(
    await api.post<{ id: string }>('u-accueil', '/v1/households', family(inventedName())),
  );
  await installation.store.pool.query(
    `update household set created_at = created_at - interval '1100 days' where id = $1`,
    [id],
  );
  return id;
}

interface Erasures {
  items: { id: string; householdId: string }[];
}
const listed = async (status: string) =>
  bodyOf(await api.get<Erasures>('u-admin', `/v1/retention/erasures?status=${status}`)).items;
const isErased = async (id: string) =>
  (await api.get('u-responsable', `/v1/households/${id}`)).body['erased'] === true;

it('comes every night at 3:20 in France, one at a time', async () => {
  const { spec, policies, info, action } = await schedule.describe();
  expect(spec).toMatchObject({ timezone: 'Europe/Paris' });
  expect(policies.overlap).toBe('SKIP');
  expect(action).toMatchObject({ workflowType: 'retention' });
  const [first, second] = info.nextActionTimes;
  const hours = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' });
  expect([hours.format(first), hours.format(second)]).toEqual(['03:20', '03:20']);
});

/** Has the engine start it now, as it would at night, and waits for its end. */
async function night(): Promise<void> {
  const taken = async () => (await schedule.describe()).info.recentActions;
  const { length } = await taken();
  await schedule.trigger();
  const action = await eventually('the start', async () => (await taken())[length]?.action);
  await installation.client.workflow.getHandle(action.workflow.workflowId).result();
  await eventually('its end', async () => {
    // The schedule hears of the end by itself, and starts no other before.
    return (await schedule.describe()).info.runningActions.length === 0;
  });
}

it('proposes what has come to its term, and erases it only once somebody has approved', async () => {
  const id = await forgotten();
  await night();
  const [proposed] = await listed('proposed');
  expect(proposed).toMatchObject({ householdId: id });
  await night();
  expect(await listed('done')).toEqual([]);
  expect(await isErased(id)).toBe(false);
  // Approved in the table alone: the next night carries it out.
  await installation.store.pool.query(`update erasure set status = 'approved' where id = $1`, [proposed!.id]);
  await night();
  expect(await isErased(id)).toBe(true);
  expect((await listed('done')).map(({ householdId }) => householdId)).toEqual([id]);
});
