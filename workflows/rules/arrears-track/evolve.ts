/** The state after a fact of an arrears track. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { ONCE, planInForce, stageOf, type Fact, type Plan, type State, type SummonsState } from './state.ts';
import type { Opening } from './steps.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'arrears-opened': (_, { type: _type, ...opening }, at) => opened(opening, at),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'situation-completed': (state, { type: _type, ...known }) => ({
    situation: { ...state.situation, ...known },
  }),
  'debt-recorded': (state, { on, debtCents }, { number }) => ({
    debts: [...state.debts, { number, on, debtCents }].toSorted((a, b) => a.on.localeCompare(b.on)),
  }),
  'report-recorded': (_, { on, late }, { number }) => ({ report: { number, on, ...(late && { late }) } }),
  'direct-payment-refused': (_, { on }, { number }) => ({ directPaymentRefused: { number, on } }),
  'formal-notice-given': (_, { on }, { number }) => ({ formalNotice: { number, on } }),
  'housing-fund-asked': (_, { on }, { number }) => ({ housingFund: { number, on } }),
  'repayment-plan-agreed': (state, { type: _type, ...plan }, { number }) => ({
    plans: [...state.plans, { number, ...plan, payments: [], checks: [] }],
  }),
  'instalment-recorded': (state, { instalment, paid }, { number }) =>
    inPlan(state, ({ payments }) => ({ payments: [...payments, { number, instalment, paid }] })),
  'plan-checked': (state, { on, kept }, { number }) =>
    inPlan(state, ({ checks }) => ({ checks: [...checks, { number, on, kept }] })),
  'payment-order-recorded': (_, { servedOn, claimedDebtCents }, { number }) => ({
    order: { number, servedOn, claimedDebtCents },
  }),
  'summons-recorded': (state, { type: _type, at: _hour, ...summons }, { number }) => ({
    summonses: [...state.summonses, { number, ...summons }],
  }),
  'hearing-linked': (state, { hearingId, servedOn, court }) => ({
    summonses: state.summonses.map((one) =>
      one.servedOn === servedOn && one.court === court && !one.ending ? { ...one, hearingId } : one,
    ),
  }),
  'notified-to-prefect': (state, { on }, { number }) =>
    inLastSummons(state, { notifiedOn: on, noticeNumber: number }),
  'hearing-moved': (state, { hearingId, hearingOn }) => ofHearing(state, hearingId, { hearingOn }),
  judged: (state, { hearingId, on, outcome, delayMonths }) =>
    ofHearing(state, hearingId, {
      judgment: { on, outcome, ...(delayMonths !== undefined && { delayMonths }) },
    }),
  'judgment-taken-back': (state, { hearingId }) => ({
    summonses: state.summonses.map((one) => (one.hearingId === hearingId ? withoutJudgment(one) : one)),
  }),
  'hearing-ended': (state, { hearingId, ending }) => ofHearing(state, hearingId, { ending }),
  ended: (_, { ending }, { on }) => ({ ended: { on, ending } }),
  corrected: (state, { fact }) => takenBack(state, fact),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version, its day, and where the procedure now stands. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const { fact, number: version, on: lastOn } = recorded;
  const change = (EVOLUTION[fact.type] as Evolution['reassigned'])(
    state,
    fact as FactOf<'reassigned'>,
    recorded,
  );
  const learntOn = fact.type === 'fell-due' ? state.learntOn : lastOn;
  const after = changed(state, { ...change, version, lastOn, learntOn });
  return { ...after, stage: stageOf(after) };
}

function opened(
  opening: Omit<FactOf<'arrears-opened'>, 'type'>,
  { number, on }: Recorded<Fact>,
): Change<State> {
  const { firstDefaultOn, debtCents, reportedOn, hearings = [], house, entered, ...rest } = opening;
  const { accompanimentId, organisationId, householdId, reference, caseworkerId, calendar, ...situation } =
    rest;
  return {
    accompanimentId,
    organisationId,
    householdId,
    reference,
    calendar,
    house,
    firstDefaultOn,
    situation,
    openedOn: on,
    ...(caseworkerId && { caseworkerId }),
    ...(entered && { entered }),
    ...(debtCents !== undefined && { debts: [{ number, on, debtCents }] }),
    ...(reportedOn && { report: { number, on: reportedOn } }),
    summonses: hearings.map((one) => knownSummons(one, number)),
  };
}

function knownSummons(one: NonNullable<Opening['hearings']>[number], number: number): SummonsState {
  return { number, ...one };
}

/** What is said of a plan is said of the one in force. */
function inPlan(state: State, change: (plan: Plan) => Partial<Plan>): Change<State> {
  const plan = planInForce(state);
  return { plans: state.plans.map((one) => (one === plan ? { ...one, ...change(one) } : one)) };
}

function inLastSummons(state: State, change: Partial<SummonsState>): Change<State> {
  const last = state.summonses.at(-1);
  return { summonses: state.summonses.map((one) => (one === last ? { ...one, ...change } : one)) };
}

function ofHearing({ summonses }: State, hearingId: string, change: Partial<SummonsState>): Change<State> {
  return { summonses: summonses.map((one) => (one.hearingId === hearingId ? { ...one, ...change } : one)) };
}

function withoutJudgment({ judgment: _judgment, ...summons }: SummonsState): SummonsState {
  return summons;
}

function withoutNotice({ notifiedOn: _on, noticeNumber: _number, ...summons }: SummonsState): SummonsState {
  return summons;
}

/** A fact made in error no longer counts where it was evidence; elsewhere it is marked, and stays readable. */
function takenBack(state: State, fact: number): Change<State> {
  const once = ONCE.filter((name) => state[name]?.number === fact);
  const plans = withoutFact(state.plans, fact).map((plan) => ({
    ...plan,
    payments: withoutFact(plan.payments, fact),
    checks: withoutFact(plan.checks, fact),
  }));
  return {
    corrected: [...state.corrected, fact],
    ...(fact > 1 && { debts: withoutFact(state.debts, fact) }),
    plans,
    summonses: state.summonses.map((one) => (one.noticeNumber === fact ? withoutNotice(one) : one)),
    ...(state.order?.number === fact && { order: undefined }),
    ...Object.fromEntries(once.map((name) => [name, undefined])),
  };
}
