/** Guards on the dates that people give, shared by every kind of case. */
import type { PlainDate } from './calendar.ts';
import { Refusal, type Moment } from './case.ts';

/** Refuses what should still be to come and is past: `date-in-past`. */
export function refusePast(now: Moment, on: PlainDate): void {
  if (on < now.on) throw new Refusal('date-in-past', `${on} is already past.`);
}

/** Refuses what should have happened and has not: `date-in-future`. */
export function refuseFuture(now: Moment, ...dates: (PlainDate | undefined)[]): void {
  const future = dates.find((date) => date !== undefined && date > now.on);
  if (future)
    throw new Refusal('date-in-future', `${future} is still to come: record it once it has happened.`);
}

/** What is recorded has happened, and happened since the case was opened: `date-before-opening`. */
export function refuseOutside({ openedOn }: { openedOn: PlainDate }, now: Moment, on: PlainDate): void {
  refuseFuture(now, on);
  if (on < openedOn) throw new Refusal('date-before-opening', `The case was opened on ${openedOn}.`);
}
