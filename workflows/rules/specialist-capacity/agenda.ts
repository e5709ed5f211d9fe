/**
 * When the queue has moved, those who wait learn their new position on the next day worked, all on one morning: a
 * place given back moves everyone behind it, and telling each at once would be a crowd for every step.
 */
import { addWorkingDays } from '../calendar.ts';
import type { Due, Moment } from '../case.ts';
import { agendaOf, dueNow } from '../due.ts';
import { untold, type Fact, type State } from './state.ts';

/** All that will fall due if nobody does anything. */
export function agenda(state: State): Due[] {
  const { untoldSince, calendar } = state;
  if (!untoldSince) return [];
  const on = addWorkingDays(untoldSince, 1, calendar);
  return agendaOf({ ...state, fallen: [] }, calendar, [
    { series: 'positions', kind: 'positions', on, to: [] },
  ]);
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow({ ...state, fallen: [] }, agenda(state), now);
  if (items.length === 0) return [];
  return [
    { type: 'fell-due', items },
    { type: 'positions-told', told: untold(state) },
  ];
}
