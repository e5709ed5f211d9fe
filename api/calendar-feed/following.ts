/** What a calendar tells next, from what it last told and what is planned now (RFC 5545: UID, SEQUENCE, STATUS). */
import type { ToldEvent } from '../../activities/store/calendar-feeds.ts';
import { addDays, civilDate } from '../../workflows/rules/calendar.ts';

/** An event as it is planned now. */
export type Planned = Pick<ToldEvent, 'uid' | 'title' | 'on' | 'at' | 'minutes'>;

/** How long past events stay, in days. */
const KEPT_DAYS = 90;

/**
 * What was moved keeps its UID under a higher sequence; what will not be is told as cancelled. What has gone by stays
 * as it was told, for a while: it took place.
 */
export function following(told: readonly ToldEvent[], planned: readonly Planned[], now: number): ToldEvent[] {
  const before = new Map(told.map((event) => [event.uid, event]));
  const today = civilDate(now);
  const current = planned.map((event) => planAgain(before.get(event.uid), event, now));
  const uids = new Set(planned.map(({ uid }) => uid));
  const gone = told.filter(({ uid, on }) => !uids.has(uid) && on >= addDays(today, -KEPT_DAYS));
  return [...current, ...gone.map((event) => (event.on >= today ? cancelled(event, now) : event))];
}

function planAgain(before: ToldEvent | undefined, planned: Planned, now: number): ToldEvent {
  if (!before) return { ...planned, sequence: 0, cancelled: false, changedAt: now };
  const same = (['title', 'on', 'at', 'minutes'] as const).every((key) => before[key] === planned[key]);
  if (same && !before.cancelled) return before;
  return { ...planned, sequence: before.sequence + 1, cancelled: false, changedAt: now };
}

function cancelled(event: ToldEvent, now: number): ToldEvent {
  if (event.cancelled) return event;
  return { ...event, sequence: event.sequence + 1, cancelled: true, changedAt: now };
}
