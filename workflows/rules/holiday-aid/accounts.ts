/** The accounts of a stay: what was budgeted, what was spent and proved, who has paid what. */
import { sumOf, totalOf, type Cents } from '../budget.ts';
import type { State } from './state.ts';
import { COSTS, PAYERS, type Cost, type Payer } from './vocabulary.ts';

/** One line: `left` is less than nothing where more was spent than budgeted. */
export interface AccountLine {
  cost: Cost;
  budgetedCents: Cents;
  spentCents: Cents;
  leftCents: Cents;
}

export interface PayerLine {
  payer: Payer;
  shareCents: Cents;
  paidCents: Cents;
}

export interface Accounts {
  lines: AccountLine[];
  payers: PayerLine[];
  budgetedCents: Cents;
  spentCents: Cents;
}

/** By line of the budget, and by payer, in cents. */
export function accountsOf({ project, expenses, payments }: State): Accounts {
  const costs = project?.costs ?? [];
  const shares = project?.shares ?? [];
  const lines = COSTS.filter((cost) => costs.some(({ label }) => label === cost)).map((cost) => {
    const budgetedCents = totalOf(costs.filter(({ label }) => label === cost));
    const spentCents = sumOf(
      expenses.filter((one) => one.cost === cost).map(({ amountCents }) => amountCents),
    );
    return { cost, budgetedCents, spentCents, leftCents: budgetedCents - spentCents };
  });
  const payers = PAYERS.filter((payer) => shares.some(({ label }) => label === payer)).map((payer) => ({
    payer,
    shareCents: totalOf(shares.filter(({ label }) => label === payer)),
    paidCents: sumOf(payments.filter(({ by }) => by === payer).map(({ amountCents }) => amountCents)),
  }));
  return {
    lines,
    payers,
    budgetedCents: totalOf(costs),
    spentCents: sumOf(lines.map(({ spentCents }) => spentCents)),
  };
}

/** What the Caf has paid and no proof covers yet. */
export function unprovedCents(state: State): Cents {
  const { payers, spentCents } = accountsOf(state);
  const paid = payers.find(({ payer }) => payer === 'caf')?.paidCents ?? 0;
  return Math.max(0, paid - spentCents);
}
