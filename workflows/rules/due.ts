/**
 * How what falls due is put on days: reminders on days that are worked, never before the last fact, each once.
 * A case kind says what falls due as `Expected`; this file turns it into its agenda.
 */
import {
  addDays,
  nextOrSameWorkingDay,
  previousOrSameWorkingDay,
  reminderInstant,
  type PlainDate,
  type WorkingCalendar,
} from './calendar.ts';
import type { Audience, Due, Moment } from './case.ts';
import { isOfEdition } from './edition.ts';

/** What a kind expects on a civil date. Of one `series`, two that land on one day are one. */
export interface Expected {
  series: string;
  kind: string;
  on: PlainDate;
  to: readonly Audience[];
  about?: PlainDate;
  subject?: string;
  /** A turn of the course rather than a reminder: it happens on its very date. */
  exact?: true;
}

/** What the calendar needs to know of a case. `fallen` keeps the keys of what has fallen due. */
export interface Diary {
  id: string;
  lastOn: PlainDate;
  fallen: readonly string[];
}

/** The agenda of a case: what is expected and has not fallen due, on the days it will, earliest first. */
export function agendaOf(diary: Diary, calendar: WorkingCalendar, expected: readonly Expected[]): Due[] {
  const open = expected.filter((one) => !diary.fallen.includes(keyOf(one)));
  return oneADay(open.map((one) => ({ one, due: onItsDay(diary, calendar, one) })));
}

/** What of an agenda is due at a moment. */
export function dueNow(diary: Diary, agenda: readonly Due[], now: Moment): Due[] {
  return agenda.filter((due) => reminderInstant(due.on, diary.id) <= now.at);
}

/** Reminders so many days before a date. Those before one already sent are overtaken by it. */
export function countdown(
  diary: Diary,
  series: string,
  target: PlainDate,
  daysBefore: readonly number[],
  to: (days: number) => readonly Audience[],
): Expected[] {
  const sent = lastFallen(diary, series) ?? '';
  return daysBefore
    .map((days) => ({ series, kind: series, on: addDays(target, -days), to: to(days), about: target }))
    .filter(({ on }) => on > sent);
}

/** The next of a series without end: after the last one sent; of several already past, the latest. */
export function repeating(
  diary: Diary,
  series: Omit<Expected, 'on'>,
  nth: (n: number) => PlainDate,
): Expected {
  const sent = lastFallen(diary, series.series) ?? '';
  let n = 1;
  while (nth(n) <= sent) n += 1;
  while (nth(n + 1) <= diary.lastOn) n += 1;
  return { ...series, on: nth(n) };
}

/** The same in a practice: from its second edition on, on the days on which they are really sent, each day once. */
export function recurring(
  diary: Diary & { edition?: number; calendar: WorkingCalendar },
  series: Omit<Expected, 'on'>,
  nth: (n: number) => PlainDate,
): Expected {
  const { calendar } = diary;
  if (!isOfEdition(diary, 2)) return repeating(diary, series, nth);
  return repeating(fromNextWorkedDay(diary, calendar), series, (n) =>
    previousOrSameWorkingDay(nth(n), calendar),
  );
}

/**
 * The same diary, seen from the next day worked: what is late leaves on that day, and of an endless series one that
 * is due by then takes its place, so that no two come on one morning after a step on a day not worked.
 */
export function fromNextWorkedDay({ id, fallen, lastOn }: Diary, calendar: WorkingCalendar): Diary {
  return { id, fallen, lastOn: nextOrSameWorkingDay(lastOn, calendar) };
}

/** While nobody follows the family, what would be the caseworker's is the supervisor's: nothing falls due unseen. */
export function toSomeone(caseworkerId: string | undefined, one: Expected): Expected {
  const { to } = one;
  return caseworkerId || !to.includes('caseworker')
    ? one
    : {
        ...one,
        to: [...new Set(to.map((audience) => (audience === 'caseworker' ? 'supervisor' : audience)))],
      };
}

function keyOf({ series, on }: Expected): string {
  return `${series}@${on}`;
}

function lastFallen({ fallen }: Diary, series: string): string | undefined {
  const dates = fallen
    .filter((key) => key.startsWith(`${series}@`))
    .map((key) => key.slice(series.length + 1));
  return dates.toSorted().at(-1);
}

/** A reminder on a day not worked moves to the working day before; one already late is due at once. */
function onItsDay({ lastOn }: Diary, calendar: WorkingCalendar, expected: Expected): Due {
  const { series: _series, exact, to, ...due } = expected;
  const day = exact ? due.on : previousOrSameWorkingDay(due.on, calendar);
  const atOnce = exact ? lastOn : nextOrSameWorkingDay(lastOn, calendar);
  return { ...due, to: [...to], key: keyOf(expected), on: day >= lastOn ? day : atOnce };
}

/** Of a series, the latest that lands on a day stands for all, and goes to all they were meant for. */
function oneADay(entries: readonly { one: Expected; due: Due }[]): Due[] {
  const kept = new Map<string, Due>();
  for (const { one, due } of entries.toSorted((a, b) => a.one.on.localeCompare(b.one.on))) {
    const slot = `${one.series}@${due.on}`;
    const earlier = kept.get(slot)?.to ?? [];
    kept.set(slot, { ...due, to: [...new Set([...earlier, ...due.to])] });
  }
  return [...kept.values()].toSorted((a, b) => a.on.localeCompare(b.on) || a.key.localeCompare(b.key));
}
