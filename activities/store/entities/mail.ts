import { defineEntity, p } from '@mikro-orm/core';
import type { LetterStatus } from '../letters.ts';
import type { NoticeItem, NoticeStatus } from '../notices.ts';

/** A letter, made once for what asked for it (`key`). */
export const Letter = defineEntity({
  name: 'Letter',
  properties: {
    id: p.text().primary(),
    key: p.text(),
    caseId: p.text(),
    householdId: p.text().nullable(),
    followers: p.array().nullable(),
    organisationId: p.text(),
    factNumber: p.integer(),
    template: p.text(),
    on: p.date().fieldName('on_date'),
    title: p.text(),
    pdf: p.blob().lazy(),
    sealedKey: p.text().nullable(),
    erasedAt: p.datetime().nullable(),
    sha256: p.text(),
    pages: p.integer(),
    status: p.text().$type<LetterStatus>().default('to-print'),
    printedAt: p.datetime().nullable(),
    printedBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A message to one person, sent once for what asked for it (`key` holds the recipient too). */
export const Notice = defineEntity({
  name: 'Notice',
  properties: {
    key: p.text().primary(),
    caseId: p.text(),
    organisationId: p.text(),
    recipientId: p.text(),
    email: p.text(),
    messageId: p.text(),
    notice: p.text(),
    on: p.date().fieldName('on_date'),
    subject: p.text(),
    body: p.text(),
    sealedKey: p.text().nullable(),
    items: p.json().$type<NoticeItem[]>(),
    status: p.text().$type<NoticeStatus>().default('pending'),
    settledAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
