/** How lists are asked for and answered: page after page. */
import { z } from 'zod';

const MOST = 200;

/** How many at most, as a query writes it. */
export function limit(usual: number) {
  return z
    .string()
    .regex(/^\d{1,4}$/, { error: 'not a number' })
    .default(String(usual))
    .transform(Number)
    .pipe(z.int().min(1).max(MOST))
    .meta({ description: `At most; ${usual} unless said otherwise, ${MOST} at most.` });
}

/** Where the page before ended. */
export const cursor = z
  .string()
  .max(500)
  .exactOptional()
  .meta({ description: 'The `nextCursor` of the page before.' });

/** A page of a list. */
export function pageOf(item: z.ZodType) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().exactOptional() });
}
