/** What comes next in an arrears track by law and by when, as far as it is ours to do. Of others: expected.ts. */
import { addDays, addMonths, addWorkingDays, type PlainDate } from '../calendar.ts';
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
import {
  arrearsSince,
  BY_TIME,
  checkMonths,
  findingAsRecorded,
  fundLimit,
  isPaidOff,
  orderEnd,
  planLimit,
  reportLimit,
  truceFrom,
} from './law.ts';
import { openSummons, planInForce, statusOf, type Fact, type State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const CASEWORKER: readonly Audience[] = ['caseworker'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

/** While nothing is decided by a judge, the debt, its report and its plan ask for something. */
const DEBT: readonly Series[] = [factsMissing, arrearsByTime, reportMissing];
const PLAN: readonly Series[] = [planToAgree, planMissing, fundToAsk];
const KEPT: readonly Series[] = [instalments, planChecks, paidOff];
const ALWAYS: readonly Series[] = [review];

const AGENDA: Record<Stage, readonly Series[]> = {
  unpaid: [...DEBT, ...PLAN, ...KEPT, ...ALWAYS],
  repaying: [...DEBT, ...KEPT, ...ALWAYS],
  ordered: [...DEBT, ...PLAN, orderEnds, orderTermUnknown, ...KEPT, ...ALWAYS],
  summoned: [...KEPT, ...ALWAYS],
  delays: [...KEPT, ...ALWAYS],
  eviction: [truceEnds, ...KEPT, ...ALWAYS],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  const expected = AGENDA[state.stage]
    .flatMap((series) => series(state))
    .map((one) => toSomeone(state.caseworkerId, one));
  return agendaOf(state, state.calendar, expected);
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length === 0 ? [] : [{ type: 'fell-due', items }];
}

/** Without them nobody can say whether the debt is arrears. */
function factsMissing(state: State): Expected[] {
  if (findingAsRecorded(state).missing.length === 0) return [];
  const on = addWorkingDays(state.openedOn, state.house.factsMissingWorkingDays, state.calendar);
  return [{ series: 'facts-missing', kind: 'facts-missing', on, to: CASEWORKER }];
}

/** From 2027 on a default becomes arrears with time: nobody else tells us of that day. */
function arrearsByTime(state: State): Expected[] {
  const since = arrearsSince(state);
  if (!since || since <= state.openedOn || state.debts.some(({ on }) => on === since)) return [];
  return [{ series: BY_TIME, kind: BY_TIME, on: since, to: CASEWORKER, about: since }];
}

/** The landlord's two months are over: the report is asked for. */
function reportMissing(state: State): Expected[] {
  const limit = reportLimit(state);
  if (!limit || state.report) return [];
  const on = addWorkingDays(limit.on, 1, state.calendar);
  return [
    { series: `report-missing:${limit.on}`, kind: 'report-missing', on, to: CASEWORKER, about: limit.on },
  ];
}

function planToAgree(state: State): Expected[] {
  const limit = planAwaited(state);
  if (!limit) return [];
  return countdown(state, 'plan-to-agree', limit, state.house.planLimitDaysBefore, () => CASEWORKER);
}

/** The limit is past: a formal notice is given. */
function planMissing(state: State): Expected[] {
  const limit = planAwaited(state);
  if (!limit) return [];
  const on = addWorkingDays(limit, 1, state.calendar);
  return [{ series: `plan-missing:${limit}`, kind: 'plan-missing', on, to: BOTH, about: limit }];
}

function planAwaited(state: State): PlainDate | undefined {
  if (state.formalNotice || planInForce(state)) return undefined;
  return planLimit(state)?.on;
}

function fundToAsk(state: State): Expected[] {
  const limit = fundLimit(state);
  if (!limit || state.housingFund || planInForce(state)) return [];
  return [{ series: 'fund-to-ask', kind: 'fund-to-ask', on: limit.on, to: BOTH, about: limit.on }];
}

function orderEnds(state: State): Expected[] {
  const end = orderEnd(state);
  if (!end || !state.order) return [];
  const series = `order-ends:${state.order.number}`;
  return countdown(state, series, end.on, state.house.orderEndsDaysBefore, () => CASEWORKER).map((one) => ({
    ...one,
    kind: 'order-ends',
  }));
}

/** Without the day of the lease nobody knows when the order ends. */
function orderTermUnknown({ order, situation, calendar }: State): Expected[] {
  if (!order || situation.leaseMadeOn) return [];
  const on = addWorkingDays(order.servedOn, 1, calendar);
  return [{ series: `order-term-unknown:${order.number}`, kind: 'order-term-unknown', on, to: CASEWORKER }];
}

/** A monthly look at each instalment; the first missed breaks the plan. */
function instalments(state: State): Expected[] {
  const plan = planInForce(state);
  if (!plan) return [];
  const all = Array.from({ length: plan.instalments }, (_, index) => index + 1);
  return all
    .filter((instalment) => !plan.payments.some((one) => one.instalment === instalment))
    .map((instalment) => ({
      series: `instalment-check:${plan.number}.${instalment}`,
      kind: 'instalment-check',
      on: addMonths(plan.firstInstalmentOn, instalment - 1),
      to: CASEWORKER,
      subject: String(instalment),
    }));
}

function planChecks(state: State): Expected[] {
  const plan = planInForce(state);
  const months = checkMonths(state);
  if (!plan || !months) return [];
  const since = plan.checks.at(-1)?.on ?? plan.on;
  const series = { series: `plan-check:${plan.number}:${since}`, kind: 'plan-check', to: CASEWORKER };
  return [repeating(fromNextWorkedDay(state, state.calendar), series, (n) => addMonths(since, n * months))];
}

/** Nothing is owed any more, or every instalment was paid: it remains to say that the debt is settled. */
function paidOff(state: State): Expected[] {
  const plan = state.plans.at(-1);
  const kept = plan && statusOf(plan) === 'kept';
  if ((!kept && !isPaidOff(state)) || openSummons(state)) return [];
  const since = `${plan?.payments.length ?? 0}.${state.debts.length}`;
  return [{ series: `paid-off:${since}`, kind: 'paid-off', on: state.learntOn, to: CASEWORKER }];
}

/** When the truce ends, an eviction is possible again: there must be somewhere to go by then. */
function truceEnds(state: State): Expected[] {
  const truce = truceFrom(state, state.lastOn);
  if (!truce) return [];
  const end = addDays(truce.to, 1);
  const series = `truce-ends:${end}`;
  return countdown(state, series, end, state.house.truceEndsDaysBefore, () => BOTH).map((one) => ({
    ...one,
    kind: 'truce-ends',
  }));
}

/** Nothing new for a while: no track stays open in silence. */
function review(state: State): Expected[] {
  const { learntOn, house } = state;
  const series = { series: `review:${learntOn}`, kind: 'review', to: CASEWORKER, about: learntOn };
  const nth = (n: number) => addMonths(learntOn, n * house.reviewMonths);
  return [repeating(fromNextWorkedDay(state, state.calendar), series, nth)];
}
