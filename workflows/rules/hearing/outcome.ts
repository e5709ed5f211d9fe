/** What a judge decides, and the payments on which delays depend. */
import { addMonths } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import { getLegalValue, getNumber } from '../parameters.ts';
import { delayMonths, type Fact, type State } from './state.ts';
import type { StepBodies } from './steps.ts';

type Outcome = StepBodies['record-outcome'];

const MONTHS_A_YEAR = 12;

/** Delays open the watch over the payments; any other outcome ends the preparation. */
export function recordOutcome(state: State, body: Outcome, now: Moment): Fact[] {
  const on = body.on ?? now.on;
  refuseFuture(now, on);
  if (on < state.hearingOn) {
    throw new Refusal('outcome-before-hearing', `The hearing is on ${state.hearingOn}.`);
  }
  refuseDelay(state, body);
  const recorded: Fact = { type: 'outcome-recorded', ...body, on };
  return body.outcome === 'delays-granted' ? [recorded] : [recorded, { type: 'ended', ending: 'judged' }];
}

/** Loi 2023-668: three years of delays at most, with what the family pays in the meantime. */
function refuseDelay(
  { hearingOn, entered }: State,
  { outcome, delayMonths: months = 0, conditions }: Outcome,
): void {
  if (outcome !== 'delays-granted') {
    if (months > 0) throw new Refusal('delay-not-granted', `A delay of ${months} months, but ${outcome}.`);
    return;
  }
  const most = MONTHS_A_YEAR * getNumber(getLegalValue('judge-delays', hearingOn, entered));
  if (months < 1) throw new Refusal('delay-missing', 'Delays granted say how many months.');
  if (months > most) throw new Refusal('delay-too-long', `A judge grants ${most} months at most.`, { most });
  if (!conditions) throw new Refusal('conditions-missing', 'Delays granted say on which conditions.');
}

/** The first default ends the delays; the last payment kept fulfils them. */
export function recordPayment(state: State, body: StepBodies['record-payment'], now: Moment): Fact[] {
  refuseMonth(state, body.month, now);
  const recorded: Fact = { type: 'payment-recorded', ...body };
  if (!body.paid) return [recorded, { type: 'ended', ending: 'delays-lost' }];
  const kept = state.payments.length + 1 === delayMonths(state);
  return kept ? [recorded, { type: 'ended', ending: 'delays-kept' }] : [recorded];
}

/** Month 1 begins on the day of the decision: before a month begins, nothing is known of its payment. */
function refuseMonth(state: State, month: number, now: Moment): void {
  const months = delayMonths(state);
  if (month < 1 || month > months) {
    throw new Refusal('month-outside-delays', `The delays run over ${months} months.`);
  }
  if (state.payments.some((one) => one.month === month)) {
    throw new Refusal('payment-already-recorded', `Month ${month} is already recorded.`);
  }
  const beginsOn = addMonths(state.outcome?.on ?? now.on, month - 1);
  if (now.on < beginsOn) throw new Refusal('payment-not-due', `Month ${month} begins on ${beginsOn}.`);
}
