/** Which children count as dependent on a day (domain, "Dependent child"; CSS R.512-2). */
import { completedYears, type PlainDate } from '../calendar.ts';
import { earningsWithinCeiling, legalValue, type LegalValue } from '../parameters.ts';
import { euros } from './amounts.ts';
import type { ChildFacts } from './facts.ts';
import { anyOf, settled, unknown, type Finding } from './findings.ts';

/** Schooling is asked until this age; from it, only earnings count. */
const SCHOOLING_ENDS = 16;

/**
 * The age at which a child no longer counts: 20, and 21 for the family supplement and housing benefit, hence for
 * the housing offers.
 */
export type AgeLimit = 20 | 21;

export interface ChildQuestion {
  children: readonly ChildFacts[] | undefined;
  countedUntil: AgeLimit;
  on: PlainDate;
  entered: readonly LegalValue[];
}

/** Whether at least one child is dependent. The order of the children does not matter. */
export function anyDependentChild(question: ChildQuestion): Finding {
  const { children } = question;
  if (children === undefined) return unknown('children: unknown', ['children']);
  if (children.length === 0) return settled(false, 'no children');
  return anyOf(children.map((child, index) => aboutChild(child, `children[${index}]`, question)));
}

/** `path` names the child by its place in the list, so that nothing says who it is. */
function aboutChild(child: ChildFacts, path: string, question: ChildQuestion): Finding {
  if (child.birthDate === undefined) return unknown(`${path}: age unknown`, [`${path}.birthDate`]);
  if (child.birthDate > question.on) return settled(false, `${path}: not yet born`);
  const age = completedYears(child.birthDate, question.on);
  const { countedUntil } = question;
  if (age >= countedUntil) return settled(false, `${path}: aged ${age}, counted under ${countedUntil} only`);
  return age < SCHOOLING_ENDS
    ? bySchooling(child, age, path, question)
    : byEarnings(child, age, path, question);
}

/** Under the schooling age: always. From it to 16: if the schooling obligation is met. */
function bySchooling(child: ChildFacts, age: number, path: string, question: ChildQuestion): Finding {
  const schooling = legalValue('schooling-age', question.on, question.entered);
  if (!schooling.known) return unknown(`${path}: aged ${age}`, [schooling.missing]);
  const from = Number(schooling.value.value);
  const sources = [sourceOf(schooling.value)];
  if (age < from) return settled(true, `${path}: aged ${age}, under the schooling age of ${from}`, sources);
  const compared = `${path}: aged ${age}, schooling asked from ${from} to ${SCHOOLING_ENDS}, at school:`;
  if (child.atSchool === undefined) return unknown(`${compared} unknown`, [`${path}.atSchool`], sources);
  return settled(child.atSchool, `${compared} ${child.atSchool ? 'yes' : 'no'}`, sources);
}

/** From 16: if monthly net earnings do not exceed the value of that day. None earned: no value is needed. */
function byEarnings(child: ChildFacts, age: number, path: string, question: ChildQuestion): Finding {
  const earned = child.monthlyNetEarningsCents;
  if (earned === undefined) {
    return unknown(`${path}: aged ${age}, earnings unknown`, [`${path}.monthlyNetEarningsCents`]);
  }
  const compared = `${path}: aged ${age}, earns ${euros(earned)} a month`;
  const finding = earningsWithinCeiling(earned, question.on, question.entered);
  if (!finding.known) return unknown(`${compared}, no ceiling known`, [finding.missing]);
  if (!finding.value) return settled(finding.within, compared);
  return settled(finding.within, `${compared}, at most ${ceilingText(finding.value)}`, [
    sourceOf(finding.value),
  ]);
}

/** The product is what is compared (918.35 € exceeds it in 2018), so the wage is shown, not its rounded product. */
function ceilingText({ value }: LegalValue): string {
  if (typeof value !== 'object') return euros(Number(value));
  const { hourlyMinimumWageCents, publishedCents } = value;
  return hourlyMinimumWageCents === undefined
    ? euros(publishedCents)
    : `55 % × 169 × ${euros(hourlyMinimumWageCents)}`;
}

function sourceOf({ source, secondary, entered }: LegalValue): string {
  return source + (secondary ? ' (secondary)' : '') + (entered ? ' (entered by the service)' : '');
}
