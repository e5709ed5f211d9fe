/** What the facts of a hearing's preparation count for in the figures. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import { getDeadline } from './deadlines.ts';
import type { Fact, State } from './state.ts';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  'hearing-opened': () => [{ measure: 'opening', value: 'summons' }],
  'evaluation-sent': (state, { on }) => {
    const limit = getDeadline('evaluation-at-court', state, state.house).on;
    const value = on <= limit ? 'on-time' : 'late';
    return [{ ...evaluation(value), on, days: daysBetween(on, state.hearingOn) }];
  },
  'outcome-recorded': (state, { outcome, attended, on }) => [
    { ...held(outcome, attended ? 'attended' : 'absent'), on },
    ...(state.evaluation?.sentOn ? [] : [{ ...evaluation('not-sent'), on }]),
  ],
  withdrawn: () => [held('withdrawn', 'not-held')],
  'handed-over': ({ outcome }) => (outcome ? [] : [held('handed-over', 'not-held')]),
});

/** One hearing in all, however often it was adjourned: its last outcome stands. */
function held(value: string, detail: string): Count {
  return { measure: 'hearing', subject: 'outcome', value, detail };
}

function evaluation(value: string): Count {
  return { measure: 'evaluation', subject: 'evaluation', value };
}
