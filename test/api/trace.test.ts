/** Who saw and who did what: every request about a family leaves its trace, and a supervisor reads it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tracePage, type TraceEntryView } from '../../api/schemas/trace.ts';
import { checkTrace } from '../../activities/store/trace-check.ts';
import { family } from '../../worker/local/invented.ts';
import { testServers } from '../environment/connect.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { signInBy } from '../environment/sign-in.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { startBare } from './alone.ts';
import { CASEWORKER, CLERK, ELSEWHERE, register, SUPERVISOR, type Page } from './door.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

async function trace(query: string, who = SUPERVISOR): Promise<TraceEntryView[]> {
  const { status, body } = await api.get<Page<TraceEntryView>>(who, `/v1/trace?limit=200&${query}`);
  expect(status).toBe(200);
  expect(tracePage.safeParse(body).error).toBeUndefined();
  return body.items;
}

/** What was traced, earliest first, without the readings of the trace itself. */
async function actions(query: string): Promise<string[]> {
  const entries = await trace(query);
  return entries
    .filter(({ action }) => action !== 'read-trace')
    .map(({ by, action, outcome }) => `${by.id} ${action} ${outcome}`)
    .toReversed();
}

it('tells who registered, read, opened and moved a family’s case, and who was refused, in order', async () => {
  const course = new FamilyCourse(api);
  await course.open();
  await course.until(({ stage }) => stage === 'awaiting-assignment');
  await api.get(CLERK, `/v1/households/${course.householdId}`);
  await course.attempt(CASEWORKER, 'assign', { caseworkerId: CASEWORKER });
  await course.take(SUPERVISOR, 'assign', { caseworkerId: CASEWORKER });
  await course.attempt(CASEWORKER, 'close', { reason: 'goals-reached' });
  await api.get(CASEWORKER, `/v1/accompaniments/${course.id}/journal`);
  const found = await actions(`household=${course.householdId}`);
  expect(found.filter((line) => line !== `${SUPERVISOR} read-accompaniment done`)).toEqual([
    `${CLERK} create-household done`,
    `${CLERK} open-accompaniment done`,
    `${CLERK} read-household done`,
    `${CASEWORKER} accompaniment-assign role-not-allowed`,
    `${SUPERVISOR} accompaniment-assign done`,
    `${CASEWORKER} accompaniment-close reason-not-possible`,
    `${CASEWORKER} read-accompaniment-journal done`,
  ]);
  expect(await actions(`case=${course.id}&who=${CASEWORKER}`)).toHaveLength(3);
});

it('tells when, from where, and under which request', async () => {
  const id = await register(api, 'Datée');
  const { headers } = await api.get(CASEWORKER, `/v1/households/${id}`);
  const [entry] = await trace(`household=${id}&who=${CASEWORKER}`);
  expect(entry).toMatchObject({
    action: 'read-household',
    by: { id: CASEWORKER, role: 'caseworker', organisationId: 'caf-exemple' },
    address: '127.0.0.1',
    households: [id],
    requestId: headers.get('x-request-id'),
  });
  expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(10_000);
});

it('does not believe what anyone says of where they are, but a proxy that it was told of', async () => {
  const claimed = { 'x-forwarded-for': '203.0.113.9' };
  await api.get(CASEWORKER, '/v1/agenda', claimed);
  expect((await trace(`who=${CASEWORKER}`))[0]).toMatchObject({ address: '127.0.0.1' });
  const options = { signIn: signInBy((await testServers()).issuer), trustedProxies: ['loopback'] };
  const behind = await startBare(installation.store, options);
  await behind.api.get(CASEWORKER, '/v1/agenda', claimed);
  await behind.stop();
  expect((await trace(`who=${CASEWORKER}`))[0]).toMatchObject({ address: '203.0.113.9' });
});

describe('a list', () => {
  it('leaves the trace of every family it showed', async () => {
    const course = await new FamilyCourse(api).open();
    await api.get(CASEWORKER, '/v1/accompaniments?limit=200');
    const [entry] = await trace(`case=${course.id}&who=${CASEWORKER}`);
    expect(entry).toMatchObject({ action: 'list-accompaniment', outcome: 'done' });
  });
});

it('tells the organisation of a family what another one, with which it is shared, has looked at', async () => {
  const course = await new FamilyCourse(api).inProgress();
  await course.take(CASEWORKER, 'propose-handover', {
    to: 'Département d’Exemple',
    toOrganisationId: 'departement-exemple',
    scope: ['budget'],
  });
  const read = await api.get('u-secteur', `/v1/accompaniments/${course.id}`);
  expect(read.status).toBe(200);
  const [ours, theirs] = [await trace(`case=${course.id}`), await trace(`case=${course.id}`, ELSEWHERE)];
  for (const entries of [ours, theirs]) {
    expect(entries.filter(({ by }) => by.id === 'u-secteur')).toMatchObject([
      { action: 'read-accompaniment', outcome: 'done', by: { organisationId: 'departement-exemple' } },
    ]);
  }
});

describe('a refusal', () => {
  it('of someone elsewhere is in the trace of their own organisation, not in ours', async () => {
    const id = await register(api, 'Voisine');
    await api.get(ELSEWHERE, `/v1/households/${id}`);
    expect(await trace(`household=${id}&who=${ELSEWHERE}`)).toEqual([]);
    const [theirs] = await trace(`household=${id}`, ELSEWHERE);
    expect(theirs).toMatchObject({ by: { id: ELSEWHERE }, outcome: 'not-found' });
  });

  it('keeps of a path only what can be an id of ours', async () => {
    await api.get(CASEWORKER, '/v1/households/Louise-Imaginaire');
    const [entry] = await trace(`who=${CASEWORKER}`);
    expect(entry).toMatchObject({ outcome: 'not-found', households: [] });
    const { rows } = await installation.store.pool.query(
      `select from trace_entry where trace_entry::text like '%Imaginaire%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('reading the trace', () => {
  it('is for a supervisor, and leaves a trace', async () => {
    const refused = await api.get(CASEWORKER, '/v1/trace');
    expect(refused).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    await trace('');
    const entries = await trace(`who=${SUPERVISOR}`);
    expect(entries[0]).toMatchObject({ action: 'read-trace', outcome: 'done' });
    expect((await trace(`who=${CASEWORKER}`))[0]).toMatchObject({
      action: 'read-trace',
      outcome: 'role-not-allowed',
    });
  });

  it('goes page after page without a gap, and by day', async () => {
    for (let n = 0; n < 3; n += 1) await api.get('u-sacha', '/v1/agenda');
    const whole = await trace('who=u-sacha');
    expect(whole).toHaveLength(3);
    const paged: TraceEntryView[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const path: string = `/v1/trace?who=u-sacha&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await api.get<Page<TraceEntryView>>(SUPERVISOR, path);
      paged.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(await trace(`who=u-sacha&from=${today(-1)}&to=${today(1)}`)).toEqual(whole);
    expect(await trace(`who=u-sacha&to=${today(-1)}`)).toEqual([]);
    expect(await trace(`who=u-sacha&from=${today(1)}`)).toEqual([]);
  });

  it('refuses a cursor of another list', async () => {
    const reply = await api.get(SUPERVISOR, '/v1/trace?cursor=bm9wZQ');
    expect(reply).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
  });
});

it('a request is not answered when its trace cannot be kept, and nothing of a family is shown', async () => {
  const id = await register(api, 'Retenue');
  await installation.store.pool.query(
    'alter table trace_entry add constraint closed check (number < 0) not valid',
  );
  try {
    const { status, body } = await api.get(CASEWORKER, `/v1/households/${id}`);
    expect({ status, body: JSON.stringify(body) }).toMatchObject({
      status: 500,
      body: expect.not.stringContaining('Retenue'),
    });
  } finally {
    await installation.store.pool.query('alter table trace_entry drop constraint closed');
  }
  expect(await api.get(CASEWORKER, `/v1/households/${id}`)).toMatchObject({ status: 200 });
});

it('what needs no family leaves no trace', async () => {
  const before = await trace('who=u-admin');
  await api.get('u-admin', '/v1/me');
  await api.get('u-admin', '/v1/parameters');
  expect(await trace('who=u-admin')).toEqual(before);
});

it('many at once leave one whole chain', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `Nombreuse${String.fromCodePoint(97 + n)}`);
  await Promise.all(names.map((name) => api.post(CLERK, '/v1/households', family(name))));
  const findings = await checkTrace(installation.store);
  expect(findings.every(({ broken }) => broken === undefined)).toBe(true);
  expect(findings.find(({ organisationId }) => organisationId === 'caf-exemple')?.checked).toBeGreaterThan(
    40,
  );
});
