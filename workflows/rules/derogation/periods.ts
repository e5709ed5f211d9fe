/** How long a derogation lasts: periods of two years, of one in Mayotte (CCH R.844-1, R.844-2). */
import { addMonths, addYears, type PlainDate } from '../calendar.ts';
import { getLegalValue, getPart, type LegalValue } from '../parameters.ts';
import { periodInForce, type State } from './state.ts';

/** The value that holds in the zone of the dwelling on the first day of a period. */
export function durationOf(
  { calendar, entered }: Pick<State, 'calendar' | 'entered'>,
  from: PlainDate,
): LegalValue {
  const name = calendar.zone === 'mayotte' ? 'overcrowding-derogation-mayotte' : 'overcrowding-derogation';
  return getLegalValue(name, from, entered);
}

/** The first period. */
export function grantedPeriod(state: Pick<State, 'calendar' | 'entered'>, from: PlainDate) {
  return { from, endsOn: addYears(from, getPart(durationOf(state, from), 'years')) };
}

/** The next period: it begins where the former ends, without a gap, whenever it is decided. */
export function renewedPeriod(state: State, from: PlainDate) {
  return { from, endsOn: addYears(from, getPart(durationOf(state, from), 'renewalYears')) };
}

/** From when the enquiry and the renewal are possible. */
export function renewalOpensOn(state: State): PlainDate | undefined {
  const period = periodInForce(state);
  return period && addMonths(period.endsOn, -state.house.renewalOpensMonthsBefore);
}
