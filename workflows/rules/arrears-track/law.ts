/**
 * What the law says of a track, each value taken on the day of the event it applies to (parameters.ts has the values
 * and their sources). Where nothing is published for that day, what is missing is named, and nothing is counted.
 */
import { isArrears, type ArrearsFacts, type ArrearsFinding } from '../arrears.ts';
import { addDays, addMonths, endOfProceduralPeriod, latest, type PlainDate } from '../calendar.ts';
import { getNumber, getPart, legalValue, type LegalValue, type ParameterName } from '../parameters.ts';
import { debtOf, openSummons, planInForce, type State, type SummonsState } from './state.ts';

/** A date that the law sets, by which rule; `unsettled` says why it may be another. */
export interface LegalDate {
  on: PlainDate;
  rule: string;
  source: string;
  unsettled?: string;
}

/** The value in force on the day of an event, if one is published or entered. */
export function findValue(state: State, name: ParameterName, on: PlainDate): LegalValue | undefined {
  const looked = legalValue(name, on, state.entered);
  return looked.known ? looked.value : undefined;
}

/**
 * Whether the debt, as last recorded, is arrears by the definition of the day of the first default. Considered on the
 * day of the last news, or on the one on which time makes arrears of it, once that was told: nobody records that day.
 */
export function findingOf(state: State): ArrearsFinding {
  return findingOn(state, latest(lastHeard(state), ...toldByTime(state)));
}

/** The same, on the day of the last news whatever was told since. */
export function findingAsRecorded(state: State): ArrearsFinding {
  return findingOn(state, lastHeard(state));
}

function findingOn(state: State, on: PlainDate): ArrearsFinding {
  return isArrears(factsOn(state, on), state.firstDefaultOn, state.entered);
}

function lastHeard({ lastOn, firstDefaultOn }: State): PlainDate {
  return latest(lastOn, firstDefaultOn);
}

function toldByTime(state: State): PlainDate[] {
  return byTime(state).filter((on) => state.fallen.includes(`${BY_TIME}@${on}`));
}

function factsOn({ situation, debts, firstDefaultOn }: State, on: PlainDate): ArrearsFacts {
  const debtCents = debts.findLast((debt) => debt.on <= on)?.debtCents;
  const { leaseMadeOn: _made, leaseRenewedOn: _renewed, leaseOrderMonths: _months, ...facts } = situation;
  return { ...facts, firstDefaultOn, consideredOn: on, ...(debtCents !== undefined && { debtCents }) };
}

/**
 * Since when the debt is arrears, or from when it will be: from 1 January 2027 a first default becomes so with time,
 * whatever the amount. Nothing when it is not, or when too little is known.
 */
export function arrearsSince(state: State): PlainDate | undefined {
  const { debts, firstDefaultOn, entered } = state;
  const days = [...debts.map(({ on }) => latest(on, firstDefaultOn)), ...byTime(state)].toSorted();
  return days.find((on) => isArrears(factsOn(state, on), firstDefaultOn, entered).outcome === 'met');
}

/** The series of the reminder that time has made arrears of a default. */
export const BY_TIME = 'arrears-by-time';

/** The day on which time alone makes arrears of a default, by a definition that says so. */
function byTime(state: State): PlainDate[] {
  const { firstDefaultOn } = state;
  const single = findValue(state, 'arrears', firstDefaultOn);
  return single ? [addMonths(firstDefaultOn, getPart(single, 'monthsAfterFirstDefault'))] : [];
}

/** Whether the case began under the definition that held until the end of 2026, and goes on after it. */
export function spansDefinitions({ firstDefaultOn, lastOn }: State): boolean {
  const first = '2027-01-01';
  return firstDefaultOn < first && lastOn >= first;
}

/** By when a landlord who is paid directly reports the arrears (CCH R.824-4). */
export function reportLimit(state: State): LegalDate | undefined {
  const since = arrearsSince(state);
  if (!since || state.situation.benefitPaidTo !== 'landlord') return undefined;
  const value = findValue(state, 'landlord-reports-arrears', since);
  if (!value) return undefined;
  const months = getNumber(value);
  return {
    on: addMonths(since, months),
    rule: `within ${months} months of the arrears, which are of ${since}`,
    source: value.source,
  };
}

/** By when a plan is agreed: counted from the report, or from the refusal of direct payment when that is sooner. */
export function planLimit(state: State): LegalDate | undefined {
  const limits = [fromReport(state), fromRefusal(state)].filter((limit) => limit !== undefined);
  return limits.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

function fromReport(state: State): LegalDate | undefined {
  const value = state.report && findValue(state, 'repayment-plan-agreed', state.report.on);
  if (!value || !state.report) return undefined;
  const months = getPart(value, 'months');
  const rule = `within ${months} months of the report of ${state.report.on}`;
  return { on: addMonths(state.report.on, months), rule, source: value.source };
}

function fromRefusal(state: State): LegalDate | undefined {
  const { directPaymentRefused: refused } = state;
  const value = refused && findValue(state, 'repayment-plan-agreed', refused.on);
  if (!value || !refused) return undefined;
  const months = getPart(value, 'monthsIfDirectPaymentRefused');
  const rule = `within ${months} months of the landlord's refusal of direct payment, of ${refused.on}`;
  return { on: addMonths(refused.on, months), rule, source: value.source };
}

/** When the housing solidarity fund is asked, if the formal notice brings no plan (CCH R.824-7). */
export function fundLimit(state: State): LegalDate | undefined {
  const { formalNotice: notice } = state;
  const value = notice && findValue(state, 'plan-missing-housing-fund', notice.on);
  if (!value || !notice) return undefined;
  const months = getNumber(value);
  const rule = `${months} months after the formal notice of ${notice.on}`;
  return { on: addMonths(notice.on, months), rule, source: value.source };
}

/** How often the plan in force is checked, in months (CCH R.824-9). */
export function checkMonths(state: State): number | undefined {
  const plan = planInForce(state);
  const value = plan && findValue(state, 'repayment-plan-checked', plan.on);
  return value && getNumber(value);
}

const BEFORE_THE_ACT = '2023-07-29';
const USUAL_MONTHS = 2;

/**
 * When a payment order ends, and the lease with it if nothing is settled (loi 2023-668; Cass. 3e civ., avis
 * 24-70.002): six weeks for a lease made since, the lease's own term for an earlier one. Of an earlier lease renewed
 * since, the law is unsettled: the sooner of the two is kept, so that nobody comes too late.
 */
export function orderEnd(state: State): LegalDate | undefined {
  const { order, situation, calendar } = state;
  const { leaseMadeOn, leaseRenewedOn } = situation;
  if (!order || !leaseMadeOn) return undefined;
  const ends = [inWeeks(state, order.servedOn, leaseMadeOn) ?? ownTerm(state, order.servedOn, leaseMadeOn)];
  if (leaseMadeOn < BEFORE_THE_ACT && leaseRenewedOn && leaseRenewedOn >= BEFORE_THE_ACT) {
    ends.push(inWeeks(state, order.servedOn, leaseRenewedOn));
  }
  const known = ends.filter((end) => end !== undefined);
  const [sooner] = known.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (!sooner) return undefined;
  const on = endOfProceduralPeriod(sooner.on, calendar);
  return known.length > 1
    ? { ...sooner, on, unsettled: renewed(leaseMadeOn, leaseRenewedOn) }
    : { ...sooner, on };
}

function inWeeks(state: State, servedOn: PlainDate, leaseOn: PlainDate): LegalDate | undefined {
  const value = findValue(state, 'payment-order-period', leaseOn);
  if (typeof value?.value !== 'number') return undefined;
  const rule = `${value.value} weeks after the order, for a lease of ${leaseOn}`;
  return { on: addDays(servedOn, 7 * value.value), rule, source: value.source };
}

function ownTerm(state: State, servedOn: PlainDate, leaseOn: PlainDate): LegalDate | undefined {
  const value = findValue(state, 'payment-order-period', leaseOn);
  if (!value) return undefined;
  const { leaseOrderMonths } = state.situation;
  const months = leaseOrderMonths ?? USUAL_MONTHS;
  return {
    on: addMonths(servedOn, months),
    rule: `${months} months after the order, for a lease of ${leaseOn}`,
    source: value.source,
    ...(leaseOrderMonths === undefined && {
      unsettled: `the usual term: the lease of ${leaseOn} sets its own, to be read in it`,
    }),
  };
}

function renewed(madeOn: PlainDate, renewedOn: PlainDate | undefined): string {
  return `the lease of ${madeOn} was renewed on ${renewedOn}: which term holds is not settled, and the sooner is kept`;
}

/** The last day on which a summons is notified to the prefect, never extended (Cass. 3e civ., avis 25-70.018). */
export function prefectLimit(state: State, { hearingOn }: SummonsState): LegalDate | undefined {
  const value = findValue(state, 'summons-to-prefect', hearingOn);
  if (!value) return undefined;
  return {
    on: addDays(hearingOn, -getPart(value, 'daysBeforeHearing')),
    rule: `at the latest ${getPart(value, 'weeks')} weeks before the hearing, counted back from the eve, not extended`,
    source: value.source,
  };
}

/** The winter truce that a day lies in, or the next one: its first and last day (CPCE L.412-6). */
export function truceFrom(
  state: State,
  on: PlainDate,
): { from: PlainDate; to: PlainDate; value: LegalValue } | undefined {
  const value = findValue(state, 'winter-truce', on);
  if (!value) return undefined;
  const year = Number(on.slice(0, 4));
  const truces = [year - 1, year, year + 1].map((first) => ({
    from: dayOf(first, getPart(value, 'firstMonth'), getPart(value, 'firstDay')),
    to: dayOf(first + 1, getPart(value, 'lastMonth'), getPart(value, 'lastDay')),
    value,
  }));
  return truces.find(({ to }) => on <= to);
}

function dayOf(year: number, month: number, day: number): PlainDate {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  return `${year}-${mm}-${dd}` as PlainDate;
}

/** The first day on which an eviction may be carried out, from a day on. */
export function evictionFrom(state: State, on: PlainDate): LegalDate {
  const truce = truceFrom(state, on);
  if (!truce || on < truce.from)
    return { on, rule: 'outside the winter truce', source: truce?.value.source ?? '' };
  return {
    on: addDays(truce.to, 1),
    rule: `not during the winter truce, from ${truce.from} to ${truce.to}, unless rehoused`,
    source: truce.value.source,
  };
}

/** Each legal value that the track applies, and the day of the event on which it was taken. */
export interface Applied {
  name: ParameterName;
  on: PlainDate;
  value?: LegalValue;
}

/** All that applies so far; an absent value is published nowhere for that day. */
export function applied(state: State): Applied[] {
  const { report, directPaymentRefused, formalNotice, situation } = state;
  const since = arrearsSince(state);
  const asked: [ParameterName, PlainDate | undefined][] = [
    ['landlord-reports-arrears', situation.benefitPaidTo === 'landlord' ? since : undefined],
    ['repayment-plan-agreed', report?.on],
    ['repayment-plan-agreed', directPaymentRefused?.on],
    ['plan-missing-housing-fund', formalNotice?.on],
    ['repayment-plan-checked', planInForce(state)?.on],
    ['payment-order-period', state.order && situation.leaseMadeOn],
    ['summons-to-prefect', openSummons(state)?.hearingOn],
    ['winter-truce', state.stage === 'eviction' ? state.lastOn : undefined],
  ];
  return asked.flatMap(([name, on]) => {
    const value = on && findValue(state, name, on);
    return on ? [{ name, on, ...(value && { value }) }] : [];
  });
}

/** What keeps the track from saying more: facts of the home, or values that nobody has published. */
export function missingOf(state: State): string[] {
  const facts = findingOf(state).missing;
  const lease = state.order && !state.situation.leaseMadeOn ? ['leaseMadeOn'] : [];
  const values = applied(state).filter(({ value }) => !value);
  return [...facts, ...lease, ...values.map(({ name, on }) => `${name}: no value published for ${on}`)];
}

/** Nothing more is owed, as far as is known. */
export function isPaidOff(state: State): boolean {
  return debtOf(state) === 0;
}
