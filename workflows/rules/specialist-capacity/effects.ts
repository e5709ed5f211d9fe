/** What a capacity tells the cases that asked: that they wait, and where; that their place is there. */
import type { Effect, Recorded } from '../case.ts';
import type { SystemStep as CaseStep } from '../home-purchase/steps.ts';
import { positionOf, type Fact, type State } from './state.ts';

/** So many cases are told in one go, one after the other. */
const TOLD_AT_ONCE = 50;

/** What a fact makes us do, given the state it led to. */
export function effects({ fact }: Recorded<Fact>, state: State): Effect[] {
  if (fact.type === 'place-asked') {
    const position = positionOf(state, fact.caseId);
    return position === undefined ? [] : telling(state, [[fact.caseId, waiting(position)]]);
  }
  if (fact.type === 'places-given') {
    const given: CaseStep = { step: 'receive-place' };
    return telling(
      state,
      fact.caseIds.map((caseId) => [caseId, given]),
    );
  }
  if (fact.type !== 'positions-told') return [];
  return telling(
    state,
    fact.told.map(({ caseId, position }) => [caseId, waiting(position)]),
  );
}

function waiting(position: number): CaseStep {
  return { step: 'record-position', position };
}

/** A case that has ended meanwhile gives its place back by not being there. */
function telling({ byHand }: State, told: readonly (readonly [string, CaseStep])[]): Effect[] {
  const cases = told
    .filter(([caseId]) => !byHand.includes(caseId))
    .map(([caseId, step]) => ({ caseId, step }));
  const effect = (some: typeof cases): Effect => ({
    do: 'tellCases',
    kind: 'home-purchase',
    told: some,
    ended: 'release-ended',
  });
  return Array.from({ length: Math.ceil(cases.length / TOLD_AT_ONCE) }, (_, index) =>
    effect(cases.slice(index * TOLD_AT_ONCE, (index + 1) * TOLD_AT_ONCE)),
  );
}
