/**
 * The calendar of the field: civil dates in France, working days, terms, and the instants at which reminders
 * leave (domain, "The calendar"). Pure: no clock. The only file that knows about time zones.
 */
import { Temporal } from 'temporal-polyfill';

/** A civil date in France, 'YYYY-MM-DD'. Dates compare as strings. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

export const ZONES = [
  'metropole',
  'alsace-moselle',
  'mayotte',
  'martinique',
  'guadeloupe',
  'saint-martin',
  'guyane',
  'saint-barthelemy',
  'la-reunion',
] as const;
export type Zone = (typeof ZONES)[number];

/**
 * What decides which days are worked. `goodFriday` has a meaning in Alsace-Moselle only, where Good Friday holds
 * in the communes with a Protestant or a shared church; it holds unless set to false.
 */
export interface WorkingCalendar {
  zone: Zone;
  goodFriday?: boolean;
}

export interface PublicHoliday {
  date: PlainDate;
  /** In French, as a letter or a page shows it. */
  name: string;
}

const PARIS = 'Europe/Paris';
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
const SUNDAY = 0;
const SATURDAY = 6;
const FORM = /^\d{4}-\d{2}-\d{2}$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Days since 1 January 1970: arithmetic on civil dates needs no time zone, and agendas do a great deal of it. */
type DayNumber = number;

/** Whether a text is an existing date, written YYYY-MM-DD, of the years 1900 to 2200. */
export function isPlainDate(text: string): text is PlainDate {
  if (!hasForm(text)) return false;
  const year = yearOf(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR && dateOfDay(dayOfDate(text)) === text;
}

/** Reads a date; throws RangeError on 30 February, on another form than YYYY-MM-DD, outside 1900 to 2200. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${JSON.stringify(text)}`);
  return text;
}

function hasForm(text: string): text is PlainDate {
  return FORM.test(text);
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

function dayOfDate(date: PlainDate): DayNumber {
  return Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

function dateOfDay(day: DayNumber): PlainDate {
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (!hasForm(text)) throw new RangeError(`no date of four-digit year: ${text}`);
  return text;
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`);
  return count;
}

/** The date `days` days later, or earlier when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayOfDate(date) + whole(days));
}

/** The same day `months` months later (or earlier), clamped to the month's last day: 31 August + 6 → 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const year = yearOf(date);
  const month = Number(date.slice(5, 7)) - 1 + whole(months);
  const sameDay = Date.UTC(year, month, Number(date.slice(8, 10)));
  const lastOfMonth = Date.UTC(year, month + 1, 0);
  return dateOfDay(Math.min(sameDay, lastOfMonth) / DAY_MS);
}

/** The same day `years` years later (or earlier); 29 February becomes the 28th in a common year. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, 12 * whole(years));
}

/** Days from one date to another; negative when `to` comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayOfDate(to) - dayOfDate(from);
}

/**
 * Age in completed years on a day; negative before birth. Someone born on 29 February completes a year on
 * 1 March in a common year: on 28 February the day of birth has not yet come back.
 */
export function completedYears(birth: PlainDate, on: PlainDate): number {
  const birthdayReached = on.slice(5) >= birth.slice(5);
  return yearOf(on) - yearOf(birth) - (birthdayReached ? 0 : 1);
}

/**
 * The end of term `term` (1, 2) of an accompaniment: start + `months` × term, always counted from the first
 * start and clamped (31 August 2027 → 29 February 2028 → 31 August 2028). Six months: the method of the Caf de
 * Paris; an organisation may set another length.
 */
export function termEnd(start: PlainDate, term: number, months = 6): PlainDate {
  return addMonths(start, months * term);
}

export function latest(first: PlainDate, ...others: PlainDate[]): PlainDate {
  return others.reduce((best, date) => (date > best ? date : best), first);
}

export function earliest(first: PlainDate, ...others: PlainDate[]): PlainDate {
  return others.reduce((best, date) => (date < best ? date : best), first);
}

/** A holiday on a fixed day ('MM-DD'), or so many days after Easter Sunday. */
type HolidayRule = readonly [day: string | number, name: string];

/** Code du travail, L.3133-1. */
const NATIONAL_DAYS: readonly HolidayRule[] = [
  ['01-01', 'Jour de l’an'],
  [1, 'Lundi de Pâques'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire de 1945'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice de 1918'],
  ['12-25', 'Noël'],
];

const GOOD_FRIDAY: HolidayRule = [-2, 'Vendredi saint'];
const ABOLITION = 'Abolition de l’esclavage';

/**
 * The days that hold besides: Code du travail, L.3134-13 for Alsace-Moselle, L.3422-2 overseas. At Saint-Martin
 * the Collectivité has kept 28 May since 2018 (loi 2017-256), while texts still print the 27 May of Guadeloupe.
 */
const LOCAL_DAYS: Record<Zone, readonly HolidayRule[]> = {
  metropole: [],
  'alsace-moselle': [GOOD_FRIDAY, ['12-26', 'Saint-Étienne']],
  mayotte: [['04-27', ABOLITION]],
  martinique: [['05-22', ABOLITION]],
  guadeloupe: [['05-27', ABOLITION]],
  'saint-martin': [['05-28', ABOLITION]],
  guyane: [['06-10', ABOLITION]],
  'saint-barthelemy': [['10-09', ABOLITION]],
  'la-reunion': [['12-20', ABOLITION]],
};

/**
 * The public holidays of a year, earliest first. Today's law, whatever the year. Two may share a date
 * (1 May 2008 was Ascension too): both are listed.
 */
export function publicHolidays(year: number, calendar: WorkingCalendar): PublicHoliday[] {
  const easter = easterSunday(whole(year));
  return [...NATIONAL_DAYS, ...localDays(calendar)]
    .map(([day, name]) => ({ date: holidayDate(year, easter, day), name }))
    .toSorted((a, b) => daysBetween(b.date, a.date));
}

function localDays({ zone, goodFriday = true }: WorkingCalendar): readonly HolidayRule[] {
  return LOCAL_DAYS[zone].filter((rule) => goodFriday || rule !== GOOD_FRIDAY);
}

function holidayDate(year: number, easter: PlainDate, day: string | number): PlainDate {
  return typeof day === 'number' ? addDays(easter, day) : dateOfDay(Date.parse(`${year}-${day}`) / DAY_MS);
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm printed in Nature, 20 April 1876). */
function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchDays = epact + toSunday - 7 * late + 22;
  return dateOfDay(Date.UTC(year, 2, marchDays) / DAY_MS);
}

/** Holidays never change once known, and agendas ask for those of the same years on every step. */
const knownHolidays = new Map<string, ReadonlySet<DayNumber>>();

function holidaysOf(year: number, calendar: WorkingCalendar): ReadonlySet<DayNumber> {
  const key = `${calendar.zone} ${calendar.goodFriday ?? true} ${year}`;
  const known = knownHolidays.get(key);
  if (known) return known;
  const found = new Set(publicHolidays(year, calendar).map(({ date }) => dayOfDate(date)));
  knownHolidays.set(key, found);
  return found;
}

/** Monday to Friday, public holidays excepted. */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): boolean {
  return isWorked(dayOfDate(date), calendar);
}

function isWorked(day: DayNumber, calendar: WorkingCalendar): boolean {
  const midnight = new Date(day * DAY_MS);
  const weekday = midnight.getUTCDay();
  if (weekday === SATURDAY || weekday === SUNDAY) return false;
  return !holidaysOf(midnight.getUTCFullYear(), calendar).has(day);
}

/**
 * The day `count` working days after a date (counted from the next day) or, when negative, before it (counted
 * from the day before). 0 is the date itself, worked or not.
 */
export function addWorkingDays(date: PlainDate, count: number, calendar: WorkingCalendar): PlainDate {
  const step = Math.sign(whole(count));
  let left = Math.abs(count);
  let day = dayOfDate(date);
  while (left > 0) {
    day += step;
    if (isWorked(day, calendar)) left -= 1;
  }
  return dateOfDay(day);
}

/** Where a reminder goes: its own day when worked, else the working day before it. */
export function previousOrSameWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar);
}

export function nextOrSameWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

/**
 * The last day of a procedural period, given the day its count ends: one that ends on a Saturday, a Sunday or a
 * holiday runs to the next working day. Never for a period counted back from a hearing.
 */
export function endOfProceduralPeriod(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  return nextOrSameWorkingDay(date, calendar);
}

/** Six weeks counted back from the eve of the hearing, never extended (Cass. 3e civ., avis 25-70.018). */
export function lastDayToNotifyPrefect(hearing: PlainDate): PlainDate {
  return addDays(hearing, -43);
}

/** The social evaluation is at the court 5 working days before the hearing (décret 2021-8). */
export function evaluationAtCourt(hearing: PlainDate, calendar: WorkingCalendar): PlainDate {
  return addWorkingDays(hearing, -5, calendar);
}

/** The civil date, in France, of an instant in epoch milliseconds. */
export function civilDate(instant: number): PlainDate {
  const paris = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(PARIS);
  return plainDate(paris.toPlainDate().toString());
}

/**
 * The instant (epoch milliseconds) of a date and time ('HH:MM') in Paris. A time that the change to summer time
 * skips is read an hour later; one that the change to winter time repeats is the first of the two.
 */
export function instantAt(date: PlainDate, time: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time: ${JSON.stringify(time)}`);
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(PARIS).epochMilliseconds;
}

const REMINDERS_FROM = '07:00';
const REMINDER_WINDOW_SECONDS = 2 * 3600;

/**
 * When the reminders of a day leave for one case: a second from 07:00 to before 09:00 in Paris, always the same
 * for a case, so that a thousand due on one morning do not start together.
 */
export function reminderInstant(date: PlainDate, caseId: string): number {
  const second = stableHash(caseId) % REMINDER_WINDOW_SECONDS;
  return instantAt(date, REMINDERS_FROM) + second * SECOND_MS;
}

/** FNV-1a with a final mix: an unsigned 32-bit number, the same on every machine and at every replay. */
function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** What the calendar says of a date; the last two take it as a hearing's. */
export interface DateDescription {
  date: PlainDate;
  isWorkingDay: boolean;
  /** `date` plus (or minus) the working days asked for. */
  shifted: PlainDate;
  /** The ends of terms 1 and 2 of an accompaniment started on `date`. */
  termEnds: [PlainDate, PlainDate];
  previousOrSame: PlainDate;
  nextOrSame: PlainDate;
  lastDayToNotifyPrefect: PlainDate;
  evaluationAtCourt: PlainDate;
}

export function describeDate(
  date: PlainDate,
  calendar: WorkingCalendar,
  workingDays: number,
): DateDescription {
  return {
    date,
    isWorkingDay: isWorkingDay(date, calendar),
    shifted: addWorkingDays(date, workingDays, calendar),
    termEnds: [termEnd(date, 1), termEnd(date, 2)],
    previousOrSame: previousOrSameWorkingDay(date, calendar),
    nextOrSame: nextOrSameWorkingDay(date, calendar),
    lastDayToNotifyPrefect: lastDayToNotifyPrefect(date),
    evaluationAtCourt: evaluationAtCourt(date, calendar),
  };
}
