/** What the facts of an arrears track count for in the figures: what came of its repayment plans, and of the debt. */
import { daysBetween } from '../calendar.ts';
import { countsBy, type Count } from '../counts.ts';
import { statusOf, type Fact, type State } from './state.ts';

/** What a fact counts for, given the state it led to. */
export const counts = countsBy<State, Fact>({
  'arrears-opened': () => [{ measure: 'opening', value: 'arrears' }],
  'repayment-plan-agreed': lastPlan,
  'instalment-recorded': lastPlan,
  'plan-checked': lastPlan,
  corrected: lastPlan,
  ended: ({ caseworkerId, openedOn }, { ending }, { on }) => [
    {
      measure: 'closure',
      value: ending,
      detail: caseworkerId ? 'assigned' : 'unassigned',
      days: daysBetween(openedOn, on),
    },
  ],
});

/** On the day it was agreed, with what has come of it. A plan put in place of one taken back has its subject. */
function lastPlan({ plans }: State): Count[] {
  const plan = plans.at(-1);
  if (!plan) return [];
  const subject = `plan-${plans.length}`;
  return [{ measure: 'undertaking', subject, detail: 'repayment-plan', value: statusOf(plan), on: plan.on }];
}
