/** The smallest things a request is made of: dates, texts, amounts, ids. */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../../workflows/rules/calendar.ts';

/** An existing date, written YYYY-MM-DD: 30 February is refused. */
export const date = z
  .string()
  .refine(isPlainDate, { error: 'not an existing date written YYYY-MM-DD' })
  .meta({ format: 'date', example: '2027-03-15' }) as unknown as z.ZodType<PlainDate, PlainDate>;

/** A time of day in Paris. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not a time written HH:MM' })
  .meta({ example: '14:30' });

// PostgreSQL stores no NUL, a letter prints no control character, and half a character is no text.
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/u;

function isText(value: string): boolean {
  return value.isWellFormed() && !UNPRINTABLE.test(value);
}

function text(longest: number) {
  return z.string().trim().min(1).max(longest).refine(isText, { error: 'holds unprintable characters' });
}

/** A word, a name, a line. */
export const line = text(200);
/** A few paragraphs. */
export const prose = text(10_000);

/** An id given by the service: opaque. */
export const id = z
  .string()
  .regex(/^[\w-]{1,64}$/, { error: 'not an id' })
  .meta({ example: '3b1f0c9e-52a4-8d3e-9a57-0d6f1c2b7e48' });

/** A name given by the caller to something within a plan: letters, digits, `-` and `_`. */
export const label = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,39}$/, { error: 'letters, digits, - and _ only, at most 40' });

/** An amount in cents, never negative. */
export const cents = z.int().min(0).max(1_000_000_000).meta({ example: 45_050 });

export const email = z.email().max(254);

/** A year, as a query gives it. */
export const year = z
  .string()
  .regex(/^(19|20|21)\d\d$/, { error: 'not a year of four digits' })
  .transform(Number)
  .meta({ example: '2027' });
