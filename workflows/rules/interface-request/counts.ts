/** What the facts of an interface request count for in the figures: the needs that come back, the time it took. */
import { daysBetween } from '../calendar.ts';
import type { Recorded } from '../case.ts';
import type { Count } from '../counts.ts';
import type { Fact, State } from './state.ts';

/** What a fact counts for, given the state it led to. */
export function counts({ fact, on }: Recorded<Fact>, state: State): Count[] {
  if (fact.type === 'interface-requested') {
    return [
      { measure: 'opening', value: 'interface' },
      ...fact.needs.map((need): Count => ({ measure: 'need', value: need, on: fact.receivedOn })),
    ];
  }
  if (fact.type !== 'closed') return [];
  const days = daysBetween(state.receivedOn, on);
  return [
    {
      measure: 'closure',
      value: fact.ending,
      detail: state.caseworkerId ? 'assigned' : 'never-assigned',
      days,
    },
  ];
}
