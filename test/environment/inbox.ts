/** A real SMTP server that keeps what it receives, for tests that read the mail. */
import { createTransport, type Transporter } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface Inbox {
  /** Sends through the server. */
  mailer: Transporter;
  /** Messages as they came, headers and body, oldest first. */
  messages: string[];
  stop(): Promise<void>;
}

export async function startInbox(): Promise<Inbox> {
  const messages: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        messages.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const mailer = createTransport({ host: '127.0.0.1', port, pool: true });
  const stop = async () => {
    mailer.close();
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  };
  return { mailer, messages, stop };
}
