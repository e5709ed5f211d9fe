/**
 * What counts as arrears, by the day of the event: two months of rent or two loan instalments until the end of
 * 2026, a single definition from 2027 (parameters.ts has the values and their sources). Three-valued: a fact that
 * is absent is unknown.
 */
import { addMonths, type PlainDate } from './calendar.ts';
import {
  getLegalValue,
  getNumber,
  getPart,
  legalValue,
  type LegalValue,
  type ParameterName,
} from './parameters.ts';

/** What is known of a debt. Amounts in whole cents. */
export interface ArrearsFacts {
  tenure?: 'tenant' | 'home-buyer';
  /** `household` also when there is no benefit. */
  benefitPaidTo?: 'household' | 'landlord' | 'lender';
  debtCents?: number;
  monthlyRentCents?: number;
  monthlyChargesCents?: number;
  monthlyBenefitCents?: number;
  /** Gross loan instalment, when instalments are monthly. */
  monthlyInstalmentCents?: number;
  /** Gross total of the year's instalments, when they are not monthly. */
  yearlyInstalmentsCents?: number;
  firstDefaultOn?: PlainDate;
  /** The day on which the time since the first default is counted; the day of the event unless given. */
  consideredOn?: PlainDate;
}

export type FactName = keyof ArrearsFacts;

export interface ArrearsFinding {
  outcome: 'met' | 'not-met' | 'unknown';
  /** The definition used, with its source; absent when too little is known to choose one. */
  rule?: LegalValue;
  compared?: string;
  /** The facts that would settle an unknown outcome. */
  missing: FactName[];
}

/**
 * Whether a debt is arrears by the definition in force on the day of the event, which decides between the rules
 * before and from 1 January 2027. Nothing owed is never arrears.
 */
export function isArrears(
  facts: ArrearsFacts,
  on: PlainDate,
  entered: readonly LegalValue[] = [],
): ArrearsFinding {
  const single = legalValue('arrears', on, entered);
  return single.known
    ? bySingleDefinition(facts, single.value, facts.consideredOn ?? on)
    : byFormerDefinitions(facts, on, entered);
}

function bySingleDefinition(facts: ArrearsFacts, rule: LegalValue, considered: PlainDate): ArrearsFinding {
  const { debtCents, firstDefaultOn } = facts;
  const limit = getPart(rule, 'debtAboveCents');
  const months = getPart(rule, 'monthsAfterFirstDefault');
  const found = { rule, compared: comparedWith(facts, limit, months, considered), missing: [] };
  if (debtCents === 0) return { ...found, outcome: 'not-met' };
  const above = debtCents !== undefined && debtCents > limit;
  const lasting = firstDefaultOn !== undefined && addMonths(firstDefaultOn, months) <= considered;
  if (above || lasting) return { ...found, outcome: 'met' };
  const absent = absentFacts(facts, ['debtCents', 'firstDefaultOn']);
  return { ...found, outcome: absent.length > 0 ? 'unknown' : 'not-met', missing: absent };
}

function comparedWith(facts: ArrearsFacts, limit: number, months: number, considered: PlainDate): string {
  const { debtCents, firstDefaultOn = 'unknown' } = facts;
  return `debt ${euros(debtCents)}, with more than ${euros(limit)}; first default ${firstDefaultOn}, with ${months} months on ${considered}`;
}

function absentFacts(facts: ArrearsFacts, needed: readonly FactName[]): FactName[] {
  return needed.filter((name) => facts[name] === undefined);
}

/** One of the definitions before 2027: the facts it needs, and the debt that reaches it once they are known. */
interface FormerDefinition {
  name: ParameterName;
  needs: readonly FactName[];
  threshold(facts: ArrearsFacts, rule: LegalValue): number;
}

const RENT = ['monthlyRentCents', 'monthlyChargesCents'] as const;

const TENANT_RECEIVES: FormerDefinition = {
  name: 'arrears-tenant-benefit-to-tenant',
  needs: RENT,
  threshold: ({ monthlyRentCents = 0, monthlyChargesCents = 0 }, rule) =>
    getNumber(rule) * (monthlyRentCents + monthlyChargesCents),
};

const LANDLORD_RECEIVES: FormerDefinition = {
  name: 'arrears-tenant-benefit-to-landlord',
  needs: [...RENT, 'monthlyBenefitCents'],
  threshold: ({ monthlyRentCents = 0, monthlyChargesCents = 0, monthlyBenefitCents = 0 }, rule) =>
    getNumber(rule) * (monthlyRentCents + monthlyChargesCents - monthlyBenefitCents),
};

function homeBuyer({ benefitPaidTo, yearlyInstalmentsCents }: ArrearsFacts): FormerDefinition {
  const benefit = benefitPaidTo === 'lender' ? (['monthlyBenefitCents'] as const) : [];
  const yearly = yearlyInstalmentsCents !== undefined;
  return {
    name: 'arrears-home-buyer',
    needs: [yearly ? 'yearlyInstalmentsCents' : 'monthlyInstalmentCents', ...benefit],
    threshold: yearly ? partOfTheYear : monthlyInstalments,
  };
}

function monthlyInstalments(facts: ArrearsFacts, rule: LegalValue): number {
  const { monthlyInstalmentCents = 0 } = facts;
  return getPart(rule, 'monthlyInstalments') * (monthlyInstalmentCents - benefitToLender(facts));
}

/** Rounded up: a debt in whole cents reaches a part of the year's total when it reaches the next cent. */
function partOfTheYear(facts: ArrearsFacts, rule: LegalValue): number {
  const { yearlyInstalmentsCents = 0 } = facts;
  return Math.ceil((yearlyInstalmentsCents - 12 * benefitToLender(facts)) / getPart(rule, 'partOfTheYear'));
}

function benefitToLender({ benefitPaidTo, monthlyBenefitCents = 0 }: ArrearsFacts): number {
  return benefitPaidTo === 'lender' ? monthlyBenefitCents : 0;
}

function formerDefinition(facts: ArrearsFacts): FormerDefinition | undefined {
  const { tenure, benefitPaidTo } = facts;
  if (tenure === undefined || benefitPaidTo === undefined) return undefined;
  if (tenure === 'home-buyer') return homeBuyer(facts);
  return benefitPaidTo === 'landlord' ? LANDLORD_RECEIVES : TENANT_RECEIVES;
}

function byFormerDefinitions(
  facts: ArrearsFacts,
  on: PlainDate,
  entered: readonly LegalValue[],
): ArrearsFinding {
  const definition = formerDefinition(facts);
  if (!definition) return withoutFacts(facts, absentFacts(facts, ['tenure', 'benefitPaidTo']));
  const rule = getLegalValue(definition.name, on, entered);
  const absent = absentFacts(facts, ['debtCents', ...definition.needs]);
  if (absent.length > 0) return { ...withoutFacts(facts, absent), rule };
  return compareDebt(facts, rule, definition.threshold(facts, rule));
}

function withoutFacts({ debtCents }: ArrearsFacts, absent: FactName[]): ArrearsFinding {
  return debtCents === 0 ? { outcome: 'not-met', missing: [] } : { outcome: 'unknown', missing: absent };
}

function compareDebt({ debtCents = 0 }: ArrearsFacts, rule: LegalValue, threshold: number): ArrearsFinding {
  return {
    outcome: debtCents > 0 && debtCents >= threshold ? 'met' : 'not-met',
    rule,
    compared: `debt ${euros(debtCents)}, with at least ${euros(threshold)}`,
    missing: [],
  };
}

function euros(cents: number | undefined): string {
  if (cents === undefined) return 'unknown';
  const sign = cents < 0 ? '−' : '';
  return `${sign}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')} €`;
}
