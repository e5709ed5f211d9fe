/** The dates of the terms: six months, renewable once; the length belongs to the organisation. */
import { termEnd, type PlainDate } from '../calendar.ts';
import type { Fact, State } from './state.ts';

/** Term n runs to start + n × the length, always counted from the first start (domain, "Terms"). */
export function startTerm(state: State, term: number, firstStart: PlainDate): Fact {
  const { termMonths } = state.house;
  return {
    type: 'term-started',
    term,
    startsOn: term === 1 ? firstStart : termEnd(firstStart, term - 1, termMonths),
    endsOn: termEnd(firstStart, term, termMonths),
  };
}
