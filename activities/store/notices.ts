/** Messages to people, kept before they are sent, so that a retry sends only what was not. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { ERASED_TEXT } from '../keys/texts.ts';
import { Notice as NoticeEntity } from './entities/mail.ts';
import { ownerOfCase } from './keys/owner-of-case.ts';
import { open, sealFor } from './keys/sealed.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

/** `refused`: the mail server knows no such recipient; `pending`: to be tried again. */
export type NoticeStatus = 'pending' | 'sent' | 'refused';

/** One line of a notice: what falls due, in French, and when. */
export interface NoticeItem {
  kind: string;
  label: string;
  on: PlainDate;
}

/** `key` is that of the effect and its recipient; `recipientId` a user's, an organisation's or a referrer's. */
export interface Notice {
  key: string;
  caseId: string;
  organisationId: string;
  recipientId: string;
  email: string;
  messageId: string;
  notice: string;
  on: PlainDate;
  subject: string;
  body: string;
  items: NoticeItem[];
  status: NoticeStatus;
  /** When it left, or was refused for good. */
  settledAt?: Date;
}

/** Keeps a notice to be sent, and answers it; or the one kept before under its key, as it stands. */
export async function keepNotice(
  store: Store,
  notice: Omit<Notice, 'status' | 'settledAt'>,
): Promise<Notice> {
  const em = store.orm.em.fork();
  const owner = await ownerOfCase(store.pool, notice);
  const { key: sealedKey, bytes } = await sealFor(
    store.keys,
    owner,
    placeOf(notice.key),
    Buffer.from(notice.body),
  );
  const body = bytes?.toString('base64') ?? '';
  await em
    .createQueryBuilder(NoticeEntity)
    .insert({ ...notice, body, sealedKey })
    .onConflict('key')
    .ignore()
    .execute();
  return opened(store, await em.findOneOrFail(NoticeEntity, { key: notice.key }));
}

/** Settles what became of a notice; `at` is the machine's clock. */
export async function markNotice(store: Store, key: string, status: NoticeStatus, at: Date): Promise<void> {
  await store.orm.em.fork().nativeUpdate(NoticeEntity, { key }, { status, settledAt: at });
}

/** What was sent, or is to be, about a case. */
export async function noticesOfCase(store: Store, caseId: string, organisationId: string): Promise<Notice[]> {
  const orderBy = { createdAt: 'asc', key: 'asc' } as const;
  const found = await store.orm.em.fork().find(NoticeEntity, { caseId, organisationId }, { orderBy });
  return Promise.all(found.map((one) => opened(store, one)));
}

/** Words of before are kept in the clear; of those whose key was destroyed nothing is left. */
async function opened({ keys }: Store, entity: object): Promise<Notice> {
  const { sealedKey, ...notice } = plain<Notice & { sealedKey?: string }>(entity);
  if (!sealedKey) return notice;
  const sealed = notice.body === '' ? null : Buffer.from(notice.body, 'base64');
  const body = await open(keys, sealedKey, placeOf(notice.key), sealed);
  return { ...notice, body: body?.toString('utf8') ?? ERASED_TEXT };
}

function placeOf(key: string): string {
  return `notice ${key}`;
}
