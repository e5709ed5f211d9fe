/** Dates, hours and lengths of time as a French letter says them. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

const UP_TO_TWELVE = [
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
];

/** «3 mars 2027», and «1er mars 2027» for the first of the month. */
export function dateInWords(date: PlainDate): string {
  const [year, month, day] = parts(date);
  return `${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`;
}

/** «mercredi 3 mars 2027»: for an appointment, where a wrong day of the week costs a visit. */
export function dayInWords(date: PlainDate): string {
  const [year, month, day] = parts(date);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${weekday} ${dateInWords(date)}`;
}

/** «14 h 30» and «9 h» from `14:30` and `09:00`. */
export function timeInWords(time: string): string {
  const [hours = '', minutes = '00'] = time.split(':');
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
}

/** «03/03/2027»: for tables, where a date in words would not fit its column. */
export function dateInFigures(date: PlainDate): string {
  return date.split('-').toReversed().join('/');
}

/** «six mois»; in figures beyond twelve. */
export function monthsInWords(count: number): string {
  return `${UP_TO_TWELVE[count - 1] ?? count} mois`;
}

function parts(date: PlainDate): [year: number, month: number, day: number] {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) throw new RangeError(`Not a date: ${date}`);
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}
