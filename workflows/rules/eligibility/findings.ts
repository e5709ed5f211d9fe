/** Three-valued logic: what is known may settle a question while other facts are still missing. */

export const CRITERION_OUTCOMES = ['met', 'not-met', 'unknown'] as const;
export type CriterionOutcome = (typeof CRITERION_OUTCOMES)[number];

/** The answer to one question, with what was compared: ages, counts and amounts, never a name or a birth date. */
export interface Finding {
  outcome: CriterionOutcome;
  compared: string;
  /** Facts, or legal values, of which one or several would settle an unknown outcome. */
  missing?: readonly string[];
  /** Where the values compared come from, beside the source of the rule. */
  sources?: readonly string[];
}

export function settled(met: boolean, compared: string, sources: readonly string[] = []): Finding {
  return { outcome: met ? 'met' : 'not-met', compared, sources };
}

export function unknown(
  compared: string,
  missing: readonly string[],
  sources: readonly string[] = [],
): Finding {
  return { outcome: 'unknown', compared, missing, sources };
}

/** One met is enough; all not met refuse; else unknown. Of nothing at all: not met. */
export function anyOf(findings: readonly Finding[]): Finding {
  return combine(findings, ['met', 'unknown', 'not-met'], '; or ');
}

/** One not met is enough to refuse; all met are needed; else unknown. */
export function allOf(findings: readonly Finding[]): Finding {
  return combine(findings, ['not-met', 'unknown', 'met'], ' and ');
}

/** The first outcome, in this order, that any of them has; the last when there are none. */
function combine(
  findings: readonly Finding[],
  order: readonly [CriterionOutcome, CriterionOutcome, CriterionOutcome],
  word: string,
): Finding {
  const outcome = order.find((one) => findings.some((finding) => finding.outcome === one)) ?? order[2];
  return {
    outcome,
    compared: findings.map(({ compared }) => compared).join(word),
    missing: outcome === 'unknown' ? distinct(findings.flatMap(({ missing = [] }) => missing)) : [],
    sources: distinct(findings.flatMap(({ sources = [] }) => sources)),
  };
}

export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
