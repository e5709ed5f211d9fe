/** The messages of the local inbox, one `.eml` file each. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMail, type Mail } from './mail.ts';

export interface ReceivedMail extends Mail {
  /** Names its file, and is the same for all copies of one message. */
  id: string;
  receivedAt: Date;
}

/** What was received, newest first. */
export function receivedMail(folder: string): ReceivedMail[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  const mails = files.map((file) => readReceived(folder, file.slice(0, -'.eml'.length)));
  return mails.toSorted((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
}

/** One message; nothing when there is none of that id. */
export function findReceivedMail(folder: string, id: string): ReceivedMail | undefined {
  return /^[0-9a-f]+$/.test(id) && existsSync(fileOf(folder, id)) ? readReceived(folder, id) : undefined;
}

/** A message sent again, because its sender could not tell whether it had left, is the same message. */
export function keepMail(folder: string, raw: Buffer): void {
  const { messageId } = readMail(raw);
  const file = fileOf(
    folder,
    createHash('sha256')
      .update(messageId || raw)
      .digest('hex')
      .slice(0, 20),
  );
  if (existsSync(file)) return;
  writeFileSync(`${file}.new`, raw);
  renameSync(`${file}.new`, file);
}

function readReceived(folder: string, id: string): ReceivedMail {
  const file = fileOf(folder, id);
  return { ...readMail(readFileSync(file)), id, receivedAt: statSync(file).mtime };
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}.eml`);
}
