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
  /** Refuses connections until it resumes. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const kept = { mails: [] as Mail[], envelopes: [] as string[], refuse: new Map<string, number>() };
  let server = newServer(kept);
  const port = await listen(server, 0);
  const mailer = createTransport({ host: '127.0.0.1', port });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  return {
    ...kept,
    mailer,
    empty: () => {
      [kept.mails, kept.envelopes].forEach((some) => some.splice(0));
      kept.refuse.clear();
    },
    pause: stop,
    resume: async () => {
      server = newServer(kept);
      await listen(server, port);
    },
    close: async () => {
      mailer.close();
      await stop();
    },
  };
}

function newServer({ mails, envelopes, refuse }: Pick<PostOffice, 'mails' | 'envelopes' | 'refuse'>) {
  return new SMTPServer({
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
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
}
