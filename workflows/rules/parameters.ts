/**
 * Legal values, by date (domain, "Legal values, by date"): each with its source and the days it holds. A case
 * uses the value in force on the day of the event it applies to. Where no value is published none is supposed:
 * the answer is then that it is missing, until an administrator enters it with its source.
 */
import { plainDate, type PlainDate, type Zone } from './calendar.ts';

export interface LegalValue {
  name: string;
  label: string;
  /** First and last day it holds; absent when the text sets none. */
  from?: PlainDate;
  to?: PlainDate;
  value: number | string | Record<string, number>;
  unit: string;
  source: string;
  /** Read in a report on the text, not in the text. */
  secondary?: true;
  note?: string;
  /** By an administrator of the service. */
  entered?: true;
}

const FORMER_ARREARS = {
  to: plainDate('2026-12-31'),
  note: 'Replaced from 1/1/2027 (décret 2026-84, secondary), whose transitional rules are unknown: an event before that day keeps this rule.',
} as const;

const WAGE_CEILING = {
  name: 'child-earnings-ceiling',
  label: 'Monthly net earnings that a dependent child may not exceed',
  unit: 'cents; the ceiling is 55 % × 169 × the hourly minimum wage, the published amount is that product rounded',
  source: 'CSS R.512-2',
} as const;

const PUBLISHED = [
  {
    name: 'arrears-tenant-benefit-to-tenant',
    label: 'Arrears of a tenant who receives the benefit',
    value: 2,
    unit: 'times (monthly rent + charges), at least',
    source: 'CCH R.824-1',
    ...FORMER_ARREARS,
  },
  {
    name: 'arrears-tenant-benefit-to-landlord',
    label: 'Arrears of a tenant whose landlord receives the benefit',
    value: 2,
    unit: 'times (monthly rent + charges − benefit), at least',
    source: 'CCH R.824-1',
    ...FORMER_ARREARS,
  },
  {
    name: 'arrears-home-buyer',
    label: 'Arrears of a home buyer',
    value: { monthlyInstalments: 2, partOfTheYear: 6 },
    unit: 'gross loan instalments, net of the benefit if paid to the lender; if not monthly, one part of so many of the total of the year; at least',
    source: 'CCH R.824-2',
    ...FORMER_ARREARS,
  },
  {
    name: 'arrears',
    label: 'Arrears',
    from: plainDate('2027-01-01'),
    value: { debtAboveCents: 45_000, monthsAfterFirstDefault: 3 },
    unit: 'cents, exceeded; or months after a first default, whatever the amount',
    source: 'décret 2026-84',
    secondary: true,
    note: 'Transitional rules unknown: an event before 1/1/2027 keeps the former rule.',
  },
  {
    name: 'landlord-reports-arrears',
    label: 'A landlord paid directly reports arrears',
    value: 2,
    unit: 'months, at most',
    source: 'CCH R.824-4',
  },
  {
    name: 'repayment-plan-agreed',
    label: 'A repayment plan is agreed',
    value: { months: 6, monthsIfDirectPaymentRefused: 2 },
    unit: 'months, at most; the second if the landlord refuses direct payment',
    source: 'CCH R.824-7, R.824-22',
  },
  {
    name: 'plan-missing-housing-fund',
    label: 'Plan missing after formal notice: the housing solidarity fund is asked',
    value: 3,
    unit: 'months',
    source: 'CCH R.824-7',
  },
  {
    name: 'repayment-plan-checked',
    label: 'A repayment plan is checked',
    value: 6,
    unit: 'months, at least every',
    source: 'CCH R.824-9',
  },
  {
    name: 'payment-order-period',
    label: 'Payment order before the lease ends',
    to: plainDate('2023-07-28'),
    value: 'the term written in the lease, usually 2 months',
    unit: 'by the day the lease was made',
    source: 'Cass. 3e civ., avis 24-70.002',
    note: 'A lease made before 29/7/2023 keeps its own term; for one renewed since, unsettled.',
  },
  {
    name: 'payment-order-period',
    label: 'Payment order before the lease ends',
    from: plainDate('2023-07-29'),
    value: 6,
    unit: 'weeks, by the day the lease was made',
    source: 'loi 2023-668; Cass. 3e civ., avis 24-70.002',
    note: 'A lease made before 29/7/2023 keeps its own term, usually 2 months; for one renewed since, unsettled.',
  },
  {
    name: 'summons-to-prefect',
    label: 'The summons is notified to the prefect before the hearing',
    value: { weeks: 6, daysBeforeHearing: 43 },
    unit: 'weeks at least, counted back from the eve: the last day is so many days before the hearing',
    source: 'Cass. 3e civ., avis 25-70.018',
    note: 'Counted back from a hearing: not extended when the last day is not worked.',
  },
  {
    name: 'social-evaluation-interview',
    label: 'Interview for the social evaluation',
    value: { offeredWithinWorkingDays: 15, secondOfferWorkingDaysBeforeHearing: 15 },
    unit: 'working days after the prefect’s referral; working days before the hearing',
    source: 'décret 2021-8, art. 1',
    note: 'No answer by then: a second offer may be made. Silence does not stop the evaluation.',
  },
  {
    name: 'social-evaluation-to-judge',
    label: 'Social evaluation to the judge and to the eviction-prevention commission (CCAPEX)',
    value: { workingDaysBeforeHearing: 5, aimedWorkingDaysBeforeHearing: 6 },
    unit: 'working days before the hearing, at the latest; aim one day earlier',
    source: 'décret 2021-8',
    secondary: true,
  },
  {
    name: 'judge-delays',
    label: 'Delays a judge may grant',
    from: plainDate('2023-07-29'),
    value: 3,
    unit: 'years, at most',
    source: 'loi 2023-668',
    note: 'If the tenant can settle the debt and pays full current rent again before the hearing; they end at the first default.',
  },
  {
    name: 'winter-truce',
    label: 'Winter truce: no eviction is carried out, unless rehoused',
    value: { firstMonth: 11, firstDay: 1, lastMonth: 3, lastDay: 31 },
    unit: 'month and day, each year, both included',
    source: 'CPCE L.412-6',
  },
  {
    name: 'minimum-surface',
    label: 'Minimum surface of a dwelling',
    value: { one: 9, two: 16, eachFurther: 9, most: 70 },
    unit: 'm² by persons; the most is reached at eight',
    source: 'CCH R.822-25, R.861-5',
  },
  {
    name: 'minimum-surface-mayotte',
    label: 'Minimum surface of a dwelling in Mayotte',
    value: { one: 9, two: 13, eachFurther: 6, most: 54 },
    unit: 'm² by persons; the most is reached at nine',
    source: 'CCH R.822-25, R.861-5',
  },
  {
    name: 'overcrowding-derogation',
    label: 'Benefit kept by derogation for an overcrowded dwelling',
    value: { years: 2, renewalYears: 2 },
    unit: 'years; renewable after a social enquiry',
    source: 'CCH R.844-1, R.844-2',
  },
  {
    name: 'overcrowding-derogation-mayotte',
    label: 'Benefit kept by derogation for an overcrowded dwelling in Mayotte',
    value: { years: 1, renewalYears: 1 },
    unit: 'years; renewable after a social enquiry',
    source: 'CCH R.844-1, R.844-2',
  },
  {
    name: 'benefit-held-back',
    label: 'Benefit held back for non-decent housing (Alf, Als)',
    value: { months: 18, firstExtensionMonths: 6, secondExtensionMonths: 6 },
    unit: 'months, at most',
    source: 'CCH R.843-2, L.843-3',
  },
  {
    name: 'schooling-age',
    label: 'Age from which schooling is asked of a dependent child',
    to: plainDate('2019-08-31'),
    value: 6,
    unit: 'completed years',
    source: 'the Isère booklet',
  },
  {
    name: 'schooling-age',
    label: 'Age from which schooling is asked of a dependent child',
    from: plainDate('2019-09-01'),
    value: 3,
    unit: 'completed years',
    source: 'service-public F16947',
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2018-01-01'),
    to: plainDate('2018-12-31'),
    value: { hourlyMinimumWageCents: 988, publishedCents: 91_835 },
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2022-04-01'),
    to: plainDate('2022-09-30'),
    value: { hourlyMinimumWageCents: 1057, publishedCents: 98_248 },
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2022-10-01'),
    to: plainDate('2023-03-31'),
    value: { hourlyMinimumWageCents: 1107, publishedCents: 102_896 },
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2023-04-01'),
    to: plainDate('2024-09-30'),
    value: { hourlyMinimumWageCents: 1127, publishedCents: 104_755 },
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2024-10-01'),
    to: plainDate('2025-09-30'),
    value: { hourlyMinimumWageCents: 1165, publishedCents: 108_287 },
  },
  {
    ...WAGE_CEILING,
    from: plainDate('2025-10-01'),
    to: plainDate('2026-03-31'),
    value: { hourlyMinimumWageCents: 1188, publishedCents: 110_425 },
  },
  {
    name: 'active-file-retention',
    label: 'Active file kept after the last contact',
    value: 2,
    unit: 'years',
    source: 'CNIL 2023-095',
    note: 'A recommendation. Then erased, or archived with restricted access where rules on public archives apply: the organisation’s choice.',
  },
] as const satisfies readonly LegalValue[];

export type ParameterName = (typeof PUBLISHED)[number]['name'];

export const LEGAL_VALUES: readonly LegalValue[] = PUBLISHED;

/** A value in force, or the name and date of the one that nobody has published. */
export type Looked = { known: true; value: LegalValue } | Missing;
export interface Missing {
  known: false;
  missing: string;
}

/** All values in force on a date; one that an administrator entered takes the place of the published one. */
export function legalValues(on: PlainDate, entered: readonly LegalValue[] = []): LegalValue[] {
  const names = new Set([...LEGAL_VALUES, ...entered].map(({ name }) => name));
  return [...names].flatMap((name) => findInForce(name, on, entered) ?? []);
}

export function legalValue(name: ParameterName, on: PlainDate, entered: readonly LegalValue[] = []): Looked {
  const value = findInForce(name, on, entered);
  return value ? { known: true, value } : missing(`${name}: no value published for ${on}`);
}

/** For a value that always holds, or that the caller knows to be in force; throws RangeError otherwise. */
export function getLegalValue(
  name: ParameterName,
  on: PlainDate,
  entered: readonly LegalValue[] = [],
): LegalValue {
  const looked = legalValue(name, on, entered);
  if (!looked.known) throw new RangeError(looked.missing);
  return looked.value;
}

function missing(text: string): Missing {
  return { known: false, missing: text };
}

/** Of several entered for a date, the last entered holds: it is how an entry is corrected. */
function findInForce(name: string, on: PlainDate, entered: readonly LegalValue[]): LegalValue | undefined {
  const holds = (value: LegalValue) =>
    value.name === name && (value.from ?? on) <= on && on <= (value.to ?? on);
  const own = entered.findLast(holds);
  return own ? { ...own, entered: true } : LEGAL_VALUES.find(holds);
}

/** What keeps an administrator's entry from being used, or nothing. */
export function findFault(entry: LegalValue): string | undefined {
  const published = LEGAL_VALUES.findLast(({ name }) => name === entry.name);
  if (!published) return `no legal value is named ${entry.name}`;
  if (entry.from && entry.to && entry.to < entry.from) return 'it ends before it begins';
  return findFormFault(entry, published) ?? findOddNumber(entry);
}

function findFormFault(entry: LegalValue, published: LegalValue): string | undefined {
  if (entry.name === WAGE_CEILING.name) {
    return statesCeiling(entry) ? undefined : 'hourlyMinimumWageCents is missing';
  }
  if (typeof entry.value !== typeof published.value) return `its value is a ${typeof published.value}`;
  const absent = partNames(published).find((part) => !partNames(entry).includes(part));
  return absent && `${absent} is missing`;
}

/** Amounts are in cents; everything else counts years, months, days, persons or square metres. */
const MOST_CENTS = 1_000_000_000;
const MOST_OTHERS = 200;

/**
 * A number that no value here can be: a case that counted with half a month, or with more years than a date can
 * have, would go no further. 12.02 for a wage in cents is one in euros.
 */
function findOddNumber({ name, value }: LegalValue): string | undefined {
  const parts = Object.entries(typeof value === 'object' ? value : { 'its value': value });
  const odd = parts
    .map(([part, number]) => ({ part, number, most: isAmount(name, part) ? MOST_CENTS : MOST_OTHERS }))
    .find(({ number, most }) => !Number.isInteger(number) || Number(number) < 0 || Number(number) > most);
  return odd && `${odd.part} is a whole number, from 0 to ${odd.most}`;
}

function isAmount(name: string, part: string): boolean {
  return name === WAGE_CEILING.name || part.endsWith('Cents');
}

function partNames({ value }: LegalValue): string[] {
  return typeof value === 'object' ? Object.keys(value) : [];
}

function findPart({ value }: LegalValue, part: string): number | undefined {
  return typeof value === 'object' ? value[part] : undefined;
}

export function getPart(from: LegalValue, part: string): number {
  const found = findPart(from, part);
  if (found === undefined) throw new RangeError(`${from.name} lacks ${part}`);
  return found;
}

export function getNumber({ name, value }: LegalValue): number {
  if (typeof value !== 'number') throw new RangeError(`${name} is not a number`);
  return value;
}

/** Whether evictions are suspended on a day. */
export function inWinterTruce(on: PlainDate, entered: readonly LegalValue[] = []): boolean {
  const truce = getLegalValue('winter-truce', on, entered);
  const day = monthDay(Number(on.slice(5, 7)), Number(on.slice(8, 10)));
  const first = monthDay(getPart(truce, 'firstMonth'), getPart(truce, 'firstDay'));
  const last = monthDay(getPart(truce, 'lastMonth'), getPart(truce, 'lastDay'));
  return day >= first || day <= last;
}

/** A number that orders the days of a year. */
function monthDay(month: number, day: number): number {
  return month * 100 + day;
}

/** The value that sets the smallest surface in a zone. */
export function minimumSurfaceRule(
  on: PlainDate,
  zone: Zone,
  entered: readonly LegalValue[] = [],
): LegalValue {
  return getLegalValue(zone === 'mayotte' ? 'minimum-surface-mayotte' : 'minimum-surface', on, entered);
}

/** The smallest surface, in m², of a dwelling that is not overcrowded. */
export function minimumSurface(
  persons: number,
  on: PlainDate,
  zone: Zone,
  entered: readonly LegalValue[] = [],
): number {
  if (!Number.isInteger(persons) || persons < 1) throw new RangeError(`not a number of persons: ${persons}`);
  const rule = minimumSurfaceRule(on, zone, entered);
  if (persons === 1) return getPart(rule, 'one');
  const surface = getPart(rule, 'two') + (persons - 2) * getPart(rule, 'eachFurther');
  return Math.min(surface, getPart(rule, 'most'));
}

/** The ceiling is 55 % × 169 × the hourly wage (CSS R.512-2): in hundredths of a cent, 55 × 169 × the wage in cents. */
const CEILING_PERCENT = 55;
const CEILING_HOURS = 169;

export type EarningsFinding = { known: true; within: boolean; value?: LegalValue } | Missing;

/**
 * Whether a dependent child's monthly net earnings keep within the ceiling of that day: compared with the exact
 * product, not with the amount published, which is rounded (918.35 € exceeds the 918.346 € of 2018). Nothing
 * earned is within any ceiling: no value is then needed, nor given.
 */
export function earningsWithinCeiling(
  monthlyNetEarningsCents: number,
  on: PlainDate,
  entered: readonly LegalValue[] = [],
): EarningsFinding {
  const looked = legalValue(WAGE_CEILING.name, on, entered);
  if (!looked.known) return monthlyNetEarningsCents === 0 ? { known: true, within: true } : looked;
  const within = isWithin(monthlyNetEarningsCents, looked.value);
  if (within === undefined) return missing(`${WAGE_CEILING.name}: no hourly minimum wage for ${on}`);
  return { known: true, within, value: looked.value };
}

/** Nothing, when only the rounded amount is known and the earnings equal it: the product may be just below. */
function isWithin(earningsCents: number, ceiling: LegalValue): boolean | undefined {
  const wage = findPart(ceiling, 'hourlyMinimumWageCents');
  if (wage !== undefined) return earningsCents * 100 <= CEILING_PERCENT * CEILING_HOURS * wage;
  const rounded = roundedCeiling(ceiling);
  return rounded === undefined || earningsCents === rounded ? undefined : earningsCents < rounded;
}

function roundedCeiling(ceiling: LegalValue): number | undefined {
  return typeof ceiling.value === 'number' ? ceiling.value : findPart(ceiling, 'publishedCents');
}

function statesCeiling(entry: LegalValue): boolean {
  return findPart(entry, 'hourlyMinimumWageCents') !== undefined || roundedCeiling(entry) !== undefined;
}
