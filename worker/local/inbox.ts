/** Takes all mail that the service sends on one machine, and shows it: nothing leaves for the outside. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { SMTPServer } from 'smtp-server';
import { inboxPages } from './inbox-pages.ts';
import { HOST, requireFreePort } from './ports.ts';
import { keepMail } from './received-mail.ts';

export interface InboxOptions {
  /** Where messages are kept, one `.eml` file each. */
  folder: string;
  smtpPort: number;
  pagePort: number;
}

export interface Inbox {
  smtpUrl: string;
  pageUrl: string;
  stop: () => Promise<void>;
}

/** Starts both the SMTP server that takes messages and the page that shows them. */
export async function startInbox({ folder, smtpPort, pagePort }: InboxOptions): Promise<Inbox> {
  await requireFreePort(smtpPort, 'the local SMTP inbox', 'JALON_SMTP_PORT');
  await requireFreePort(pagePort, "the inbox's page", 'JALON_INBOX_PORT');
  mkdirSync(folder, { recursive: true });
  const smtp = smtpServer(folder);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, HOST, resolve));
  const pages = createServer(express().disable('x-powered-by').use(inboxPages(folder)));
  await new Promise<void>((resolve) => pages.listen(pagePort, HOST, resolve));
  return {
    smtpUrl: `smtp://${HOST}:${smtpPort}`,
    pageUrl: `http://${HOST}:${pagePort}`,
    stop: async () => void (await Promise.all([closePages(pages), closeSmtp(smtp)])),
  };
}

function smtpServer(folder: string): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => void take(folder, stream, done),
  });
  // A worker that dies resets its connections: what it had not finished sending, the next one sends again.
  return server.on('error', () => {});
}

/** The sender is told that it was taken once it is kept, and not before. */
async function take(folder: string, stream: Readable, done: (error?: Error) => void): Promise<void> {
  try {
    keepMail(folder, await buffer(stream));
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

function closeSmtp(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function closePages(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
