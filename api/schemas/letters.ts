/** Letters, as they are listed and printed. */
import { z } from 'zod';
import { limit, pageOf } from './lists.ts';
import { date, id } from './primitives.ts';

const STATUSES = ['to-print', 'printed'] as const;

/** A letter; its pages are at `href`. */
export const letterView = z
  .strictObject({
    id: z.string(),
    href: z.string(),
    caseId: z.string(),
    factNumber: z.int(),
    template: z.string(),
    title: z.string(),
    on: date,
    pages: z.int(),
    sha256: z.string(),
    status: z.enum(STATUSES),
    printedAt: z.iso.datetime().exactOptional(),
    printedBy: z.string().exactOptional(),
    erasedAt: z.iso.datetime().exactOptional().meta({ description: 'Its pages are gone for good.' }),
  })
  .meta({ id: 'Letter' });
export type LetterView = z.output<typeof letterView>;

export const letterPage = pageOf(letterView);

/** The last letter of the page before: its date and its id. */
const place = z
  .templateLiteral([z.string(), '.', z.string()])
  .transform((text) => ({ on: text.slice(0, 10), id: text.slice(11) }))
  .pipe(z.strictObject({ on: date, id }));

export const printQueueQuery = z.strictObject({
  status: z.literal('to-print').default('to-print'),
  limit: limit(100),
  cursor: place.exactOptional(),
});

export const printedBody = z.strictObject({ ids: z.array(id).min(1).max(500) });
export const printedAnswer = z.strictObject({
  printed: z.int().meta({ description: 'How many were not yet marked.' }),
});
