/** What caseworkers and territories carry, added up from the figures and weighed. */
import type { DueItems, Load, OpenCases } from '../../activities/store/figures/load.ts';
import { weightOfDue, weightOfStage, type LoadWeights } from '../../workflows/rules/steering/weights.ts';

/** What someone carries. */
export interface Carried {
  families: number;
  stages: Record<string, number>;
  hearings: number;
  others: Record<string, number>;
  due: { kind: string; items: number; points: number }[];
  points: number;
}

/** The part of a load that is someone's, or somewhere's. */
export function carriedBy(
  { open, due }: Load,
  weights: LoadWeights,
  isTheirs: (row: OpenCases | DueItems) => boolean,
): Carried {
  const cases = open.filter(isTheirs);
  const items = dueByKind(due.filter(isTheirs), weights);
  const ofKind = (kind: string) => cases.filter((row) => row.kind === kind);
  const others = cases.filter(({ kind }) => kind !== 'accompaniment' && kind !== 'hearing');
  const ofCases = sum(
    cases.map(({ kind, stage, cases: many }) => many * weightOfStage(weights, kind, stage)),
  );
  return {
    families: sum(ofKind('accompaniment').map((row) => row.cases)),
    stages: added(ofKind('accompaniment').map((row) => [row.stage, row.cases])),
    hearings: sum(ofKind('hearing').map((row) => row.cases)),
    others: added(others.map((row) => [row.kind, row.cases])),
    due: items,
    points: ofCases + sum(items.map(({ points }) => points)),
  };
}

function dueByKind(due: readonly DueItems[], weights: LoadWeights): Carried['due'] {
  const items = added(due.map((row) => [row.due, row.items]));
  return Object.entries(items).map(([kind, many]) => ({
    kind,
    items: many,
    points: many * weightOfDue(weights, kind),
  }));
}

/** Adds up what has the same name. */
export function added(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [name, value] of entries) totals[name] = (totals[name] ?? 0) + value;
  return totals;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A share to three decimals; none of nothing. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((1000 * part) / whole) / 1000;
}
