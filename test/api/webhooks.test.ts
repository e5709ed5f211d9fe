/** Other systems told of facts: a real receiver on this machine, on a real engine. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook as Signature } from 'standardwebhooks';
import { refuseInside } from '../../activities/webhooks/inside.ts';
import { createCatchUp } from '../../worker/local/rehearsal.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { codeOf } from '../workflows/rules/refused.ts';

interface Told {
  headers: IncomingHttpHeaders;
  text: string;
  type: string;
  caseId: string;
}

/** A receiver that answers with what it is told to, in turn, then 204. */
class Receiver {
  readonly told: Told[] = [];
  answers: (number | { redirect: string })[] = [];
  private readonly server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const { type, data } = JSON.parse(text) as { type: string; data: { case: { id: string } } };
      this.told.push({ headers: request.headers, text, type, caseId: data.case.id });
      const answer = this.answers.shift() ?? 204;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(302, { location: answer.redirect }).end();
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/facts`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

let installation: Installation;
let api: Api;
const receiver = new Receiver();
const added: string[] = [];

beforeAll(async () => {
  await receiver.start();
  installation = await startInstallation({ webhooksInside: ['127.0.0.0/8'] });
  api = new Api(installation.url);
});
afterEach(async () => {
  for (const href of added.splice(0)) await api.request('u-admin', 'DELETE', href);
  receiver.told.length = 0;
});
afterAll(async () => {
  await installation.stop();
  receiver.stop();
});

async function add(body: object = {}): Promise<{ href: string; secret: string }> {
  const reply = await api.post<{ href: string; secret: string }>('u-admin', '/v1/webhooks', {
    url: receiver.url,
    ...body,
  });
  expect(reply.status).toBe(201);
  added.push(reply.body.href);
  return reply.body;
}

const toldOf = (family: FamilyCourse) => receiver.told.filter(({ caseId }) => caseId === family.id);

const processOf = (href: string) => `service-webhook-${href.split('/').at(-1)}`;

async function deliveriesOf(href: string, status: string) {
  const { body } = await api.get<{ items: { id: string; status: string; trouble?: string }[] }>(
    'u-admin',
    `${href}/deliveries?status=${status}`,
  );
  return body.items;
}

describe('a system that is told of facts', () => {
  it('is told each once, in order, signed, and nothing of the family', async () => {
    const { secret } = await add();
    const family = await new FamilyCourse(api).assigned();
    const { version } = await family.view();
    await eventually('all facts are told', () => Promise.resolve(toldOf(family).length >= version));
    const numbers = toldOf(family).map(({ text }) => JSON.parse(text).data.fact.number);
    expect(numbers.slice(0, version)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
    expect(toldOf(family).map(({ type }) => type)).toContain('accompaniment.assigned');
    for (const { headers, text } of receiver.told) {
      expect(() => new Signature(secret).verify(text, headers as Record<string, string>)).not.toThrow();
      expect(Object.keys(JSON.parse(text).data)).toEqual(['case', 'fact']);
      expect(text).not.toMatch(/Imaginaire|Louise|u-camille/);
    }
  });

  it('signs with a secret that a copy of the database does not tell', async () => {
    const { secret } = await add();
    const { rows } = await installation.store.pool.query<{ row: string }>(
      'select to_jsonb(webhook)::text as row from webhook',
    );
    const bytes = Buffer.from(secret).toString('hex');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect([row.includes(secret), row.includes(bytes)]).toEqual([false, false]);
  });

  it('is told only what it asked for', async () => {
    await add({ kinds: ['accompaniment'], types: ['assigned'] });
    const family = await new FamilyCourse(api).assigned();
    await eventually('it is told', () => Promise.resolve(toldOf(family).length > 0));
    expect(toldOf(family).map(({ type }) => type)).toEqual(['accompaniment.assigned']);
  });

  it('is told again later when it was away', async () => {
    const { href } = await add({ types: ['assigned'] });
    receiver.answers = [503, 500];
    const family = await new FamilyCourse(api).assigned();
    await eventually('it is told', async () => (await deliveriesOf(href, 'delivered')).length === 1);
    const ids = toldOf(family).map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([ids[0], ids[0], ids[0]]);
  });

  it('leaves what it refuses among the dead letters, and is sent it again when asked', async () => {
    const { href } = await add({ types: ['assigned'] });
    receiver.answers = [410];
    const family = await new FamilyCourse(api).assigned();
    const [dead] = await eventually('it is dead', async () => {
      const items = await deliveriesOf(href, 'dead');
      return items.length > 0 && items;
    });
    expect(dead).toMatchObject({ caseId: family.id, trouble: 'status-410', attempts: 1 });
    const sent = await api.post('u-admin', `${href}/resend`, { deliveryId: dead!.id });
    expect(sent).toMatchObject({ status: 200, body: { sent: 1 } });
    await eventually('it is told', async () => (await deliveriesOf(href, 'delivered')).length === 1);
    expect(await deliveriesOf(href, 'dead')).toEqual([]);
  });

  it('is given up after hours away, until people have looked at it', async () => {
    const { href } = await add({ types: ['assigned'] });
    receiver.answers = Array<number>(30).fill(503);
    await new FamilyCourse(api).assigned();
    const live = createCatchUp(installation.client);
    const [dead] = await eventually('it is given up', async () => {
      await live(processOf(href), Date.now() + 3_600_000 * receiver.told.length);
      const items = await deliveriesOf(href, 'dead');
      return items.length > 0 && items;
    });
    expect(dead).toMatchObject({ trouble: 'status-503', attempts: 15 });
    receiver.answers = [];
    await api.post('u-admin', `${href}/resend`, {});
    await eventually('it is told', async () => (await deliveriesOf(href, 'delivered')).length === 1);
  });

  it('is followed nowhere else', async () => {
    const { href } = await add({ types: ['assigned'] });
    receiver.answers = [{ redirect: receiver.url }];
    await new FamilyCourse(api).assigned();
    const [dead] = await eventually('it is dead', async () => {
      const items = await deliveriesOf(href, 'dead');
      return items.length > 0 && items;
    });
    expect(dead).toMatchObject({ trouble: 'redirected' });
    expect(receiver.told).toHaveLength(1);
  });

  it('is told nothing more once it is removed, and its process ends', async () => {
    const { href } = await add();
    expect((await api.request('u-admin', 'DELETE', href)).status).toBe(204);
    added.length = 0;
    await new FamilyCourse(api).assigned();
    expect(receiver.told).toEqual([]);
    await eventually('its process ends', async () => {
      const { status } = await installation.client.workflow.getHandle(processOf(href)).describe();
      return status.name === 'COMPLETED';
    });
    expect((await api.get('u-admin', `${href}/deliveries`)).status).toBe(404);
  });
});

describe('an address', () => {
  it.each([
    ['http://10.0.0.8/', 'address-inside'],
    ['https://10.0.0.8/', 'address-inside'],
    ['https://[::1]/', 'address-inside'],
    ['https://169.254.169.254/latest', 'address-inside'],
    ['https://[::ffff:10.0.0.8]/', 'address-inside'],
    ['https://0x0a000008/', 'address-inside'],
    ['https://no-such-host.invalid/', 'address-unknown'],
    ['http://203.0.113.8/', 'address-inside'],
    ['http://8.8.8.8/', 'address-not-encrypted'],
  ])('%s is refused', async (url, code) => {
    const reply = await api.post('u-admin', '/v1/webhooks', { url });
    expect([reply.status, reply.body['code']]).toEqual([409, code]);
    expect((await api.get('u-admin', '/v1/webhooks')).body).toEqual({ items: [] });
  });

  it.each(['ftp://a.example/', 'not an address', ''])('%s is none', async (url) => {
    expect((await api.post('u-admin', '/v1/webhooks', { url })).body).toMatchObject({
      code: 'invalid-request',
    });
  });

  it.each(['127.0.0.1', '::1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.1.1', 'fe80::1', 'fd00::1'])(
    '%s is inside, whatever it is called',
    (address) => {
      expect(codeOf(() => refuseInside(address, ['10.0.0.0/16']))).toBe('address-inside');
    },
  );

  it('inside is told where the configuration says so', () => {
    expect(() => refuseInside('10.0.200.1', ['10.0.0.0/16'])).not.toThrow();
  });
});

describe('webhooks', () => {
  it('are an administrator’s own', async () => {
    const { href } = await add();
    expect((await api.post('u-responsable', '/v1/webhooks', { url: receiver.url })).status).toBe(403);
    expect((await api.get('u-secteur-responsable', href)).status).not.toBe(200);
    expect((await api.get('u-admin', '/v1/webhooks')).body).toMatchObject({ items: [{ href }] });
  });
});
