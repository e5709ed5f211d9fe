/** A real SMTP server for the tests of one file: it keeps what it takes, and refuses what it is told to. */
import type { AddressInfo } from 'node:net';
import { createTransport, type Transporter } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { readMail, type Mail } from '../../worker/local/mail.ts';

export interface PostOffice {
  mailer: Transporter;
  /** What was taken, oldest first. */
  mails: Mail[];
  /** The recipients as the envelopes had them. */
  envelopes: string[];
  /** The SMTP code with which to refuse an address; 4xx is a passing trouble, 5xx is for good. */
  refuse: Map<string, number>;
  /** Forgets what was taken and what is refused. */
  empty(): void;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const mails: Mail[] = [];
  const envelopes: string[] = [];
  const refuse = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refuse.get(address);
      done(responseCode ? Object.assign(new Error('refused'), { responseCode }) : undefined);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        envelopes.push(...session.envelope.rcptTo.map(({ address }) => address));
        mails.push(readMail(Buffer.concat(parts)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const mailer = createTransport({ host: '127.0.0.1', port });
  const empty = () => {
    [mails, envelopes].forEach((kept) => kept.splice(0));
    refuse.clear();
  };
  const close = () =>
    new Promise<void>((resolve) => {
      mailer.close();
      server.close(() => resolve());
    });
  return { mailer, mails, envelopes, refuse, empty, close };
}
