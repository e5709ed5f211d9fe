/** Encryption on the way: what the settings ask for is asked of the other side, and without it nothing is said. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_KEYS } from '../../../activities/keys/key-service.ts';
import { findUser } from '../../../activities/store/organisations.ts';
import { openStore } from '../../../activities/store/store.ts';

/** PostgreSQL: the request for TLS that comes before anything else (protocol, SSLRequest). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

describe('the database', () => {
  const heard: Buffer[] = [];
  /** A server that speaks no TLS, and keeps what it was told. */
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (part) => {
      heard.push(part);
      socket.write('N');
    });
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => void server.close());

  test('is asked for TLS first, and told nothing when it has none', async () => {
    const { port } = server.address() as AddressInfo;
    const store = openStore(`postgresql://jalon:secret@127.0.0.1:${port}/jalon?sslmode=verify-full`, NO_KEYS);
    await expect(findUser(store, 'anyone')).rejects.toThrow(/does not support SSL/);
    await expect(store.pool.query('select 1')).rejects.toThrow(/does not support SSL/);
    await store.close();
    expect(heard.length).toBeGreaterThan(0);
    for (const part of heard) expect(part).toEqual(SSL_REQUEST);
  });
});
