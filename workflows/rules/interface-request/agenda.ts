/** The delays of an interface request (domain, "Interface": watched; the lengths are house). */
import { addDays, addWorkingDays, earliest, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, dueNow, recurring, type Expected } from '../due.ts';
import { awaited, isAidAwaited, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const SUPERVISOR: readonly Audience[] = ['supervisor'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

const AGENDA: Record<Stage, readonly Series[]> = {
  received: [toTake, late],
  taken: [rightsToCheck, aidToDecide, toAnswer, late],
  'information-asked': [rightsToCheck, aidToDecide, informationAwaited, toAnswer, late],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage].flatMap((series) => series(state));
  return agendaOf(state, state.calendar, expected);
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length > 0 ? [{ type: 'fell-due', items }] : [];
}

function toTake(state: State): Expected[] {
  const { receivedOn, house, calendar } = state;
  const nth = (n: number) => addWorkingDays(receivedOn, n * house.takenWorkingDays, calendar);
  return [recurring(state, { series: 'to-take', kind: 'to-take', to: SUPERVISOR }, nth)];
}

/** An emergency does not wait for the delays of other requests. */
function rightsToCheck(state: State): Expected[] {
  const { takenOn, rights, house, calendar } = state;
  if (!isAidAwaited(state) || rights || !takenOn) return [];
  const on = addWorkingDays(takenOn, house.rightsWorkingDays, calendar);
  return [{ series: 'rights-to-check', kind: 'rights-to-check', on, to: CASEWORKER }];
}

function aidToDecide(state: State): Expected[] {
  const { rights, house, calendar } = state;
  if (!isAidAwaited(state) || !rights) return [];
  const nth = (n: number) => addWorkingDays(rights.recordedOn, n * house.aidWorkingDays, calendar);
  const series = { series: `aid-to-decide:${rights.number}`, kind: 'aid-to-decide', to: SUPERVISOR };
  return [recurring(state, series, nth)];
}

/** On the day it was asked for by, and every week, then to the supervisor too. */
function informationAwaited(state: State): Expected[] {
  const { house } = state;
  return awaited(state).map(({ questionId, askedOn, answerBy }) => {
    const series = {
      series: `information-awaited:${questionId}`,
      kind: 'information-awaited',
      to: CASEWORKER,
      subject: questionId,
    };
    const first = addDays(askedOn, house.informationDays);
    const from = answerBy ? earliest(first, answerBy) : first;
    const next = recurring(state, series, (n) => addDays(from, (n - 1) * house.informationDays));
    return next.on >= addDays(askedOn, house.informationEscalationDays) ? { ...next, to: BOTH } : next;
  });
}

function toAnswer(state: State): Expected[] {
  const on = workingDaysAfterReceipt(state, state.house.answerWorkingDays);
  return [{ series: 'to-answer', kind: 'to-answer', on, to: CASEWORKER }];
}

function late(state: State): Expected[] {
  const { lateWorkingDays, lateAgainWorkingDays } = state.house;
  const nth = (n: number) => workingDaysAfterReceipt(state, lateWorkingDays + (n - 1) * lateAgainWorkingDays);
  const to = state.caseworkerId ? BOTH : SUPERVISOR;
  return [recurring(state, { series: 'answer-late', kind: 'answer-late', to }, nth)];
}

function workingDaysAfterReceipt({ receivedOn, calendar }: State, days: number): PlainDate {
  return addWorkingDays(receivedOn, days, calendar);
}
