/** A family archived with restricted access is out of everyone's sight but those who keep the archive. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { eventually } from '../environment/eventually.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';

const TEAM = ['u-camille', 'u-responsable'] as const;

let installation: Installation;
let api: Api;
let family: FamilyCourse;
let letterId: string;
let feed: string;

interface Listed {
  items: { id?: string; caseId?: string }[];
}

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  family = new FamilyCourse(api);
  await family.assigned();
  letterId = await eventually('the contact letter', async () => {
    const { body } = await api.get<Listed>('u-camille', '/v1/letters');
    return body.items.find(({ caseId }) => caseId === family.id)?.id;
  });
  feed = `${installation.url}${(await api.post<{ href: string }>('u-camille', '/v1/me/calendar-feed', {})).body.href}`;
});
afterAll(() => installation.stop());

const path = (rest = '') => `/v1/accompaniments/${family.id}${rest}`;

/** Whether it shows in what someone lists. */
async function isListed(who: string, list: string): Promise<boolean> {
  return JSON.stringify((await api.get(who, list)).body).includes(family.id);
}

const LISTS = [
  '/v1/accompaniments',
  '/v1/agenda?scope=team&limit=100',
  '/v1/letters',
  '/v1/steering/load',
] as const;

it('shows in lists, agenda, print queue and calendar before it is archived', async () => {
  for (const list of LISTS.slice(0, 3))
    expect([list, await isListed('u-responsable', list)]).toEqual([list, true]);
  expect(await (await fetch(feed)).text()).toContain('BEGIN:VEVENT');
});

describe('once archived', () => {
  beforeAll(async () => {
    await installation.store.pool.query('update household set archived_at = now() where id = $1', [
      family.householdId,
    ]);
  });

  it.each(LISTS)('does not show in %s', async (list) => {
    for (const who of TEAM) expect(await isListed(who, list)).toBe(false);
  });

  it('does not show in a calendar', async () => {
    expect(await (await fetch(feed)).text()).not.toMatch(/STATUS:CONFIRMED/);
  });

  it.each(TEAM)('is read by %s no more: a refusal that says whom to ask', async (who) => {
    const household = `/v1/households/${family.householdId}`;
    for (const one of [path(), path('/journal'), path('/letters'), path(`?asOf=${today()}`), household]) {
      const { status, body } = await api.get(who, one);
      expect([one, status, body['code']]).toEqual([one, 403, 'archived']);
    }
    const letter = await api.get(who, `/v1/letters/${letterId}`);
    expect([letter.status, letter.body['code']]).toEqual([403, 'archived']);
  });

  it('takes no step, no change, and no new accompaniment', async () => {
    const household = `/v1/households/${family.householdId}`;
    const trigger = {
      kind: 'arrears',
      stage: 'relapse',
      occurredOn: today(),
      registeredOn: today(),
      referredBy: 'registry',
    };
    const replies = [
      await family.attempt('u-camille', 'begin-closing', { cause: 'other' }),
      await api.request('u-accueil', 'PATCH', household, { territory: 'sud' }),
      await api.post('u-accueil', '/v1/accompaniments', { householdId: family.householdId, trigger }),
    ];
    expect(replies.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'archived'],
      [403, 'archived'],
      [403, 'archived'],
    ]);
  });

  it('is exported by an administrator alone', async () => {
    const copy = `/v1/households/${family.householdId}/export`;
    expect((await api.get('u-responsable', copy)).body).toMatchObject({ code: 'archived' });
    expect((await api.get('u-admin', copy)).status).toBe(200);
  });
});
