/** What falls due in the follow-up of a derogation: the enquiry, the renewal, the end. */
import { addDays, addMonths, addWorkingDays } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import {
  agendaOf,
  countdown,
  dueNow,
  fromNextWorkedDay,
  repeating,
  toSomeone,
  type Expected,
} from '../due.ts';
import { renewalOpensOn } from './periods.ts';
import { enquiryFor, lastPeriod, periodInForce, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

const AGENDA: Record<Stage, readonly Series[]> = {
  adequate: [lapse, review],
  overcrowded: [derogationToAsk],
  derogated: [enquiryToMake, enquiryLate, derogationEnds, lapse],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage]
    .flatMap((series) => series(state))
    .map((one) => toSomeone(state.caseworkerId, one));
  return agendaOf(state, state.calendar, expected);
}

/** What the calendar establishes when it is time: what is due is one fact, then the end of the period. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  const period = periodInForce(state);
  if (items.length === 0) return [];
  const lapses = period && items.some(({ kind }) => kind === 'derogation-lapses');
  return [
    { type: 'fell-due', items },
    ...(lapses ? [{ type: 'lapsed', endedOn: period.endsOn } as const] : []),
  ];
}

/** No renewal without a social enquiry: it is asked for as soon as it is possible. */
function enquiryToMake(state: State): Expected[] {
  const opensOn = renewalOpensOn(state);
  if (!opensOn || enquiryFor(state) || state.refused) return [];
  const { endsOn } = periodInForce(state)!;
  return [
    {
      series: `enquiry-to-make:${endsOn}`,
      kind: 'enquiry-to-make',
      on: opensOn,
      to: CASEWORKER,
      about: endsOn,
    },
  ];
}

function enquiryLate(state: State): Expected[] {
  const period = periodInForce(state);
  if (!period || enquiryFor(state) || state.refused) return [];
  const on = addMonths(period.endsOn, -state.house.enquiryLateMonthsBefore);
  return [
    { series: `enquiry-late:${period.endsOn}`, kind: 'enquiry-late', on, to: BOTH, about: period.endsOn },
  ];
}

/** The last reminder is for the supervisor too. */
function derogationEnds(state: State): Expected[] {
  const period = periodInForce(state);
  if (!period) return [];
  const { endsDaysBefore } = state.house;
  const last = Math.min(...endsDaysBefore);
  const to = (days: number) => (days === last ? BOTH : CASEWORKER);
  return countdown(state, `derogation-ends:${period.endsOn}`, period.endsOn, endsDaysBefore, to).map(
    (one) => ({
      ...one,
      kind: 'derogation-ends',
    }),
  );
}

/** A turn of the course: the benefit is no longer kept from that very day. */
function lapse(state: State): Expected[] {
  const period = periodInForce(state);
  if (!period) return [];
  const { endsOn } = period;
  return [
    { series: `lapses:${endsOn}`, kind: 'derogation-lapses', on: endsOn, to: [], about: endsOn, exact: true },
  ];
}

/** Overcrowded, and nothing keeps the benefit. */
function derogationToAsk(state: State): Expected[] {
  const { learntOn, house, calendar } = state;
  const first = addWorkingDays(learntOn, house.derogationToAskWorkingDays, calendar);
  const about = lastPeriod(state)?.endsOn;
  const series = {
    series: `derogation-to-ask:${learntOn}`,
    kind: 'derogation-to-ask',
    to: BOTH,
    ...(about && { about }),
  };
  const nth = (n: number) => addDays(first, (n - 1) * house.derogationToAskAgainDays);
  return [repeating(fromNextWorkedDay(state, calendar), series, nth)];
}

/** Large enough: now and then one looks whether it still is. */
function review(state: State): Expected[] {
  const { learntOn, house } = state;
  const series = {
    series: `review:${learntOn}`,
    kind: 'overcrowding-review',
    to: CASEWORKER,
    about: learntOn,
  };
  const nth = (n: number) => addMonths(learntOn, n * house.reviewMonths);
  return [repeating(fromNextWorkedDay(state, state.calendar), series, nth)];
}
