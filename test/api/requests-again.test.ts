/** Requests sent again, sent at once, sent late: a case is opened once, and each step is taken once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseView, stepAnswer, type CaseView, type FactView } from '../../api/schemas/case.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { CLERK, ELSEWHERE, event, register, SUPERVISOR, type Page } from './door.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

const openUnder = (key: string, householdId: string, change: object = {}) =>
  api.post<CaseView>(
    CLERK,
    '/v1/accompaniments',
    { householdId, trigger: event(), ...change },
    { 'idempotency-key': key },
  );

const journalOf = async (id: string, query = '') =>
  (await api.get<Page<FactView>>(SUPERVISOR, `/v1/accompaniments/${id}/journal${query}`)).body;

const addTrigger = (one: FamilyCourse, key: string, debtCents = 1000, headers: Record<string, string> = {}) =>
  api.post<{ version: number; facts: FactView[]; case: CaseView; code?: string }>(
    CLERK,
    `/v1/accompaniments/${one.id}/steps/add-trigger`,
    { trigger: event({ kind: 'summons', referredBy: 'court', debtCents }) },
    { 'idempotency-key': key, ...headers },
  );
const settled = async () => {
  const one = await new FamilyCourse(api).open();
  await one.until(({ stage }) => stage === 'awaiting-assignment');
  return one;
};

describe('an opening', () => {
  it('answers the case in screening, with its address and version', async () => {
    const householdId = await register(api, 'Ouverte');
    const { status, body, headers } = await openUnder('opening-1', householdId, {
      offer: 'paris/stay-in-home',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ householdId, trigger: event(), offer: 'paris/stay-in-home', hearings: [] });
    expect(body.reference).toMatch(/^AC-\d{4}-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/accompaniments/${body.id}`);
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect(caseView.safeParse(body).error).toBeUndefined();
  });

  it('sent again under its key is the same case, though the family is already accompanied', async () => {
    const householdId = await register(api, 'Redite');
    const [first, again] = [
      await openUnder('opening-2', householdId),
      await openUnder('opening-2', householdId),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    const { items } = (await api.get<Page<CaseView>>(CLERK, `/v1/accompaniments?householdId=${householdId}`))
      .body;
    expect(items).toHaveLength(1);
  });

  it('sent several times at once under one key is one case', async () => {
    const householdId = await register(api, 'Pressée');
    const replies = await Promise.all([1, 2, 3, 4].map(() => openUnder('opening-3', householdId)));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });

  it('of another family under a key already used is refused, and opens nothing', async () => {
    await openUnder('opening-4', await register(api, 'Première'));
    const other = await register(api, 'Seconde');
    expect(await openUnder('opening-4', other)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    const { body } = await api.get<Page<CaseView>>(CLERK, `/v1/accompaniments?householdId=${other}`);
    expect(body.items).toEqual([]);
  });

  it('of another organisation’s household finds none', async () => {
    const householdId = await register(api, 'Gardée');
    const reply = await api.post(ELSEWHERE, '/v1/accompaniments', { householdId, trigger: event() });
    expect(reply).toMatchObject({ status: 404, body: { code: 'unknown-household' } });
  });

  it('keeps the name of whoever reported it out of the case', async () => {
    const referrer = { name: 'Bailleur Fictif', email: 'bailleur@fictif.example', boundBySecrecy: false };
    const { body } = await openUnder('opening-5', await register(api, 'Signalée'), { referrer });
    expect(body.trigger.referrerId).toEqual(expect.any(String));
    expect(JSON.stringify([body, await journalOf(body.id)])).not.toMatch(/Bailleur|fictif\.example/);
  });
});

describe('a step', () => {
  it('answers its facts and the case, at its version', async () => {
    const one = await settled();
    const before = await one.view();
    const { status, body, headers } = await addTrigger(one, 'k');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: before.version + 1,
      facts: [
        { number: before.version + 1, type: 'trigger-added', by: { id: CLERK, role: 'intake-officer' } },
      ],
      case: { id: one.id, version: before.version + 1, urgency: 2 },
    });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect(stepAnswer(caseView).safeParse(body).error).toBeUndefined();
  });

  it('sent again under its key is taken once, and answered the same', async () => {
    const one = await settled();
    const first = await addTrigger(one, 'same');
    const again = await Promise.all([addTrigger(one, 'same'), addTrigger(one, 'same')]);
    for (const { status, body } of again) {
      expect(status).toBe(200);
      expect(body.facts).toEqual(first.body.facts);
    }
    expect((await one.view()).triggers).toHaveLength(2);
  });

  it('sent at once under one key is taken once', async () => {
    const one = await settled();
    const replies = await Promise.all([1, 2, 3, 4].map(() => addTrigger(one, 'at-once')));
    expect(new Set(replies.map(({ body }) => body.version)).size).toBe(1);
    expect((await one.view()).triggers).toHaveLength(2);
  });

  it('with another body under a key already used is refused, and not taken', async () => {
    const one = await settled();
    await addTrigger(one, 'reused', 1000);
    const reply = await addTrigger(one, 'reused', 2000);
    expect(reply).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await one.view()).triggers).toHaveLength(2);
  });

  it('with another body under the same key at once is taken once', async () => {
    const one = await settled();
    const replies = await Promise.all([1000, 2000, 3000].map((debt) => addTrigger(one, 'race', debt)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422]);
    expect((await one.view()).triggers).toHaveLength(2);
  });

  it('of someone else under a key already used is refused', async () => {
    const one = await settled();
    await addTrigger(one, 'mine');
    const theirs = await api.post(
      SUPERVISOR,
      `/v1/accompaniments/${one.id}/steps/add-trigger`,
      { trigger: event({ kind: 'summons', referredBy: 'court', debtCents: 1000 }) },
      { 'idempotency-key': 'mine' },
    );
    expect(theirs).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('serves another case under the same key', async () => {
    const [one, other] = [await settled(), await settled()];
    const replies = [await addTrigger(one, 'shared'), await addTrigger(other, 'shared')];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each(['"%"', '%', 'W/"%"', '*'])('is taken by whoever saw this version, written %s', async (written) => {
    const one = await settled();
    const { version } = await one.view();
    const reply = await addTrigger(one, 'seen', 1000, { 'if-match': written.replace('%', String(version)) });
    expect(reply.status).toBe(200);
  });

  it('is refused to whoever saw another version, and tells which it is', async () => {
    const one = await settled();
    const { version } = await one.view();
    const reply = await addTrigger(one, 'late', 1000, { 'if-match': `"${version - 1}"` });
    expect(reply).toMatchObject({ status: 412, body: { code: 'stale-version', version } });
    expect((await one.view()).version).toBe(version);
  });

  it.each(['u-nobody', 'u-accueil', 'u-secteur-responsable'])(
    'cannot name %s as caseworker',
    async (caseworkerId) => {
      const one = await settled();
      const reply = await one.attempt(SUPERVISOR, 'assign', { caseworkerId });
      expect(reply).toMatchObject({ status: 422, body: { code: 'unknown-caseworker' } });
      expect((await one.view()).stage).toBe('awaiting-assignment');
    },
  );

  it('of another organisation finds no such case', async () => {
    const one = await settled();
    const reply = await one.attempt(ELSEWHERE, 'begin-closing', { cause: 'other' });
    expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('after the end finds what it had done before, and is refused otherwise', async () => {
    const one = await settled();
    const before = await addTrigger(one, 'before-the-end');
    await one.take(SUPERVISOR, 'begin-closing', { cause: 'family-wish' });
    await one.take(SUPERVISOR, 'close', { reason: 'family-wish' });
    await ended(one);
    const again = await addTrigger(one, 'before-the-end');
    expect(again).toMatchObject({
      status: 200,
      body: { version: before.body.version, facts: before.body.facts },
    });
    expect(again.body.case.stage).toBe('closed');
    expect(await addTrigger(one, 'before-the-end', 5)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await addTrigger(one, 'after-the-end')).toMatchObject({
      status: 409,
      body: { code: 'step-not-allowed', allowed: [] },
    });
  });
});

/** Until the engine has let the case go. */
async function ended(one: FamilyCourse): Promise<void> {
  await installation.client.workflow.getHandle(`accompaniment-${one.id}`).result();
}
