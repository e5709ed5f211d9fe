/** What the facts of a home rehabilitation count for in the figures. What sites cost: account.ts. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import type { Fact, State } from './state.ts';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  'rehabilitation-opened': () => [{ measure: 'opening', value: 'rehabilitation' }],
  'committee-decided': (_, { decision }) => [undertaking('committee', decision)],
  'workshop-held': (_, { attended }) => [undertaking('workshop', attended ? 'attended' : 'absent')],
  ended: ({ caseworkerId, openedOn }, { ending }, { on }) => [
    {
      measure: 'closure',
      value: ending,
      detail: caseworkerId ? 'assigned' : 'unassigned',
      days: daysBetween(openedOn, on),
    },
  ],
});

/** There is one of each; postponed, the committee has not had its last word. */
function undertaking(detail: 'committee' | 'workshop', value: string): Count {
  return { measure: 'undertaking', subject: detail, detail, value };
}
