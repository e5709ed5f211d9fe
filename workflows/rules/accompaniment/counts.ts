/** What the facts of an accompaniment count for in the figures. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import type { Fact, State } from './state.ts';
import type { Objective } from './steps.ts';
import type { Problem } from './vocabulary.ts';

const TERM_1 = 'term-1';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  opened: (_, { trigger }) => [{ measure: 'opening', value: trigger.kind }],
  'contact-attempted': (_, { on, outcome }) => [
    { measure: 'contact', value: 'attempt', detail: outcome, on },
  ],
  'home-visit-recorded': (_, { on, met }) => (met ? [{ measure: 'contact', value: 'home-visit', on }] : []),
  'meeting-recorded': (_, { on }) => [{ measure: 'contact', value: 'meeting', on }],
  assessed: (_, { problems }) => problems.map(found),
  'plan-in-force': ({ plan }) => problemsOf(plan?.objectives ?? []).map(found),
  'response-recorded': (_, { problem, response, on, amountCents }) => [
    { ...found(problem), on },
    {
      measure: 'response',
      problem,
      value: response,
      on,
      ...(amountCents !== undefined && { amountCents }),
    },
  ],
  'objective-evaluated': ({ plan }, { objectiveId, result }) => {
    const problem = plan?.objectives.find(({ id }) => id === objectiveId)?.problem;
    return [{ measure: 'result', subject: objectiveId, value: result, ...(problem && { problem }) }];
  },
  'renewal-decided': (_, { decision, objectives }) => [
    { measure: 'renewal', subject: TERM_1, value: decision },
    ...(decision === 'renew' ? problemsOf(objectives).map(found) : []),
  ],
  'closing-began': (state, { cause }) => endOfTerm1(state, cause),
  'handover-proposed': (_, { handoverId }) => [
    { measure: 'handover', subject: handoverId, value: 'unanswered' },
  ],
  'handover-answered': ({ handovers }, { handoverId, answer }, { on }) => {
    const proposedOn = handovers.find((one) => one.handoverId === handoverId)?.proposedOn ?? on;
    const days = daysBetween(proposedOn, on);
    return [{ measure: 'handover', subject: handoverId, value: answer, on: proposedOn, days }];
  },
  closed: ({ assignedOn, openedOn }, { reason }, { on }) => [
    {
      measure: 'closure',
      value: reason,
      detail: assignedOn ? 'assigned' : 'unassigned',
      days: daysBetween(openedOn, on),
    },
  ],
});

function found(problem: Problem): Count {
  return { measure: 'problem', problem };
}

function problemsOf(objectives: readonly Objective[]): Problem[] {
  return [...new Set(objectives.map(({ problem }) => problem))];
}

/** A term that a decision had settled is counted already; one that was not ends here, lapsed or before its time. */
function endOfTerm1({ term, renewal }: State, cause: string): Count[] {
  if (term?.number !== 1 || renewal) return [];
  return [{ measure: 'renewal', subject: TERM_1, value: cause === 'lapsed' ? 'lapsed' : 'closed-before' }];
}
