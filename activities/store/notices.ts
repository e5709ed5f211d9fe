/** Messages to people, kept before they are sent, so that a retry sends only what was not. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { Notice as NoticeEntity } from './entities/mail.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

export type NoticeStatus = 'pending' | 'sent';

/** One line of a notice: what falls due, and the date it announces where there is one. */
export interface NoticeItem {
  kind: string;
  label: string;
  on: PlainDate;
  about?: PlainDate;
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
  sentAt?: Date;
}

/** Keeps a notice to be sent, and answers it; or the one kept before under its key, as it stands. */
export async function keepNotice(store: Store, notice: Omit<Notice, 'status' | 'sentAt'>): Promise<Notice> {
  const em = store.orm.em.fork();
  await em.createQueryBuilder(NoticeEntity).insert(notice).onConflict('key').ignore().execute();
  return plain<Notice>(await em.findOneOrFail(NoticeEntity, { key: notice.key }));
}

/** `at` is the machine's clock. */
export async function markSent(store: Store, key: string, at: Date): Promise<void> {
  await store.orm.em.fork().nativeUpdate(NoticeEntity, { key }, { status: 'sent', sentAt: at });
}

/** What was sent, or is to be, about a case. */
export async function noticesOfCase(store: Store, caseId: string, organisationId: string): Promise<Notice[]> {
  const orderBy = { createdAt: 'asc', key: 'asc' } as const;
  const found = await store.orm.em.fork().find(NoticeEntity, { caseId, organisationId }, { orderBy });
  return found.map((one) => plain<Notice>(one));
}
