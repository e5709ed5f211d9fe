/** What the API answers when something it needs is away: at once, that one may ask again, and nothing else. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { openStore, type Store } from '../../activities/store/store.ts';
import { record } from '../../activities/store/record.ts';
import type { HouseholdView } from '../../api/schemas/households.ts';
import { TEST_KEYS } from '../activities/store/opened.ts';
import { recording } from '../activities/store/requests.ts';
import { CAF, family } from '../../worker/local/invented.ts';
import { today } from '../families/api.ts';
import { startAlone, startBare, type Alone } from './alone.ts';

const CLERK = 'u-accueil';

/** A log that can be read. */
function readableLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => lines.join('') };
}

describe('without an engine', () => {
  const log = readableLog();
  let alone: Alone;
  beforeAll(async () => {
    alone = await startAlone({ logTo: log.stream });
  });
  afterAll(() => alone.stop());

  it('an opening is answered 503, to be sent again, and nothing is recorded', async () => {
    const household = await alone.api.post<{ id: string }>(CLERK, '/v1/households', family('Secrète'));
    const reply = await alone.api.post(CLERK, '/v1/accompaniments', {
      householdId: household.body.id,
      trigger: { kind: 'summons', occurredOn: today(-2), registeredOn: today(-1), referredBy: 'court' },
    });
    expect(reply).toMatchObject({ status: 503, body: { code: 'engine-unavailable' } });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    const { body } = await alone.api.get<{ items: unknown[] }>(CLERK, '/v1/accompaniments');
    expect(body.items).toEqual([]);
  });

  it('a household whose dwelling is followed is answered 503, and stays as it was', async () => {
    const { body: kept } = await alone.api.post<HouseholdView>(CLERK, '/v1/households', family('Nombreuse'));
    const summary = { householdId: kept.id, organisationId: CAF.id };
    await record(alone.store, { ...recording({ first: 1, at: 1, summary }), kind: 'derogation' });
    const path = `/v1/households/${kept.id}`;
    const change = (body: object) =>
      alone.api.request<{ code?: string }>(CLERK, 'PATCH', path, body, { 'if-match': `"${kept.version}"` });
    const born = { ...kept.members.at(-1), id: 'newborn', birthDate: today(-3) };
    const more = await change({ members: [...kept.members, born] });
    expect(more).toMatchObject({ status: 503, body: { code: 'engine-unavailable' } });
    expect((await alone.api.get(CLERK, path)).body).toMatchObject({ version: 1, members: kept.members });
    // What concerns nobody else is changed, on the version that was seen.
    expect(await change({ contact: { phone: '01 00 00 00 00' } })).toMatchObject({ status: 200 });
  });

  it('what needs none is answered all the same', async () => {
    const statuses = await Promise.all(
      ['/v1/me', '/v1/accompaniments', '/v1/agenda?scope=team', '/v1/users', '/v1/letters', '/healthz'].map(
        async (path) => (await alone.api.get(CLERK, path)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('the service says that it is up, and not ready', async () => {
    const ready = await alone.api.get('', '/readyz');
    expect(ready).toMatchObject({ status: 503, body: { code: 'not-ready', database: true, engine: false } });
  });

  it('the log names requests and routes, and neither families, ids nor what was searched', async () => {
    await alone.api.get(CLERK, '/v1/accompaniments?text=Secr%C3%A8te');
    await alone.api.get(CLERK, '/v1/households/some-id-1234');
    expect(log.text()).toContain('"route":"/v1/households/:id"');
    expect(log.text()).not.toMatch(/Secr|Louise|some-id-1234|text=/);
  });

  it('the figures tell routes, and no id', async () => {
    await alone.api.get(CLERK, '/v1/households/some-id-1234');
    const { body } = await alone.api.get<string>('', '/metrics');
    expect(body).toMatch(
      /duration_seconds_count\{method="GET",route="\/v1\/households\/:id",status="404"\} \d/,
    );
    expect(body).not.toContain('some-id-1234');
  });
});

describe('without a database', () => {
  const log = readableLog();
  let store: Store;
  let bare: Awaited<ReturnType<typeof startBare>>;
  beforeAll(async () => {
    store = openStore('postgresql://jalon:secret-word@127.0.0.1:1/jalon', TEST_KEYS);
    bare = await startBare(store, { log: pino({}, log.stream) });
  });
  afterAll(async () => {
    await bare.stop();
    await store.close();
  });

  it.each(['/v1/me', '/v1/households/nobody', '/v1/letters'])(
    '%s is answered 503, to be sent again',
    async (path) => {
      const reply = await bare.api.get(CLERK, path);
      expect(reply).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
      expect(reply.headers.get('retry-after')).not.toBeNull();
    },
  );

  it('tells no one where it is, nor how it is reached', async () => {
    const { body } = await bare.api.get(CLERK, '/v1/me');
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|:1\b|secret-word/);
    expect(log.text()).not.toContain('secret-word');
  });

  it('what needs none is answered all the same', async () => {
    expect((await bare.api.get('', '/v1/calendar/2027-01-01')).status).toBe(200);
    expect((await bare.api.get('', '/openapi.json')).status).toBe(200);
  });
});

describe('a mistake of ours', () => {
  it('is told as nothing but that, under the id that the log has', async () => {
    const log = readableLog();
    const broken = { orm: undefined, pool: undefined } as unknown as Store;
    const bare = await startBare(broken, { log: pino({}, log.stream) });
    const { status, body, headers } = await bare.api.get(CLERK, '/v1/me');
    await bare.stop();
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'unexpected-error' } });
    expect(JSON.stringify(body)).not.toMatch(/undefined|TypeError|\.ts/);
    const id = headers.get('x-request-id') ?? 'none';
    expect(body['instance']).toBe(`urn:uuid:${id}`);
    const lines = log
      .text()
      .split('\n')
      .filter((line) => line.includes(id));
    expect(lines.some((line) => line.includes('TypeError'))).toBe(true);
  });
});
