/** How often one meets: weekly at first, then spaced, by the rule of the house or by a decision. */
import { addDays, daysBetween, latest, type PlainDate } from '../calendar.ts';
import type { State } from './state.ts';

/** The days between two meetings, as they are on a day: those decided, or those of the rule for that time. */
export function rhythmOn({ rhythm, house, openedOn }: State, on: PlainDate): number {
  if (rhythm) return rhythm.everyDays;
  const day = daysBetween(openedOn, on);
  const step = house.rhythm.findLast(({ fromDay }) => fromDay <= day) ?? house.rhythm[0];
  return step?.everyDays ?? 7;
}

/** The day from which the next meeting is counted: that of the last one, or of the opening. */
export function lastMet({ meetings, openedOn }: State): PlainDate {
  return latest(openedOn, ...meetings.map(({ on }) => on));
}

/** When the nth meeting is due, if none takes place in between: each counted by the rhythm of its own time. */
export function nthMeeting(state: State, n: number): PlainDate {
  let on = lastMet(state);
  for (let count = 0; count < n; count += 1) on = addDays(on, rhythmOn(state, on));
  return on;
}
