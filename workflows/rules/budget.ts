/**
 * Amounts as the field counts them: whole cents, never negative, with ceilings, parts rounded half up to the cent, and
 * shares that add up to what they divide. A practice that spends (a workshop, works, a holiday) keeps its lines so.
 */
import { Refusal } from './case.ts';

/** A whole number of cents. */
export type Cents = number;

/** One line of a budget: what for, in a word of the practice, and how much. */
export interface BudgetLine<Label extends string = string> {
  label: Label;
  amountCents: Cents;
}

/** Refuses a fraction of a cent (`amount-not-in-cents`) and less than nothing (`amount-negative`). */
export function refuseAmount(...amounts: (number | undefined)[]): void {
  for (const amount of amounts) {
    if (amount === undefined) continue;
    if (!Number.isSafeInteger(amount)) {
      throw new Refusal('amount-not-in-cents', `Amounts are whole cents, not ${amount}.`);
    }
    if (amount < 0) throw new Refusal('amount-negative', `An amount is never negative: ${amount}.`);
  }
}

export function totalOf(lines: readonly BudgetLine[]): Cents {
  return sumOf(lines.map(({ amountCents }) => amountCents));
}

export function sumOf(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** What is left under a ceiling; less than nothing when it is exceeded. */
export function leftUnder(ceilingCents: Cents, lines: readonly BudgetLine[]): Cents {
  return ceilingCents - totalOf(lines);
}

/** Refuses lines that exceed a ceiling, under the code of the practice, with the ceiling and the total. */
export function refuseOver(ceilingCents: Cents, lines: readonly BudgetLine[], code = 'over-budget'): void {
  const totalCents = totalOf(lines);
  if (totalCents <= ceilingCents) return;
  throw new Refusal(code, `${totalCents} cents, of ${ceilingCents} at most.`, { ceilingCents, totalCents });
}

/** So many hundredths of an amount, rounded half up to the cent: 10 % of 301,35 € is 30,14 €. */
export function percentOf(amountCents: Cents, percent: number): Cents {
  return partOf(amountCents, percent, 100);
}

/** `part` over `whole` of an amount, rounded half up to the cent. All are whole and none is negative. */
export function partOf(amountCents: Cents, part: number, whole: number): Cents {
  const [divided, divisor] = [BigInt(amountCents) * BigInt(part) * 2n + BigInt(whole), BigInt(whole) * 2n];
  return Number(divided / divisor);
}

/**
 * An amount divided by weights, to the cent, so that the shares add up to it: each gets what is whole, and the cents
 * left go to the largest remainders, the first of equals first. Where all weights are nothing, so are the shares, and
 * the amount stays undivided.
 */
export function sharedOut(amountCents: Cents, weights: readonly number[]): Cents[] {
  const [amount, all] = [BigInt(amountCents), BigInt(sumOf(weights))];
  if (all === 0n) return weights.map(() => 0);
  const shares = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, whole: Number(product / all), remainder: product % all };
  });
  const left = amountCents - sumOf(shares.map(({ whole }) => whole));
  const favoured = shares
    .toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return shares.map(({ index, whole }) => whole + (favoured.includes(index) ? 1 : 0));
}

/** Refuses shares that do not add up to what they divide: `shares-do-not-add-up`. */
export function refuseShares(amountCents: Cents, shares: readonly BudgetLine[]): void {
  const totalCents = totalOf(shares);
  if (totalCents === amountCents) return;
  throw new Refusal('shares-do-not-add-up', `The shares add up to ${totalCents} cents, not ${amountCents}.`, {
    totalCents,
    amountCents,
  });
}
