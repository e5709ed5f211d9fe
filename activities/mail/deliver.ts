/** Sends an e-mail once: kept before it leaves, marked after, so that a retry sends only what was not. */
import { createHash } from 'node:crypto';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Deps } from '../deps.ts';
import { keepNotice, markNotice, type Notice, type NoticeItem } from '../store/notices.ts';
import { addressOf } from './address.ts';

/** What an e-mail says. The subject is one line. */
export interface Words {
  subject: string;
  body: string;
  items: NoticeItem[];
}

export interface Recipient {
  /** Of a user, an organisation or a referrer. */
  id: string;
  name: string;
  email: string;
}

/** What it is about; `key` is that of the effect that asked for it. */
export interface Errand {
  key: string;
  caseId: string;
  organisationId: string;
  notice: string;
  on: PlainDate;
}

/**
 * Sends to one person, unless that was done. Should the service stop between the server's yes and the mark, the
 * same message leaves again under the same Message-ID, by which mail programs know it for one.
 */
export async function deliver(deps: Deps, errand: Errand, recipient: Recipient, words: Words): Promise<void> {
  const { id: recipientId, email } = recipient;
  const key = `${errand.key}:${recipientId}`;
  const messageId = messageIdOf(key, deps.from);
  const notice = await keepNotice(deps.store, { ...errand, ...words, key, recipientId, email, messageId });
  if (notice.status === 'pending') await send(deps, notice);
}

async function send({ store, mailer, from, log }: Deps, notice: Notice): Promise<void> {
  const { key, email, messageId, subject, body } = notice;
  const address = addressOf(email);
  try {
    if (!address) throw new Undeliverable('not an address');
    // As objects, so that nothing in them is read as a second address.
    await mailer.sendMail({
      from,
      to: { name: '', address },
      messageId,
      subject,
      text: body,
      ...NOBODY_ANSWERS,
    });
    await markNotice(store, key, 'sent', new Date());
  } catch (error) {
    if (!isFinal(error)) throw error;
    log.warn({ notice: key }, 'e-mail refused for good: check the address');
    await markNotice(store, key, 'refused', new Date());
  }
}

/** Absence messages and other robots are asked not to answer; nothing is fetched for a message. */
const NOBODY_ANSWERS = {
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
} as const;

class Undeliverable extends Error {}

/** The server knows no such recipient, and will not tomorrow. Anything else may be a passing trouble. */
function isFinal(error: unknown): boolean {
  if (error instanceof Undeliverable) return true;
  const {
    code,
    command,
    responseCode = 0,
  } = error as { code?: string; command?: string; responseCode?: number };
  return code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500;
}

/** Always the same for a message, and telling nothing of it; in the domain of the sender. */
function messageIdOf(key: string, from: string): string {
  const hash = createHash('sha256').update(key).digest('base64url').slice(0, 32);
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'jalon.invalid';
  return `<${hash}@${domain}>`;
}
