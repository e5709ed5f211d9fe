/** A calendar in the format that calendar applications read (RFC 5545). */
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import type { ToldEvent } from '../../activities/store/calendar-feeds.ts';
import { addDays, instantAt } from '../../workflows/rules/calendar.ts';

const MINUTE_MS = 60_000;
const USUAL_MINUTES = 60;

/** Hours are instants, so that they are right on both sides of a clock change, wherever they are read. */
export function icalendar(name: string, events: readonly ToldEvent[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'jalon', product: 'agenda', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
  });
  for (const event of events) calendar.createEvent(dataOf(event));
  return calendar.toString();
}

function dataOf(event: ToldEvent): ICalEventData {
  const changed = new Date(event.changedAt);
  return {
    ...timesOf(event),
    id: event.uid,
    sequence: event.sequence,
    summary: event.title,
    stamp: changed,
    lastModified: changed,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function timesOf({
  on,
  at,
  minutes = USUAL_MINUTES,
}: ToldEvent): Pick<ICalEventData, 'start' | 'end'> & { allDay: boolean } {
  if (!at) return { start: dayOf(on), end: dayOf(addDays(on, 1)), allDay: true };
  const start = instantAt(on, at);
  return { start: new Date(start), end: new Date(start + minutes * MINUTE_MS), allDay: false };
}

/** A whole day has no hour: the library reads it in universal time. */
function dayOf(on: string): Date {
  return new Date(`${on}T00:00:00Z`);
}
