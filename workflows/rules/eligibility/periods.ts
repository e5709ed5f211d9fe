/** The times that an offer sets: the age of the event, and how long after its registration it may be referred. */
import { addMonths, addYears, completedYears, daysBetween, type PlainDate } from '../calendar.ts';
import type { Referrer, TriggerFacts } from './facts.ts';
import { settled, unknown, type Finding } from './findings.ts';

/** Others report the event itself; these send the family, perhaps long after. */
const REFERRING: readonly Referrer[] = ['partner', 'reception'];

/**
 * Partners and reception may refer within so many years of registration, the anniversary included (29 February
 * comes back on the 28th). A referral made before the registration is in time. Others come directly: no window.
 */
export function referredWithin(years: number, trigger: TriggerFacts = {}): Finding {
  const { referredBy, registeredOn, referredOn } = trigger;
  if (referredBy === undefined) return unknown('referrer: unknown', ['trigger.referredBy']);
  if (!REFERRING.includes(referredBy)) return settled(true, `${referredBy}: direct, no window`);
  if (registeredOn === undefined || referredOn === undefined) {
    const missing = (['registeredOn', 'referredOn'] as const).filter((name) => trigger[name] === undefined);
    return unknown(
      `${referredBy}: delay unknown`,
      missing.map((name) => `trigger.${name}`),
    );
  }
  return delayWithin(years, registeredOn, referredOn);
}

function delayWithin(years: number, registeredOn: PlainDate, referredOn: PlainDate): Finding {
  const lastDay = addYears(registeredOn, years);
  const delay = daysBetween(registeredOn, referredOn);
  const compared = `referred ${delay} days after registration, at most ${daysBetween(registeredOn, lastDay)}`;
  return settled(referredOn <= lastDay, compared);
}

/**
 * Whether the event is under so many years old: on its anniversary it no longer is. The day of registration
 * stands for the event's own day while that one is unknown. Told in months, for the event may be a birth.
 */
export function eventUnder(years: number, on: PlainDate, trigger: TriggerFacts = {}): Finding {
  const day = trigger.occurredOn ?? trigger.registeredOn;
  if (day === undefined) {
    return unknown('age of the event: unknown', ['trigger.occurredOn', 'trigger.registeredOn']);
  }
  const since = trigger.occurredOn === undefined ? 'registered' : 'occurred';
  const months = completedMonths(day, on);
  return settled(months < 12 * years, `${since} ${months} completed months ago, under ${12 * years} asked`);
}

/** Months run to the same day, clamped to the month's last; 0 for a day to come. */
function completedMonths(from: PlainDate, to: PlainDate): number {
  let months = Math.max(0, 12 * completedYears(from, to));
  while (addMonths(from, months + 1) <= to) months += 1;
  return months;
}
