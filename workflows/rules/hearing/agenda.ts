/** What falls due before and after a hearing (domain, "Hearing preparation"). */
import { addDays, addMonths, addWorkingDays, previousOrSameWorkingDay, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, dueNow, repeating, type Expected } from '../due.ts';
import { hearingDeadlines, type HearingDeadlineKind } from './deadlines.ts';
import { delayMonths, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const SUPERVISOR: readonly Audience[] = ['supervisor'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];
const WITH_FAMILY: readonly Audience[] = ['caseworker', 'family'];

/** Working days after the referral on which an interview is still to be offered. */
const OFFER_AT = [0, 5, 10];
const OUTCOME_AGAIN_DAYS = 3;

const AGENDA: Record<Stage, readonly Series[]> = {
  preparing: [interviewOffer, secondOffer, evaluation, familyTold, attendance, outcome],
  'watching-payments': [payments],
  ended: [],
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

function interviewOffer({ offers, interview, openedOn, hearingOn, calendar }: State): Expected[] {
  if (offers.length > 0 || interview) return [];
  return OFFER_AT.map((days) => addWorkingDays(openedOn, days, calendar))
    .filter((on) => on < hearingOn)
    .map((on) => ({
      series: 'interview-offer',
      kind: 'interview-offer',
      on,
      to: CASEWORKER,
      about: hearingOn,
    }));
}

function secondOffer(state: State): Expected[] {
  if (state.offers.length !== 1 || state.interview || state.evaluation) return [];
  return deadline(state, 'second-interview-offer', CASEWORKER);
}

/** Each stage of the evaluation waits for the one before; the legal date concerns the supervisor too. */
function evaluation(state: State): Expected[] {
  const status = state.evaluation?.status;
  if (status === 'sent') return [];
  const unsent = deadline(state, 'evaluation-at-court', BOTH);
  if (status === 'validated') return [...deadline(state, 'evaluation-sent', CASEWORKER), ...unsent];
  if (status === 'submitted') return [...deadline(state, 'evaluation-validated', SUPERVISOR), ...unsent];
  return [...deadline(state, 'evaluation-submitted', CASEWORKER), ...unsent];
}

function familyTold(state: State): Expected[] {
  return deadline(state, 'family-told', WITH_FAMILY).filter(({ on }) => on < state.hearingOn);
}

function attendance(state: State): Expected[] {
  return state.attendance ? [] : deadline(state, 'attendance-asked', CASEWORKER);
}

function outcome(state: State): Expected[] {
  const { hearingOn, calendar } = state;
  const first = addWorkingDays(hearingOn, 1, calendar);
  const series = {
    series: `outcome-asked:${hearingOn}`,
    kind: 'outcome-asked',
    to: CASEWORKER,
    about: hearingOn,
  };
  return [repeating(state, series, (n) => addDays(first, (n - 1) * OUTCOME_AGAIN_DAYS))];
}

/** A delay opens monthly checks of the payments. */
function payments(state: State): Expected[] {
  const { outcome: judged, payments: recorded, calendar } = state;
  if (!judged) return [];
  const months = Array.from({ length: delayMonths(state) }, (_, index) => index + 1);
  return months
    .filter((month) => !recorded.some((one) => one.month === month))
    .map((month) => ({
      series: `payment-check:${month}`,
      kind: 'payment-check',
      on: previousOrSameWorkingDay(addMonths(judged.on, month), calendar),
      to: CASEWORKER,
      subject: String(month),
    }));
}

/** A date that the hearing sets; a hearing put off sets another, and the former is no longer expected. */
function deadline(state: State, kind: HearingDeadlineKind, to: readonly Audience[]): Expected[] {
  const { hearingOn, calendar } = state;
  return hearingDeadlines({ hearingOn, calendar })
    .filter((one) => one.kind === kind)
    .map(({ on }: { on: PlainDate }) => ({ series: `${kind}:${hearingOn}`, kind, on, to, about: hearingOn }));
}
