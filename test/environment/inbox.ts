/** A real SMTP server that keeps what it receives, for tests that read the mail. */
import { createTransport, type Transporter } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface Inbox {
  /** Its address, for a sender in another process. */
  url: string;
  /** Sends through the server. */
  mailer: Transporter;
  /** Messages as they came, headers and body, oldest first. */
  messages: string[];
  /** Keeps what it receives without a word to the sender, until what this returns is called. */
  hold(): () => void;
  stop(): Promise<void>;
}

export async function startInbox(): Promise<Inbox> {
  const messages: string[] = [];
  let released = Promise.resolve();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, accept) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        messages.push(Buffer.concat(parts).toString('utf8'));
        void released.then(() => accept());
      });
    },
  });
  // A sender that is killed resets its connection: that is between it and us.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const mailer = createTransport({ host: '127.0.0.1', port, pool: true });
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    released = promise;
    return resolve;
  };
  const stop = async () => {
    mailer.close();
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  };
  return { url: `smtp://127.0.0.1:${port}`, mailer, messages, hold, stop };
}
