/**
 * Debts counted in months of rent: the offer's own threshold, which holds whatever the legal definition of
 * arrears is on that day.
 */
import { euros } from './amounts.ts';
import type { EligibilityFacts, HousingFacts } from './facts.ts';
import { settled, unknown, type Finding } from './findings.ts';

/** Gross rent is rent with charges; residual rent is what is left to pay once the benefit is deducted. */
export type RentBasis = 'gross' | 'residual';

const NEEDED = {
  gross: ['monthlyRentCents', 'monthlyChargesCents'],
  residual: ['monthlyRentCents', 'monthlyChargesCents', 'monthlyBenefitCents'],
} as const satisfies Record<RentBasis, readonly (keyof HousingFacts)[]>;

/** Whether the debt is of at least so many months' rent. Where nothing is owed there is no debt to count. */
export function debtReaches(months: number, basis: RentBasis, facts: EligibilityFacts): Finding {
  const { trigger: { debtCents } = {}, housing = {} } = facts;
  if (debtCents !== undefined && debtCents <= 0) return settled(false, 'no debt');
  const monthly = monthlyCents(basis, housing);
  const debt = `debt ${euros(debtCents)}, ${months} × ${basis} rent ${euros(monthly)}`;
  if (debtCents === undefined || monthly === undefined) return unknown(debt, missingOf(basis, facts));
  return settled(debtCents >= months * monthly, `${debt} = ${euros(months * monthly)}`);
}

/** Never below zero: a benefit above the rent leaves nothing to pay. */
function monthlyCents(basis: RentBasis, housing: HousingFacts): number | undefined {
  const { monthlyRentCents: rent, monthlyChargesCents: charges, monthlyBenefitCents: benefit } = housing;
  if (rent === undefined || charges === undefined) return undefined;
  if (basis === 'gross') return rent + charges;
  return benefit === undefined ? undefined : Math.max(0, rent + charges - benefit);
}

function missingOf(basis: RentBasis, { trigger, housing }: EligibilityFacts): string[] {
  const debt = trigger?.debtCents === undefined ? ['trigger.debtCents'] : [];
  const rent = NEEDED[basis].filter((name) => housing?.[name] === undefined);
  return [...debt, ...rent.map((name) => `housing.${name}`)];
}
