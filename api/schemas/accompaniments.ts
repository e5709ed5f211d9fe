/** What opens an accompaniment, and how accompaniments are listed. */
import { z } from 'zod';
import { CASE_SORTS } from '../../activities/store/case-lists.ts';
import { STAGES } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { TRIGGER_KINDS } from '../../workflows/rules/eligibility/index.ts';
import { offerId } from './eligibility.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date, email, id, line } from './primitives.ts';
import { trigger } from './trigger.ts';

/** Whoever reported the event, and whether they are bound by professional secrecy. */
const referrer = z
  .strictObject({ name: line, email: email.exactOptional(), boundBySecrecy: z.boolean() })
  .meta({ id: 'Referrer' });

export const openingBody = z
  .strictObject({
    householdId: id,
    trigger,
    offer: offerId.exactOptional(),
    referrer: referrer.exactOptional(),
  })
  .meta({ id: 'Opening' });
export type OpeningBody = z.output<typeof openingBody>;

/** Several stages or triggers are told apart by commas. */
function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))
    .exactOptional()
    .meta({ description: `One or several, told apart by commas: ${values.join(', ')}.` });
}

export const listQuery = z.strictObject({
  stage: oneOf(STAGES),
  caseworkerId: id.exactOptional(),
  householdId: id.exactOptional(),
  offer: offerId.exactOptional(),
  trigger: z.enum(TRIGGER_KINDS).exactOptional(),
  dueBefore: date.exactOptional(),
  termEndsBefore: date.exactOptional(),
  text: line.max(100).exactOptional(),
  sort: z.enum(CASE_SORTS as [string, ...string[]]).exactOptional(),
  limit: limit(50),
  cursor,
});

/** An accompaniment as lists show it. */
export const listedCase = z
  .strictObject({
    id: z.string(),
    href: z.string(),
    reference: z.string(),
    stage: z.enum(STAGES),
    trigger: z.string(),
    urgency: z.int(),
    openedOn: date,
    householdId: z.string(),
    version: z.int(),
    offer: z.string().exactOptional(),
    caseworkerId: z.string().exactOptional(),
    term: z.int().exactOptional(),
    termEndsOn: date.exactOptional(),
    nextDueOn: date.exactOptional(),
    closedOn: date.exactOptional(),
    closedFor: z.string().exactOptional(),
  })
  .meta({ id: 'ListedAccompaniment' });

export const casePage = pageOf(listedCase);
