/** What the caller may say beside the body: the key of the request, and the version it has seen. */
import { z } from 'zod';

/** Names a request, so that one sent again is done once. */
const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, { error: '1 to 200 visible ASCII characters' })
  .meta({ description: 'Names the request: sent again with the same key, it is done once.' });

/** The version seen: `"3"`, `3` or `W/"3"`; `*` is any. */
const ifMatch = z
  .string()
  .regex(/^(\*|\d{1,9}|(W\/)?"\d{1,9}")$/, { error: 'a version, such as "3"' })
  .meta({
    description: 'The version the caller has seen: a different one refuses the request.',
    example: '"3"',
  });

export const stepHeaders = z.object({
  'idempotency-key': idempotencyKey.optional(),
  'if-match': ifMatch.optional(),
});
export const keyHeaders = stepHeaders.pick({ 'idempotency-key': true });
export const versionHeaders = stepHeaders.pick({ 'if-match': true });

/** The number in an `If-Match`; none for `*`. */
export function versionIn(header: string | undefined): number | undefined {
  const digits = header?.match(/\d+/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
export type StepHeaders = z.output<typeof stepHeaders>;
