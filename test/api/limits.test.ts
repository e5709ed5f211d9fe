/** What is asked too often, too slowly, or left in the middle, keeps nobody else from working. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAlone, type Alone } from './alone.ts';
import { CASEWORKER, CLERK, SUPERVISOR } from './door.ts';

const from = (address: string) => ({ 'x-forwarded-for': address });
const statuses = async (times: number, ask: () => Promise<{ status: number }>) => {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await ask()).status);
  return found;
};
const fill = (length: number, status: number) => Array.from({ length }, () => status);

describe('limits', () => {
  let alone: Alone;
  beforeAll(async () => {
    alone = await startAlone({
      limits: { perAddress: 60, perPerson: 10, strangers: 5 },
      trustedProxies: ['loopback'],
    });
  });
  afterAll(() => alone.stop());

  it('hold for a person, whatever the address, and for no other', async () => {
    let n = 0;
    const ask = () => alone.api.get(CASEWORKER, '/v1/me', from(`198.51.100.${(n += 1)}`));
    expect(await statuses(12, ask)).toEqual([...fill(10, 200), ...fill(2, 429)]);
    const refused = await ask();
    expect(refused.body).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await alone.api.get(CLERK, '/v1/me', from('198.51.100.99'))).status).toBe(200);
  });

  it('hold for an address that brings no good token, and let others of it in', async () => {
    const address = from('203.0.113.7');
    const guess = () => alone.api.get('', '/v1/me', { ...address, authorization: 'Bearer a.b.c' });
    expect(await statuses(7, guess)).toEqual([...fill(5, 401), ...fill(2, 429)]);
    expect((await alone.api.get(SUPERVISOR, '/v1/me', address)).status).toBe(200);
  });

  it('hold for an address, of the network of whoever has it', async () => {
    let n = 0;
    const ask = () => alone.api.get('', '/healthz', from(`2001:db8:1:1::${(n += 1)}`));
    expect(await statuses(62, ask)).toEqual([...fill(60, 200), ...fill(2, 429)]);
    expect((await alone.api.get('', '/healthz', from('2001:db8:1:2::1'))).status).toBe(200);
  });
});

describe('a body', () => {
  let alone: Alone;
  beforeAll(async () => {
    alone = await startAlone({ bodyPatienceMs: 300 });
  });
  afterAll(() => alone.stop());

  /** Sends the head of a request and the beginning of its body; answers what comes back until the end. */
  async function begun(then: (end: () => void) => void): Promise<string> {
    const { authorization = '' } = await alone.api.authorization(CLERK);
    const { port, hostname } = new URL(alone.api.url);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      let said = '';
      socket.on('data', (part: Buffer) => (said += part.toString()));
      socket.on('close', () => resolve(said));
      socket.on('error', () => resolve(said));
      socket.write(
        `POST /v1/households HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
          'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"members":',
        () => then(() => socket.destroy()),
      );
    });
  }

  it('that does not come to its end in time is given up, and its connection closed', async () => {
    const said = await begun(() => {});
    expect(said).toMatch(/^HTTP\/1\.1 408 [^]*Connection: close[^]*"code":"body-too-slow"/i);
  });

  it('left in the middle holds nothing', async () => {
    await begun((end) => end());
    expect((await alone.api.get(CLERK, '/v1/me')).status).toBe(200);
  });
});
