/** What falls due in a joint accompaniment: meetings, reviews, the sublet, the contract, the handover. */
import { addDays, addMonths, addWorkingDays, latest, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, countdown, dueNow, recurring, type Expected } from '../due.ts';
import { lastMet, nthMeeting } from './rhythm.ts';
import type { Fact, State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];
const WITH_PARTNERS: readonly Audience[] = ['caseworker', 'partner'];

const AGENDA: Record<Stage, readonly Series[]> = {
  'under-way': [meeting, review, subletReview, transfer, contractEnd, contractOutcome],
  handover: [subletReview, transfer, contractEnd, contractOutcome, handoverMeeting, handoverAsked, closing],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  return agendaOf(
    state,
    state.calendar,
    AGENDA[state.stage].flatMap((series) => series(state)),
  );
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length === 0 ? [] : [{ type: 'fell-due', items }];
}

/** From the last meeting, at the rhythm of the time; a rhythm decided since counts anew. */
function meeting(state: State): Expected[] {
  const { rhythm } = state;
  const series = {
    series: `meeting-due:${lastMet(state)}${rhythm ? `:${rhythm.everyDays}` : ''}`,
    kind: 'meeting-due',
    to: CASEWORKER,
  };
  return [recurring(state, series, (n) => nthMeeting(state, n))];
}

function review(state: State): Expected[] {
  const from = latest(state.openedOn, ...state.reviews.map(({ on }) => on));
  return [
    everyMonths(state, `review-due:${from}`, 'review-due', from, state.house.reviewMonths, WITH_PARTNERS),
  ];
}

/** Until the landlord has agreed. */
function subletReview(state: State): Expected[] {
  const { sublet, house } = state;
  if (!sublet || sublet.landlordAgreedOn) return [];
  const from = latest(sublet.signedOn, ...sublet.reviews.map(({ on }) => on));
  const series = `sublet-review-due:${from}`;
  return [everyMonths(state, series, 'sublet-review-due', from, house.subletReviewMonths, CASEWORKER)];
}

/** The landlord has agreed, and the lease is still to be transferred. */
function transfer(state: State): Expected[] {
  const { sublet, house } = state;
  const agreedOn = sublet?.landlordAgreedOn;
  if (!agreedOn || sublet.leaseTransferredOn) return [];
  const series = { series: `lease-to-transfer:${agreedOn}`, kind: 'lease-to-transfer', to: BOTH };
  return [recurring(state, series, (n) => addDays(agreedOn, n * house.transferAgainDays))];
}

/** The end of the contract is watched: the last word of it goes to the supervisor too. */
function contractEnd(state: State): Expected[] {
  const { contract, house, lastOn } = state;
  if (!contract || contract.endsOn < lastOn) return [];
  const days = house.contractEndDaysBefore;
  const series = `contract-ends:${contract.endsOn}`;
  const to = (before: number) => (before === Math.min(...days) ? BOTH : CASEWORKER);
  return countdown(state, series, contract.endsOn, days, to)
    .filter(({ on }) => on >= lastOn)
    .map((expected) => ({ ...expected, kind: 'contract-ends' }));
}

/** Once it has ended, what came of it is asked. */
function contractOutcome(state: State): Expected[] {
  const { contract, calendar, house } = state;
  if (!contract) return [];
  const first = addWorkingDays(contract.endsOn, 1, calendar);
  const series = {
    series: `contract-outcome:${contract.endsOn}`,
    kind: 'contract-outcome',
    to: CASEWORKER,
    about: contract.endsOn,
  };
  return [recurring(state, series, (n) => addDays(first, (n - 1) * house.outcomeAgainDays))];
}

function handoverMeeting(state: State): Expected[] {
  const { handover, handedOver, lastOn } = state;
  if (!handover || handedOver || addDays(handover.on, -1) <= lastOn) return [];
  const series = `handover-meeting:${handover.on}`;
  return countdown(state, series, handover.on, [1], () => WITH_PARTNERS).map((expected) => ({
    ...expected,
    kind: 'handover-meeting',
  }));
}

function handoverAsked(state: State): Expected[] {
  const { handover, handedOver, calendar, house } = state;
  if (!handover || handedOver) return [];
  const first = addWorkingDays(handover.on, 1, calendar);
  const series = {
    series: `handover-asked:${handover.on}`,
    kind: 'handover-asked',
    to: CASEWORKER,
    about: handover.on,
  };
  return [recurring(state, series, (n) => addDays(first, (n - 1) * house.handoverAgainDays))];
}

function closing(state: State): Expected[] {
  const { handedOver, house } = state;
  if (!handedOver) return [];
  const series = { series: 'closing-asked', kind: 'closing-asked', to: BOTH };
  return [recurring(state, series, (n) => addDays(handedOver.on, n * house.closingAgainDays))];
}

function everyMonths(
  state: State,
  series: string,
  kind: string,
  from: PlainDate,
  months: number,
  to: readonly Audience[],
): Expected {
  return recurring(state, { series, kind, to }, (n) => addMonths(from, n * months));
}
