import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startInbox } from '../../../worker/local/inbox.ts';
import { freePorts, HOST, PortTaken } from '../../../worker/local/ports.ts';
import { startPostgres } from '../../../worker/local/postgres.ts';
import { startTemporal } from '../../../worker/local/temporal.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
const log = join(home.path, 'log');
let taken: Server;
let port = 0;
let free = 0;

beforeAll(async () => {
  [port = 0, free = 0] = await freePorts(2);
  taken = createServer().listen(port, HOST);
  await once(taken, 'listening');
});
afterAll(() => {
  taken.close();
  home.remove();
});

const temporal = { cli: 'temporal', file: join(home.path, 'temporal.db'), log };

test.each([
  ['JALON_PG_PORT', () => startPostgres({ folder: join(home.path, 'postgres'), port, password: 'x', log })],
  ['JALON_TEMPORAL_PORT', () => startTemporal({ ...temporal, port })],
  ['JALON_TEMPORAL_UI_PORT', () => startTemporal({ ...temporal, port: free, ui: { port } })],
  ['JALON_SMTP_PORT', () => startInbox({ folder: home.path, smtpPort: port, pagePort: free })],
  ['JALON_INBOX_PORT', () => startInbox({ folder: home.path, smtpPort: free, pagePort: port })],
])('a port already taken is named with %s, before anything is started', async (variable, start) => {
  const failure = await start().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PortTaken);
  expect(String(failure)).toMatch(new RegExp(`Port ${port}.*${variable}`));
  expect(existsSync(log)).toBe(false);
});

test('free ports are all different', async () => {
  expect(new Set(await freePorts(20)).size).toBe(20);
});
