/** What a step establishes in an arrears track, or why it is refused. */
import { addMonths, type PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture } from '../dates.ts';
import { refuseSummons } from '../hearing/summons.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { DEFAULT_ARREARS_VALUES } from './house.ts';
import { planLimit, prefectLimit, reportLimit } from './law.ts';
import { openSummons, planInForce, type Fact, type Once, type Plan, type State } from './state.ts';
import { STEPS, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'complete-situation': (_, body, now) => {
    refuseFuture(now, body.leaseMadeOn, body.leaseRenewedOn);
    refuseRenewedBefore(body);
    return [{ type: 'situation-completed', ...body }];
  },
  'record-debt': (state, body, now) => {
    refuseBeforeDefault(state, now, body.on);
    return [{ type: 'debt-recorded', ...body }];
  },
  'record-report': (state, { on }, now) => {
    refuseBeforeDefault(state, now, on);
    refuseAgain(state, 'report');
    const limit = reportLimit(state)?.on ?? on;
    return [{ type: 'report-recorded', on, ...(on > limit && { late: true }) }];
  },
  'record-refusal-of-direct-payment': (state, { on }, now) => {
    refuseBeforeDefault(state, now, on);
    refuseAgain(state, 'directPaymentRefused');
    return [{ type: 'direct-payment-refused', on }];
  },
  'give-formal-notice': (state, { on }, now) => {
    refuseBeforeDefault(state, now, on);
    refuseAgain(state, 'formalNotice');
    refuseUnlessPlanMissing(state, on);
    return [{ type: 'formal-notice-given', on }];
  },
  'ask-housing-fund': (state, { on }, now) => {
    refuseFuture(now, on);
    refuseAgain(state, 'housingFund');
    if (!state.formalNotice) throw new Refusal('formal-notice-missing', 'A formal notice is given first.');
    refuseOrder(state.formalNotice.on, on, 'The formal notice comes first');
    return [{ type: 'housing-fund-asked', on }];
  },
  'agree-repayment-plan': (state, body, now) => {
    refuseBeforeDefault(state, now, body.on);
    if (planInForce(state)) throw new Refusal('plan-already-in-force', 'A plan is already in force.');
    refuseOrder(body.on, body.firstInstalmentOn, 'A plan is agreed before its first instalment');
    return [{ type: 'repayment-plan-agreed', ...body }];
  },
  'record-instalment': (state, body, now) => {
    refuseInstalment(getPlan(state), body.instalment, now);
    return [{ type: 'instalment-recorded', ...body }];
  },
  'check-plan': (state, body, now) => {
    refuseFuture(now, body.on);
    refuseOrder(getPlan(state).on, body.on, 'A plan is checked once it is agreed');
    return [{ type: 'plan-checked', ...body }];
  },
  'record-payment-order': (state, body, now) => {
    refuseBeforeDefault(state, now, body.servedOn);
    if (state.situation.tenure === 'home-buyer') {
      throw new Refusal('not-a-tenant', 'A payment order that ends a lease is served on a tenant.');
    }
    if (state.order) {
      throw new Refusal('payment-order-already-recorded', `One was served on ${state.order.servedOn}.`);
    }
    return [{ type: 'payment-order-recorded', ...body }];
  },
  'record-summons': recordSummons,
  'record-notice-to-prefect': noticeToPrefect,
  end: (state, { reason }) => {
    if (openSummons(state)) {
      throw new Refusal('hearing-open', 'A hearing is still awaited, or its delays run.');
    }
    return [{ type: 'ended', ending: reason }];
  },
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening) => {
    if (state.version > 0) throw new Refusal('already-open', 'This track is already open.');
    return [{ type: 'arrears-opened', ...opening, house: { ...DEFAULT_ARREARS_VALUES, ...opening.house } }];
  },
  'follow-reassignment': (state, { caseworkerId }) =>
    state.ended || state.caseworkerId === caseworkerId ? [] : [{ type: 'reassigned', caseworkerId }],
  'follow-closing': (state) => (state.ended ? [] : [{ type: 'ended', ending: 'accompaniment-closed' }]),
  'follow-hearing-opened': hearingOpened,
  'follow-hearing-moved': (state, { hearingId, hearingOn }) =>
    knows(state, hearingId) ? [{ type: 'hearing-moved', hearingId, hearingOn }] : [],
  'follow-outcome': (state, body) => (knows(state, body.hearingId) ? [{ type: 'judged', ...body }] : []),
  'follow-outcome-taken-back': (state, { hearingId }) =>
    knows(state, hearingId) ? [{ type: 'judgment-taken-back', hearingId }] : [],
  'follow-hearing-ended': hearingEnded,
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'end'](state, body as Body<'end'>, now);
}

/** The accompaniment opens the hearing of a summons recorded here; of one opened there, the summons is noted here. */
function recordSummons(state: State, body: StepBodies['record-summons'], now: Moment): Fact[] {
  refuseSummons({ ...body, calendar: state.calendar }, now);
  refuseBeforeDefault(state, now, body.servedOn);
  refuseFuture(now, body.notifiedOn);
  if (body.notifiedOn) refuseOrder(body.servedOn, body.notifiedOn, 'A summons is notified once it is served');
  if (state.order)
    refuseOrder(state.order.servedOn, body.servedOn, 'The payment order comes before the summons');
  const open = openSummons(state);
  if (open) {
    throw new Refusal('hearing-already-open', `A hearing is awaited on ${open.hearingOn}.`, {
      ...(open.hearingId && { existing: open.hearingId }),
    });
  }
  return [{ type: 'summons-recorded', ...body }];
}

function hearingOpened(state: State, { hearingId, ...summons }: Body<'follow-hearing-opened'>): Fact[] {
  if (state.ended || knows(state, hearingId)) return [];
  const { servedOn, court } = summons;
  const recorded = state.summonses.some(
    (one) => one.servedOn === servedOn && one.court === court && !one.ending && !one.hearingId,
  );
  if (recorded) return [{ type: 'hearing-linked', hearingId, servedOn, court }];
  return [{ type: 'summons-recorded', hearingId, ...summons }];
}

/** What was decided comes along, lest it were told after the end. */
function hearingEnded(state: State, { hearingId, ending, judgment }: Body<'follow-hearing-ended'>): Fact[] {
  if (!knows(state, hearingId)) return [];
  return [
    ...(judgment ? [{ type: 'judged', hearingId, ...judgment } as const] : []),
    { type: 'hearing-ended', hearingId, ending },
    ...(ending === 'delays-kept' ? [{ type: 'ended', ending } as const] : []),
  ];
}

function noticeToPrefect(state: State, { on }: StepBodies['record-notice-to-prefect'], now: Moment): Fact[] {
  const open = openSummons(state);
  if (!open || open.notifiedOn) {
    throw new Refusal('already-notified', 'The summons was notified to the prefect already.');
  }
  refuseFuture(now, on);
  refuseOrder(open.servedOn, on, 'A summons is notified once it is served');
  const limit = prefectLimit(state, open)?.on ?? on;
  return [{ type: 'notified-to-prefect', on, ...(on > limit && { late: true }) }];
}

function knows({ summonses, ended }: State, hearingId: string): boolean {
  return !ended && summonses.some((one) => one.hearingId === hearingId && !one.ending);
}

/** Nothing of a track comes before the default that it begins with: `before-first-default`. */
function refuseBeforeDefault({ firstDefaultOn }: State, now: Moment, on: PlainDate): void {
  refuseFuture(now, on);
  if (on < firstDefaultOn) {
    throw new Refusal('before-first-default', `The first default was on ${firstDefaultOn}.`);
  }
}

function refuseOrder(first: PlainDate, second: PlainDate, rule: string): void {
  if (second < first) throw new Refusal('dates-out-of-order', `${rule}: ${first}.`);
}

function refuseRenewedBefore({ leaseMadeOn, leaseRenewedOn }: StepBodies['complete-situation']): void {
  if (leaseMadeOn && leaseRenewedOn)
    refuseOrder(leaseMadeOn, leaseRenewedOn, 'A lease is renewed once it is made');
}

const ALREADY: Record<Once, string> = {
  report: 'report-already-recorded',
  directPaymentRefused: 'refusal-already-recorded',
  formalNotice: 'formal-notice-already-given',
  housingFund: 'housing-fund-already-asked',
};

function refuseAgain(state: State, name: Once): void {
  const found = state[name];
  if (found) throw new Refusal(ALREADY[name], `It was on ${found.on}.`);
}

/** A formal notice answers a plan that did not come in time (CCH R.824-7). */
function refuseUnlessPlanMissing(state: State, on: PlainDate): void {
  if (planInForce(state)) throw new Refusal('plan-already-in-force', 'A plan is in force.');
  const limit = planLimit(state);
  if (!limit) throw new Refusal('report-missing', 'No report: no limit runs for a plan yet.');
  if (on <= limit.on) throw new Refusal('plan-not-yet-late', `A plan may still be agreed until ${limit.on}.`);
}

function getPlan(state: State): Plan {
  const plan = planInForce(state);
  if (!plan) throw new Refusal('no-plan-in-force', 'No repayment plan is in force.');
  return plan;
}

function refuseInstalment(plan: Plan, instalment: number, now: Moment): void {
  if (instalment > plan.instalments) {
    throw new Refusal('instalment-outside-plan', `The plan has ${plan.instalments} instalments.`);
  }
  if (plan.payments.some((one) => one.instalment === instalment)) {
    throw new Refusal('instalment-already-recorded', `Instalment ${instalment} is already recorded.`);
  }
  const dueOn = addMonths(plan.firstInstalmentOn, instalment - 1);
  if (now.on < dueOn) throw new Refusal('instalment-not-due', `Instalment ${instalment} is due on ${dueOn}.`);
}
