/** How terms, objectives, accompaniments, hearings and handovers ended, as a supervisor reads it. */
import { PROBLEM_LABELS } from '../../activities/letters/vocabulary.ts';
import { medianDays, outcomes, type Outcome } from '../../activities/store/figures/outcomes.ts';
import type { PeriodScope } from '../../activities/store/figures/scope.ts';
import type { Store } from '../../activities/store/store.ts';
import { ANSWERS, PROBLEMS, RESULTS } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { pick } from '../kinds/kind.ts';
import { added, shareOf, sum } from './carrying.ts';
import { PRACTICE_LABELS, RESULTS_METHOD, UNDERTAKING_LABELS } from './words.ts';

/** Asked side by side: of the first, what was said last counts; of the others there is mostly one word. */
const MEASURES: readonly Outcome['measure'][][] = [
  ['renewal', 'result', 'hearing', 'evaluation', 'handover'],
  ['closure', 'opening', 'undertaking'],
];
const TERM_OUTCOMES = ['renew', 'end', 'lapsed', 'closed-before'];
const EVALUATION_OUTCOMES = ['on-time', 'late', 'not-sent'];

export async function readResults(store: Store, scope: PeriodScope) {
  const [asked, daysToAccept] = await Promise.all([
    Promise.all(MEASURES.map((measures) => outcomes(store, scope, measures))),
    medianDays(store, scope, 'handover', 'accepted'),
  ]);
  const counted = asked.flat();
  const of = (measure: Outcome['measure'], kind?: string) =>
    counted.filter((one) => one.measure === measure && (kind === undefined || one.kind === kind));
  return {
    ...pick(scope, ['asOf', 'territory', 'offer']),
    period: pick(scope, ['from', 'to']),
    terms: termsOf(of('renewal')),
    objectives: objectivesOf(of('result')),
    closures: closuresOf(of('closure', 'accompaniment')),
    hearings: hearingsOf(of('hearing')),
    evaluations: evaluationsOf(of('evaluation')),
    handovers: handoversOf(of('handover'), daysToAccept),
    practices: Object.entries(PRACTICE_LABELS).flatMap(([kind, label]) => practiceOf(counted, kind, label)),
    method: RESULTS_METHOD,
  };
}

/** The share of first terms renewed, of those that came to a decision, or to its limit. */
export function termsOf(rows: readonly Outcome[]) {
  const byOutcome = byValue(rows, TERM_OUTCOMES);
  const settled = countOf(rows);
  const renewedShare = shareOf(byOutcome['renew'] ?? 0, settled - (byOutcome['closed-before'] ?? 0));
  return { settled, byOutcome, ...(renewedShare !== undefined && { renewedShare }) };
}

function objectivesOf(rows: readonly Outcome[]) {
  return PROBLEMS.map((problem) => ({ problem, rows: rows.filter((row) => row.problem === problem) }))
    .filter((one) => one.rows.length > 0)
    .map(({ problem, rows: of }) => {
      const byResult = byValue(of, RESULTS);
      const evaluated = countOf(of);
      const achievedShare = shareOf(byResult['achieved'] ?? 0, evaluated) ?? 0;
      return { problem, label: PROBLEM_LABELS[problem], evaluated, byResult, achievedShare };
    });
}

function closuresOf(rows: readonly Outcome[]) {
  const assigned = rows.filter(({ detail }) => detail === 'assigned');
  const noResponse = countOf(assigned.filter(({ value }) => value === 'no-response'));
  const noResponseShare = shareOf(noResponse, countOf(assigned));
  return {
    closed: countOf(rows),
    byReason: byValue(rows, []),
    assigned: countOf(assigned),
    noResponse,
    ...(noResponseShare !== undefined && { noResponseShare }),
  };
}

function hearingsOf(rows: readonly Outcome[]) {
  const held = rows.filter(({ detail }) => detail !== 'not-held');
  const attended = countOf(held.filter(({ detail }) => detail === 'attended'));
  const attendedShare = shareOf(attended, countOf(held));
  return {
    held: countOf(held),
    attended,
    ...(attendedShare !== undefined && { attendedShare }),
    byOutcome: byValue(rows, []),
  };
}

function evaluationsOf(rows: readonly Outcome[]) {
  const byOutcome = byValue(rows, EVALUATION_OUTCOMES);
  const onTime = byOutcome['on-time'] ?? 0;
  const onTimeShare = shareOf(onTime, countOf(rows));
  return { due: countOf(rows), onTime, ...(onTimeShare !== undefined && { onTimeShare }), byOutcome };
}

function handoversOf(rows: readonly Outcome[], daysToAccept?: number) {
  const byAnswer = byValue(rows, [...ANSWERS, 'unanswered']);
  const proposed = countOf(rows);
  const answered = proposed - (byAnswer['unanswered'] ?? 0);
  const answeredShare = shareOf(answered, proposed);
  return {
    proposed,
    answered,
    ...(answeredShare !== undefined && { answeredShare }),
    byAnswer,
    ...(daysToAccept !== undefined && { medianDaysToAccept: daysToAccept }),
  };
}

/** What was opened, closed and undertaken of one practice; nothing where nothing was. */
function practiceOf(counted: readonly Outcome[], kind: string, label: string) {
  const own = counted.filter((one) => one.kind === kind);
  if (own.length === 0) return [];
  const of = (measure: Outcome['measure']) => own.filter((one) => one.measure === measure);
  const closures = of('closure');
  const undertaken = Map.groupBy(of('undertaking'), ({ detail = '' }) => detail);
  return [
    {
      kind,
      label,
      opened: countOf(of('opening')),
      closed: countOf(closures),
      byReason: byValue(closures, []),
      undertakings: [...undertaken]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([what, rows]) => ({
          what,
          label: UNDERTAKING_LABELS[what] ?? what,
          count: countOf(rows),
          byOutcome: byValue(rows, []),
          amountCents: sum(rows.map(({ amountCents = 0 }) => amountCents)),
        })),
    },
  ];
}

/** With a zero for each value that there might have been. */
function byValue(rows: readonly Outcome[], values: readonly string[]): Record<string, number> {
  return added([
    ...values.map((value) => [value, 0] as const),
    ...rows.map(({ value = '', count }) => [value, count] as const),
  ]);
}

function countOf(rows: readonly Outcome[]): number {
  return sum(rows.map(({ count }) => count));
}
