/** What the calendar is asked, and what it answers. */
import { z } from 'zod';
import { ZONES, type DateDescription, type PlainDate } from '../../workflows/rules/calendar.ts';
import { HEARING_DEADLINE_KINDS, type HearingDeadline } from '../../workflows/rules/hearing/deadlines.ts';
import { date } from './primitives.ts';

/** As far as anyone counts: a year of working days. */
const FURTHEST = 260;

/** A whole number written in a query. */
export const workingDays = z
  .string()
  .regex(/^-?\d{1,3}$/, { error: 'not a whole number' })
  .default('0')
  .transform(Number)
  .pipe(z.int().min(-FURTHEST).max(FURTHEST));

/** What is counted from a date may lie beyond those that are asked about. */
const counted = z.iso.date() as unknown as z.ZodType<PlainDate, PlainDate>;

/** Which days are worked, as a query says it. */
export const workedIn = {
  zone: z.enum(ZONES).default('metropole'),
  goodFriday: z
    .enum(['true', 'false'])
    .default('true')
    .transform((said) => said === 'true')
    .meta({ description: 'In Alsace-Moselle, whether the commune has a Protestant or a shared church.' }),
};

export const dateDescription = z.strictObject({
  date,
  isWorkingDay: z.boolean(),
  shifted: counted,
  termEnds: z.tuple([counted, counted]),
  previousOrSame: counted,
  nextOrSame: counted,
  lastDayToNotifyPrefect: counted,
  evaluationAtCourt: counted,
}) satisfies z.ZodType<DateDescription>;

export const deadlineList = z.strictObject({
  hearingOn: date,
  deadlines: z.array(
    z.strictObject({
      kind: z.enum(HEARING_DEADLINE_KINDS),
      on: date,
      rule: z.string(),
      source: z.string(),
      pastWhenServed: z.literal(true).exactOptional(),
    }) satisfies z.ZodType<HearingDeadline>,
  ),
});
