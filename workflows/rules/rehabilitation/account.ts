/**
 * What a site costs: hours by heading, labour, materials, and the family's share (domain, "Home rehabilitation").
 * Everything in whole cents and whole hours.
 */
import { partOf, percentOf, sumOf, type Cents } from '../budget.ts';
import { Refusal } from '../case.ts';
import type { State } from './state.ts';
import { HEADINGS, type Heading } from './vocabulary.ts';

export type HoursByHeading = Record<Heading, number>;

/** One line of the financial grid. The action costs what labour and materials do, less the family's share. */
export interface Account {
  hours: HoursByHeading & { all: number };
  labourCents: Cents;
  materialsCents: Cents;
  totalCents: Cents;
  familyShareCents: Cents;
  actionCostCents: Cents;
}

/** Refuses a fraction of an hour (`hours-not-whole`) and less than none (`hours-negative`). */
export function refuseHours(...counts: (number | undefined)[]): void {
  for (const count of counts) {
    if (count === undefined) continue;
    if (!Number.isSafeInteger(count)) {
      throw new Refusal('hours-not-whole', `Hours are whole, not ${count}.`);
    }
    if (count < 0) throw new Refusal('hours-negative', `Hours are never negative: ${count}.`);
  }
}

/** The account that follows from the hours, the materials and the family's share. */
export function accountOf(
  hours: HoursByHeading,
  materialsCents: Cents,
  familyShareCents: Cents,
  hourlyLabourCents: Cents,
): Account {
  const all = sumOf(HEADINGS.map((heading) => hours[heading]));
  const labourCents = all * hourlyLabourCents;
  const totalCents = labourCents + materialsCents;
  return {
    hours: { ...hours, all },
    labourCents,
    materialsCents,
    totalCents,
    familyShareCents,
    actionCostCents: totalCents - familyShareCents,
  };
}

/** What a site has cost so far. */
export function siteAccount(state: State): Account {
  return accountUntil(state, '9999');
}

/**
 * What a site cost within a year: hours and purchases by their own dates. The family's share of a year is what it
 * adds to that of the years before, so that the years add up to the share of the whole site, to the cent.
 */
export function yearAccount(state: State, year: number): Account {
  const [upTo, before] = [accountUntil(state, String(year)), accountUntil(state, String(year - 1))];
  const hours = Object.fromEntries(
    HEADINGS.map((heading) => [heading, upTo.hours[heading] - before.hours[heading]]),
  ) as HoursByHeading;
  return accountOf(
    hours,
    upTo.materialsCents - before.materialsCents,
    upTo.familyShareCents - before.familyShareCents,
    state.house.hourlyLabourCents,
  );
}

/** Whether anything of the site counts within a year. */
export function countsIn(state: State, year: number): boolean {
  const { hours, totalCents, familyShareCents } = yearAccount(state, year);
  return hours.all > 0 || totalCents > 0 || familyShareCents !== 0;
}

/** 10 % of the materials, rounded half up to the cent, or the amount agreed for the whole site. */
export function familyShare(state: State): Cents {
  const materialsCents = sumOf(state.materials.map(({ amountCents }) => amountCents));
  return state.agreedShares.at(-1)?.amountCents ?? percentOf(materialsCents, state.house.familySharePercent);
}

function accountUntil(state: State, lastYear: string): Account {
  const isCounted = ({ on }: { on: string }) => on.slice(0, 4) <= lastYear;
  const done = state.hours.filter(isCounted);
  const materialsCents = sumOf(state.materials.filter(isCounted).map(({ amountCents }) => amountCents));
  const hours = Object.fromEntries(
    HEADINGS.map((heading) => [
      heading,
      sumOf(done.filter((one) => one.heading === heading).map((one) => one.hours)),
    ]),
  ) as HoursByHeading;
  const share = shareUntil(state, materialsCents, isCounted);
  return accountOf(hours, materialsCents, share, state.house.hourlyLabourCents);
}

/** An amount agreed for the whole site follows the purchases; without any, it stands on the day it was agreed. */
function shareUntil(state: State, boughtCents: Cents, isCounted: (one: { on: string }) => boolean): Cents {
  const agreed = state.agreedShares.at(-1);
  if (!agreed) return percentOf(boughtCents, state.house.familySharePercent);
  const allCents = sumOf(state.materials.map(({ amountCents }) => amountCents));
  if (allCents > 0) return partOf(agreed.amountCents, boughtCents, allCents);
  return isCounted(agreed) ? agreed.amountCents : 0;
}
