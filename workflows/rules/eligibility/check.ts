/**
 * Is a household entitled to an offer? Criterion by criterion, each with what was compared, the rule and its
 * source. One criterion not met refuses; else one unknown leaves the answer undetermined.
 */
import type { PlainDate } from '../calendar.ts';
import type { LegalValue } from '../parameters.ts';
import { namedCriteria, type Coordination, type NamedCriterion } from './composition.ts';
import type { Situation } from './criteria.ts';
import type { EligibilityFacts } from './facts.ts';
import { distinct, type CriterionOutcome } from './findings.ts';
import { getOffer } from './offers.ts';

export const ELIGIBILITY_RESULTS = ['eligible', 'not-eligible', 'undetermined'] as const;
export type EligibilityResult = (typeof ELIGIBILITY_RESULTS)[number];

export interface CriterionAnswer {
  name: string;
  outcome: CriterionOutcome;
  /** In figures: ages, counts, amounts. Never a name or a birth date. */
  compared: string;
  rule: string;
  source: string;
  /** The facts, by their path, or the legal values that would settle an unknown outcome. */
  missing?: string[];
}

export interface EligibilityAnswer {
  offer: string;
  on: PlainDate;
  result: EligibilityResult;
  criteria: CriterionAnswer[];
}

export interface EligibilityOptions {
  coordination?: Coordination;
}

/** `entered` are the legal values entered by the service's administrators. Throws Refusal `unknown-offer`. */
export function checkEligibility(
  offerId: string,
  on: PlainDate,
  facts: EligibilityFacts,
  entered: readonly LegalValue[] = [],
  options: EligibilityOptions = {},
): EligibilityAnswer {
  const situation = { on, facts, entered };
  const criteria = namedCriteria(getOffer(offerId), options.coordination).map((one) =>
    answerTo(one, situation),
  );
  return { offer: offerId, on, result: resultOf(criteria), criteria };
}

/** What an offer asks, before any household is considered. Throws Refusal `unknown-offer`. */
export function criteriaOf(
  offerId: string,
  options: EligibilityOptions = {},
): Pick<CriterionAnswer, 'name' | 'rule' | 'source'>[] {
  return namedCriteria(getOffer(offerId), options.coordination).map(({ name, rule, sources }) => {
    return { name, rule, source: sources.join('; ') };
  });
}

/** What would settle an undetermined answer; nothing when it is settled, whatever is still unknown. */
export function missingFacts({ result, criteria }: EligibilityAnswer): string[] {
  if (result !== 'undetermined') return [];
  return distinct(criteria.flatMap(({ missing = [] }) => missing));
}

function resultOf(criteria: readonly CriterionAnswer[]): EligibilityResult {
  if (criteria.some(({ outcome }) => outcome === 'not-met')) return 'not-eligible';
  return criteria.some(({ outcome }) => outcome === 'unknown') ? 'undetermined' : 'eligible';
}

function answerTo({ name, rule, sources, find }: NamedCriterion, situation: Situation): CriterionAnswer {
  const { outcome, compared, missing = [], sources: ofValues = [] } = find(situation);
  const source = distinct([...sources, ...ofValues]).join('; ');
  const answer = { name, outcome, compared, rule, source };
  return missing.length > 0 ? { ...answer, missing: [...missing] } : answer;
}
