/** What a summons, or a new date, must satisfy for its hearing to be prepared. */
import { isWorkingDay, type PlainDate, type WorkingCalendar } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import type { Summons } from './steps.ts';

/** Refuses a summons not yet served, or served after its hearing, and a hearing that cannot be. */
export function refuseSummons(
  summons: Pick<Summons, 'servedOn' | 'hearingOn' | 'referredOn'> & { calendar: WorkingCalendar },
  now: Moment,
): void {
  refuseFuture(now, summons.servedOn, summons.referredOn);
  refuseOutOfOrder(summons);
  refuseHearingOn(summons.hearingOn, summons.calendar, now);
}

/** Refuses a day already past (`hearing-in-past`: nothing is left to prepare) or not worked (`court-does-not-sit`). */
export function refuseHearingOn(on: PlainDate, calendar: WorkingCalendar, now: Moment): void {
  if (on < now.on) throw new Refusal('hearing-in-past', `A hearing on ${on} is already past.`);
  refuseNoCourt(on, calendar);
}

/** Refuses a summons served after its hearing, or referred before it was served: `dates-out-of-order`. */
export function refuseOutOfOrder({
  servedOn,
  hearingOn,
  referredOn,
}: Pick<Summons, 'servedOn' | 'hearingOn' | 'referredOn'>): void {
  if (servedOn > hearingOn) {
    throw new Refusal('dates-out-of-order', 'The summons is served before the hearing.');
  }
  if (referredOn && referredOn < servedOn) {
    throw new Refusal('dates-out-of-order', 'The prefect refers a summons once it is served.');
  }
}

/** Refuses a hearing on a day that is not worked: `court-does-not-sit`. */
export function refuseNoCourt(on: PlainDate, calendar: WorkingCalendar): void {
  if (!isWorkingDay(on, calendar)) {
    throw new Refusal('court-does-not-sit', `${on} is not worked: no court sits that day.`);
  }
}
