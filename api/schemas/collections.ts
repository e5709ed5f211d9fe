/** How the cases of a kind are listed. */
import { z } from 'zod';
import { CASE_SORTS } from '../../activities/store/case-lists.ts';
import { TRIGGER_KINDS } from '../../workflows/rules/eligibility/index.ts';
import { offerId } from './eligibility.ts';
import { cursor, limit, pageOf } from './lists.ts';
import { date, id, line } from './primitives.ts';

/** Several stages are told apart by commas. */
function oneOf(values: readonly string[]) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values as [string, ...string[]])))
    .exactOptional()
    .meta({ description: `One or several, told apart by commas: ${values.join(', ')}.` });
}

/** What a list of cases can be narrowed to, and how it is sorted. */
export function listQuery(stages: readonly string[]) {
  return z.strictObject({
    stage: oneOf(stages),
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
}

/** A case as lists show it. */
export const listedCase = z
  .strictObject({
    id: z.string(),
    href: z.string(),
    reference: z.string(),
    stage: z.string(),
    trigger: z.string(),
    urgency: z.int(),
    openedOn: date,
    householdId: z.string().meta({ description: 'Empty for a case about no family in particular.' }),
    accompanimentId: z.string(),
    version: z.int(),
    offer: z.string().exactOptional(),
    caseworkerId: z.string().exactOptional(),
    term: z.int().exactOptional(),
    termEndsOn: date.exactOptional(),
    nextDueOn: date.exactOptional(),
    closedOn: date.exactOptional(),
    closedFor: z.string().exactOptional(),
  })
  .meta({ id: 'ListedCase' });

export const casePage = pageOf(listedCase);
