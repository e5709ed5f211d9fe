/**
 * What joint accompaniment costs in a year, by person and by funding line (domain, "Joint accompaniment": 30,000 € +
 * 12,600 € + 2,500 € for about fifteen people). Each line is shared out to the cent, and its shares add up to it.
 */
import { partOf, sharedOut, sumOf, type BudgetLine, type Cents } from '../budget.ts';
import { daysBetween, earliest, latest, plainDate, type PlainDate } from '../calendar.ts';
import type { State } from './state.ts';

/** The lines of Angers, for an organisation that has set none. */
export const DEFAULT_FUNDING: readonly BudgetLine[] = [
  { label: 'line-1', amountCents: 3_000_000 },
  { label: 'line-2', amountCents: 1_260_000 },
  { label: 'line-3', amountCents: 250_000 },
];

export const SHARED_BY = ['person', 'days'] as const;
/** Equally among the people of the year, or by the days on which each was accompanied. */
export type SharedBy = (typeof SHARED_BY)[number];

/** Someone accompanied: from one day to another, both included; still accompanied without an end. */
export interface Accompanied {
  id: string;
  openedOn: PlainDate;
  endedOn?: PlainDate;
}

export interface YearCosts {
  year: number;
  sharedBy: SharedBy;
  lines: (BudgetLine & { averageCents: Cents; undividedCents: Cents })[];
  people: { id: string; days: number; byLine: Cents[]; totalCents: Cents }[];
  totalCents: Cents;
  /** Of a person, rounded half up to the cent; nothing where nobody was accompanied. */
  averageCents: Cents;
  undividedCents: Cents;
}

/** A case as someone accompanied. */
export function accompaniedIn({ id, openedOn, ended }: State): Accompanied {
  return { id, openedOn, ...(ended && { endedOn: ended.on }) };
}

/** The days of a year on which someone was accompanied. */
export function daysIn({ openedOn, endedOn }: Accompanied, year: number): number {
  const [first, last] = [plainDate(`${year}-01-01`), plainDate(`${year}-12-31`)];
  const from = latest(openedOn, first);
  const to = endedOn ? earliest(endedOn, last) : last;
  return Math.max(0, daysBetween(from, to) + 1);
}

/** The costs of a year: nobody who was not accompanied in it bears any. */
export function yearCosts(
  year: number,
  funding: readonly BudgetLine[],
  accompanied: readonly Accompanied[],
  sharedBy: SharedBy,
): YearCosts {
  const people = accompanied
    .map((one) => ({ id: one.id, days: daysIn(one, year) }))
    .filter(({ days }) => days > 0);
  const weights = people.map(({ days }) => (sharedBy === 'days' ? days : 1));
  const shares = funding.map(({ amountCents }) => sharedOut(amountCents, weights));
  const totalCents = sumOf(funding.map(({ amountCents }) => amountCents));
  const averageOf = (cents: Cents) => (people.length > 0 ? partOf(cents, 1, people.length) : 0);
  return {
    year,
    sharedBy,
    lines: funding.map((line, index) => ({
      ...line,
      averageCents: averageOf(line.amountCents),
      undividedCents: line.amountCents - sumOf(shares[index] ?? []),
    })),
    people: people.map(({ id, days }, index) => {
      const byLine = shares.map((line) => line[index] ?? 0);
      return { id, days, byLine, totalCents: sumOf(byLine) };
    }),
    totalCents,
    averageCents: averageOf(totalCents),
    undividedCents: totalCents - sumOf(shares.map(sumOf)),
  };
}
