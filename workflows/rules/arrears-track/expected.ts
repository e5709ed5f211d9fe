/** What depends on others: the landlord, the bailiff, the court, the family. It is expected, not due. */
import { addDays, addMonths, latest } from '../calendar.ts';
import type { ExpectedEvent } from '../case.ts';
import { arrearsSince, evictionFrom, orderEnd, prefectLimit, reportLimit, type LegalDate } from './law.ts';
import { EXPECTED_LABELS } from './french.ts';
import { openSummons, type State } from './state.ts';
import type { ExpectedKind, Other } from './vocabulary.ts';

type Awaited = (state: State) => ExpectedEvent | undefined;

/** By whom each comes, in the order of the procedure. */
const AWAITED: readonly Awaited[] = [
  landlordReport,
  paymentOrder,
  summons,
  noticeToPrefect,
  hearing,
  decision,
  delaysEnd,
  eviction,
];

/** All that is expected of others now, in the order of the procedure. */
export function expected(state: State): ExpectedEvent[] {
  if (state.ended) return [];
  return AWAITED.flatMap((awaited) => awaited(state) ?? []);
}

function event(
  kind: ExpectedKind,
  from: Other,
  dates: Pick<ExpectedEvent, 'on' | 'notBefore' | 'unsettled'>,
  { rule, source }: Pick<LegalDate, 'rule' | 'source'>,
): ExpectedEvent {
  return { kind, label: EXPECTED_LABELS[kind], from, ...dates, rule, source };
}

/** While no court is seized, as reports are asked for (agenda.ts). */
function landlordReport(state: State): ExpectedEvent | undefined {
  const limit = reportLimit(state);
  const inTime = ['unpaid', 'repaying', 'ordered'].includes(state.stage);
  return limit && inTime && !state.report
    ? event('landlord-report', 'landlord', { on: limit.on }, limit)
    : undefined;
}

/** A plan that is kept holds the landlord back; otherwise an order may come as soon as rent is owed. */
function paymentOrder(state: State): ExpectedEvent | undefined {
  const { order, stage, situation } = state;
  if (order || stage !== 'unpaid' || situation.tenure === 'home-buyer') return undefined;
  const since = arrearsSince(state);
  const rule = 'at any time once rent is owed, while no plan is kept';
  return event('payment-order', 'bailiff', since ? { notBefore: since } : {}, {
    rule,
    source: 'loi 89-462, art. 24',
  });
}

/** Not before the order has run out. */
function summons(state: State): ExpectedEvent | undefined {
  const end = orderEnd(state);
  if (state.stage !== 'ordered' || !state.order) return undefined;
  if (!end) {
    const rule = 'once the order has run out: the day of the lease is needed to say when';
    return event('summons', 'bailiff', {}, { rule, source: 'loi 2023-668' });
  }
  const { unsettled } = end;
  const dates = { notBefore: addDays(end.on, 1), ...(unsettled && { unsettled }) };
  return event('summons', 'bailiff', dates, {
    rule: `once the order has run out, ${end.rule}`,
    source: end.source,
  });
}

function noticeToPrefect(state: State): ExpectedEvent | undefined {
  const open = awaitedHearing(state);
  const limit = open && !open.notifiedOn ? prefectLimit(state, open) : undefined;
  return limit && event('summons-to-prefect', 'bailiff', { on: limit.on }, limit);
}

function hearing(state: State): ExpectedEvent | undefined {
  const open = awaitedHearing(state);
  if (!open || open.hearingOn < state.lastOn) return undefined;
  return event(
    'hearing',
    'court',
    { on: open.hearingOn },
    { rule: 'the day set by the court', source: 'summons' },
  );
}

function decision(state: State): ExpectedEvent | undefined {
  const open = awaitedHearing(state);
  if (!open) return undefined;
  return event(
    'decision',
    'court',
    { notBefore: open.hearingOn },
    { rule: 'at the hearing or after it', source: 'CPC art. 450' },
  );
}

function awaitedHearing(state: State) {
  return state.stage === 'summoned' ? openSummons(state) : undefined;
}

/** If every payment is made: the first default ends them. */
function delaysEnd(state: State): ExpectedEvent | undefined {
  const judgment = state.stage === 'delays' ? openSummons(state)?.judgment : undefined;
  if (!judgment?.delayMonths) return undefined;
  const rule = `${judgment.delayMonths} months granted on ${judgment.on}, if every payment is made`;
  const on = addMonths(judgment.on, judgment.delayMonths);
  return event('delays-end', 'family', { on }, { rule, source: 'loi 2023-668' });
}

function eviction(state: State): ExpectedEvent | undefined {
  if (state.stage !== 'eviction') return undefined;
  const judged = state.summonses.at(-1)?.judgment?.on ?? state.lastOn;
  const from = evictionFrom(state, latest(judged, state.lastOn));
  return event('eviction', 'bailiff', { notBefore: from.on }, from);
}
