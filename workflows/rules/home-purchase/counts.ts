/** What the facts of an accompaniment of home buyers count for in the figures. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import type { Fact, GivenResponse, State } from './state.ts';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  'home-purchase-received': () => [{ measure: 'opening', value: 'home-purchase' }],
  'viability-judged': (_, { viable, on }) => {
    const value = viable ? 'viable' : 'not-viable';
    return [{ measure: 'undertaking', subject: 'viability', detail: 'viability', value, on }];
  },
  'response-given': (state, _, { number }) => response(state, number),
  'result-recorded': (state, fact) => response(state, fact.given),
  ended: ({ phase1, openedOn }, { ending }, { on }) => [
    {
      measure: 'closure',
      value: ending,
      detail: phase1 ? 'assigned' : 'unassigned',
      days: daysBetween(openedOn, on),
    },
  ],
});

function response({ responses }: State, number: number): Count[] {
  return responses.filter((one) => one.number === number).map(countOf);
}

/** On the day it was given, with what came of it. */
function countOf({ number, on, response: detail, amountCents, result }: GivenResponse): Count {
  return {
    measure: 'undertaking',
    subject: `response-${number}`,
    detail,
    value: result?.result ?? 'awaited',
    on,
    ...(amountCents !== undefined && { amountCents }),
  };
}
