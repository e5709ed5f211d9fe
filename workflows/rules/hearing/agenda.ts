/** What falls due before and after a hearing (domain, "Hearing preparation"). */
import {
  addDays,
  addMonths,
  addWorkingDays,
  latest,
  nextOrSameWorkingDay,
  previousOrSameWorkingDay,
  type PlainDate,
} from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, dueNow, fromNextWorkedDay, repeating, toSomeone, type Expected } from '../due.ts';
import { getDeadline, type HearingDeadlineKind } from './deadlines.ts';
import { datesLeft, delayMonths, isInterviewToOffer, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const SUPERVISOR: readonly Audience[] = ['supervisor'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];
const WITH_FAMILY: readonly Audience[] = ['caseworker', 'family'];

const AGENDA: Record<Stage, readonly Series[]> = {
  preparing: [limits, interviewOffer, secondOffer, outcomeAsked],
  'watching-payments': [paymentChecks, paymentsMissing],
  closed: [],
};

/** Whom each date set before a hearing concerns: those of the law, the supervisor too. */
const CONCERNED: { [Kind in HearingDeadlineKind]?: readonly Audience[] } = {
  'interview-offer-limit': BOTH,
  'evaluation-validated': SUPERVISOR,
  'evaluation-at-court': BOTH,
  'family-told': WITH_FAMILY,
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage].flatMap((series) => series(state));
  const open = expected.filter((one) => !isOvertaken(state, one)).map((one) => toldTo(state, one));
  return agendaOf(state, state.calendar, open);
}

/** Nothing falls due unseen; see `HEARING_EDITION`. */
function toldTo({ edition = 1, caseworkerId }: State, one: Expected): Expected {
  return edition < 3 ? one : toSomeone(caseworkerId, one);
}

/** What the calendar establishes when it is time. From the day of the hearing on, a letter would come too late. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  if (items.length === 0) return [];
  return [{ type: 'fell-due', items: now.on < state.hearingOn ? items : items.map(withoutFamily) }];
}

/** A new date sets its own, but for the limit counted from the referral. */
function limits(state: State): Expected[] {
  const { hearingOn } = state;
  return datesLeft(state).map(({ kind, on }) => ({
    series: kind === 'interview-offer-limit' ? kind : `${kind}:${hearingOn}`,
    kind,
    on,
    to: CONCERNED[kind] ?? CASEWORKER,
    about: hearingOn,
  }));
}

/** From the day on which the date of the hearing is known. */
function interviewOffer(state: State): Expected[] {
  const { dateKnownOn, calendar, house } = state;
  if (!isInterviewToOffer(state)) return [];
  return house.interviewOfferedWorkingDays
    .map((days) => addWorkingDays(dateKnownOn, days, calendar))
    .flatMap((on) => beforeTheHearing(state, 'interview-offer', on));
}

/** Where the hearing is so close that the limit is past, the family is first left some days to answer. */
function secondOffer(state: State): Expected[] {
  const { offers, interview, evaluation, calendar, house } = state;
  const [first, second] = offers;
  if (!first || second || interview?.held || evaluation) return [];
  const limit = getDeadline('second-interview-offer', state, house).on;
  const unanswered = addWorkingDays(first.on, house.interviewAnswerWorkingDays, calendar);
  return beforeTheHearing(state, 'second-interview-offer', latest(limit, unanswered));
}

/** While there is a day left before the hearing on which to meet. */
function beforeTheHearing(state: State, kind: string, on: PlainDate): Expected[] {
  const { hearingOn, lastOn, calendar } = state;
  if (latest(on, nextOrSameWorkingDay(lastOn, calendar)) >= hearingOn) return [];
  return [{ series: `${kind}:${hearingOn}`, kind, on, to: CASEWORKER, about: hearingOn }];
}

function outcomeAsked(state: State): Expected[] {
  const { hearingOn, calendar, house } = state;
  const first = addWorkingDays(hearingOn, 1, calendar);
  const series = {
    series: `outcome-asked:${hearingOn}`,
    kind: 'outcome-asked',
    to: CASEWORKER,
    about: hearingOn,
  };
  const again = (n: number) => addDays(first, (n - 1) * house.outcomeAgainDays);
  return [repeatedly(state, series, (n) => previousOrSameWorkingDay(again(n), calendar))];
}

/** A delay opens monthly checks of the payments. */
function paymentChecks(state: State): Expected[] {
  const { outcome, payments, standsOn } = state;
  if (!outcome) return [];
  const months = Array.from({ length: delayMonths(state) }, (_, index) => index + 1);
  return months
    .filter((month) => !payments.some((one) => one.month === month))
    .map((month) => ({
      series: `payment-check:${standsOn.outcome}.${month}`,
      kind: 'payment-check',
      on: addMonths(outcome.on, month),
      to: CASEWORKER,
      subject: String(month),
    }));
}

/** Once the delays have run, what was not recorded is asked every month: nothing stays open in silence. */
function paymentsMissing(state: State): Expected[] {
  const { outcome, standsOn } = state;
  if (!outcome) return [];
  const series = { series: `payments-missing:${standsOn.outcome}`, kind: 'payments-missing', to: BOTH };
  return [repeatedly(state, series, (n) => addMonths(outcome.on, delayMonths(state) + n))];
}

/** What is late leaves on the next day worked: one due by then takes its place. */
function repeatedly(state: State, series: Omit<Expected, 'on'>, nth: (n: number) => PlainDate): Expected {
  return repeating(fromNextWorkedDay(state, state.calendar), series, nth);
}

/** Of a series, what was to come before the last one sent is no longer worth sending. */
function isOvertaken({ fallen }: State, { series, on }: Expected): boolean {
  return fallen.some((key) => key.startsWith(`${series}@`) && key.slice(series.length + 1) >= on);
}

function withoutFamily(item: Due): Due {
  return { ...item, to: item.to.filter((audience) => audience !== 'family') };
}
