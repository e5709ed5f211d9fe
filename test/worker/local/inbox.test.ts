import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { startInbox, type Inbox } from '../../../worker/local/inbox.ts';
import { freePorts, HOST } from '../../../worker/local/ports.ts';
import { temporaryFolder } from './folder.ts';

const home = temporaryFolder();
let inbox: Inbox;

beforeAll(async () => {
  const [smtpPort = 0, pagePort = 0] = await freePorts(2);
  inbox = await startInbox({ folder: join(home.path, 'mail'), smtpPort, pagePort });
});
afterAll(async () => {
  await inbox.stop();
  home.remove();
});

const page = async (path = '/') => (await fetch(inbox.pageUrl + path)).text();
const TEXT =
  'Échéance le 29 février : <script>alert("é")</script> & le bilan à préparer avec la famille, d’ici là.';

async function send(messageId: string, subject: string, text = TEXT): Promise<void> {
  const transport = createTransport(inbox.smtpUrl);
  const attachments = [
    { filename: 'contrat signé.pdf', content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff]) },
  ];
  await transport.sendMail({
    messageId,
    from: 'jalon@example.org',
    to: 'a@example.org',
    subject,
    text,
    attachments,
  });
  transport.close();
}

test('an empty inbox says so', async () => {
  expect(await page()).toContain('Aucun message');
});

test('a message is shown as it was written, and nothing in it is taken for markup', async () => {
  await send(
    '<one@jalon>',
    'Préparation du renouvellement de l’accompagnement, à décider avant le 29 février',
  );
  const shown = await page();
  expect(shown).toContain(
    '<h2>Préparation du renouvellement de l’accompagnement, à décider avant le 29 février</h2>',
  );
  expect(shown).toContain('&lt;script&gt;alert(&quot;é&quot;)&lt;/script&gt; &amp; le bilan');
  expect(shown).not.toContain('<script');
});

test('an attachment is given back byte for byte', async () => {
  const [, link = ''] = /<a href="([^"]+)">contrat signé\.pdf<\/a>/.exec(await page()) ?? [];
  const response = await fetch(`${inbox.pageUrl}/${link}`);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x25, 0x50, 0x44, 0x46, 0xff]);
});

test('a message sent twice is shown once; the newest comes first', async () => {
  await send('<two@jalon>', 'Second message');
  await send('<one@jalon>', 'Le premier, envoyé de nouveau');
  const subjects = [...(await page()).matchAll(/<h2>(.*)<\/h2>/g)].map(([, subject]) => subject);
  expect(subjects).toEqual(['Second message', expect.stringContaining('Préparation')]);
});

test('no file outside the inbox can be asked for', async () => {
  expect((await fetch(`${inbox.pageUrl}/..%2fsecrets/0`)).status).toBe(404);
});

test('a sender that dies in the middle of a message leaves it in service', async () => {
  const { port } = new URL(inbox.smtpUrl);
  const socket = connect(Number(port), HOST);
  await once(socket, 'data');
  socket.write('EHLO mourant.example\r\n');
  await once(socket, 'data');
  socket.resetAndDestroy();
  await send('<after@jalon>', 'Après la panne');
  expect(await page()).toContain('Après la panne');
});
