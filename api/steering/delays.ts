/** Delays per stage, of every kind of case, as a supervisor reads them. */
import { passages, stillThere, type Passages } from '../../activities/store/figures/delays.ts';
import type { PeriodScope } from '../../activities/store/figures/scope.ts';
import { quantile } from '../../activities/store/figures/survival.ts';
import type { Store } from '../../activities/store/store.ts';
import { pick, type AnyKind } from '../kinds/kind.ts';
import { added, sum } from './carrying.ts';
import { DELAYS_METHOD, stageLabel } from './words.ts';

/** `kinds` say which stages there are: one without a passage is shown with zeros. */
export async function readDelays(store: Store, scope: PeriodScope, kinds: readonly AnyKind[]) {
  const [passed, there] = await Promise.all([passages(store, scope), stillThere(store, scope)]);
  const stages = kinds.flatMap(({ rules, collection }) =>
    stagesOf(rules.name, collection?.stages ?? [], passed).map((stage) => ({ kind: rules.name, stage })),
  );
  return {
    ...pick(scope, ['asOf', 'territory', 'offer']),
    period: pick(scope, ['from', 'to']),
    stages: stages.map(({ kind, stage }) => {
      const isHere = (one: { kind: string; stage: string }) => one.kind === kind && one.stage === stage;
      const here = there.find(isHere);
      return {
        kind,
        stage,
        label: stageLabel(kind, stage),
        ...delayOf(passed.filter(isHere)),
        ...(here && { now: pick(here, ['cases', 'medianDays', 'longestDays']) }),
      };
    }),
    method: DELAYS_METHOD,
  };
}

function stagesOf(kind: string, stages: readonly string[], passed: readonly Passages[]): string[] {
  const seen = passed.filter((one) => one.kind === kind).map(({ stage }) => stage);
  return [...new Set([...stages, ...seen])].filter((stage) => stage !== 'closed');
}

function delayOf(here: readonly Passages[]) {
  const durations = here.map(({ days, cases, next }) => ({ days, cases, ended: next !== undefined }));
  const [median, ninetieth] = [quantile(durations, 0.5), quantile(durations, 0.9)];
  const left = here.filter(({ next }) => next !== undefined);
  const entered = sum(here.map(({ cases }) => cases));
  const leftInAll = sum(left.map(({ cases }) => cases));
  return {
    entered,
    left: leftInAll,
    stillThere: entered - leftInAll,
    ...(median !== undefined && { medianDays: median }),
    ...(ninetieth !== undefined && { ninetiethDays: ninetieth }),
    leftFor: added(left.map(({ next = '', cases }) => [next, cases])),
  };
}
