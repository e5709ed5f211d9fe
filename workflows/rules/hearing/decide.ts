/** What a step establishes in a hearing's preparation, or why it is refused. */
import { addWorkingDays, isWorkingDay, type PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseOutside, refuseFuture, refusePast } from '../dates.ts';
import { getLegalValue, getNumber } from '../parameters.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { delayMonths, type EvaluationState, type Fact, type State } from './state.ts';
import { STEPS, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'offer-interview': (state, { on }, now) => {
    refuseOutside(state, now, on);
    return [{ type: 'interview-offered', on }];
  },
  'record-interview': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'interview-recorded', ...body }];
  },
  'submit-evaluation': submitEvaluation,
  'validate-evaluation': (state, _, now) => {
    const evaluation = getEvaluation(state, 'submitted');
    if (evaluation.by === now.by.id) {
      throw new Refusal(
        'validated-by-author',
        'An evaluation is validated by someone other than its author.',
      );
    }
    return [{ type: 'evaluation-validated' }];
  },
  'return-evaluation': (state, { reason }) => {
    getEvaluation(state, 'submitted');
    return [{ type: 'evaluation-returned', reason }];
  },
  'send-evaluation': (state, { on }, now) => {
    const { submittedOn } = getEvaluation(state, 'validated');
    refuseFuture(now, on);
    if (on < submittedOn) throw new Refusal('dates-out-of-order', `It was submitted on ${submittedOn}.`);
    return [{ type: 'evaluation-sent', on }];
  },
  'record-preparation': (_, body, now) => {
    refuseFuture(now, body.rentResumedOn);
    return [{ type: 'preparation-recorded', ...body }];
  },
  'confirm-attendance': (_, { attendance }) => [{ type: 'attendance-confirmed', attendance }],
  adjourn: (state, body, now) => {
    refuseSitting(state, now, body.hearingOn);
    return [{ type: 'adjourned', from: state.hearingOn, ...body }];
  },
  withdraw: (_, { reason }) => [
    { type: 'withdrawn', reason },
    { type: 'ended', ending: 'withdrawn' },
  ],
  'record-outcome': recordOutcome,
  'record-payment': recordPayment,
  'hand-over': (_, { to }) => [
    { type: 'handed-over', to },
    { type: 'ended', ending: 'handed-over' },
  ],
  correct: (state, body) => {
    if (body.fact > state.version)
      throw new Refusal('unknown-fact', 'The journal has no fact of this number.');
    if (state.corrected.includes(body.fact)) {
      throw new Refusal('already-corrected', 'This fact is already marked as made in error.');
    }
    return [{ type: 'corrected', ...body }];
  },
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening, now) => {
    if (state.version > 0) throw new Refusal('already-open', 'This preparation is already open.');
    refuseSummons(opening, now);
    return [{ type: 'hearing-opened', ...opening }];
  },
  'follow-reassignment': (state, { caseworkerId }) =>
    state.stage === 'ended' || state.caseworkerId === caseworkerId
      ? []
      : [{ type: 'reassigned', caseworkerId }],
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'withdraw'](state, body as Body<'withdraw'>, now);
}

/** A summons served before its hearing, which is still to come, on a day the court sits. */
export function refuseSummons(
  summons: Pick<Body<'open'>, 'servedOn' | 'hearingOn' | 'calendar'>,
  now: Moment,
): void {
  refuseFuture(now, summons.servedOn);
  if (summons.servedOn > summons.hearingOn) {
    throw new Refusal('dates-out-of-order', 'The summons is served before the hearing.');
  }
  refuseSitting(summons, now, summons.hearingOn);
}

function refuseSitting({ calendar }: Pick<State, 'calendar'>, now: Moment, on: PlainDate): void {
  refusePast(now, on);
  if (!isWorkingDay(on, calendar)) {
    throw new Refusal('court-does-not-sit', `${on} is not worked: no court sits that day.`);
  }
}

/** Without an interview, the evaluation rests on the elements known, and says so, once two offers went unanswered. */
function submitEvaluation(state: State, body: StepBodies['submit-evaluation']): Fact[] {
  const { evaluation, interview, offers } = state;
  if (evaluation && evaluation.status !== 'returned') {
    throw new Refusal('evaluation-already-submitted', `The evaluation is already ${evaluation.status}.`);
  }
  if (!interview?.held && !body.onKnownElements) {
    throw new Refusal('interview-missing', 'Without an interview, the evaluation is on the elements known.');
  }
  if (!interview?.held && offers.length < 2 && !isLate(state)) {
    throw new Refusal('second-offer-missing', 'A second interview is offered before going without one.');
  }
  return [{ type: 'evaluation-submitted', ...body }];
}

/** Too close to the hearing for a second offer to be answered. */
function isLate({ hearingOn, lastOn, calendar }: State): boolean {
  return lastOn >= addWorkingDays(hearingOn, -10, calendar);
}

function getEvaluation({ evaluation }: State, status: EvaluationState['status']): EvaluationState {
  if (evaluation?.status === status) return evaluation;
  const code = status === 'validated' ? 'evaluation-not-validated' : 'evaluation-not-submitted';
  throw new Refusal(code, `The evaluation is ${evaluation?.status ?? 'not written'}.`);
}

/** Loi 2023-668: three years of delays at most. */
function recordOutcome(state: State, body: StepBodies['record-outcome'], now: Moment): Fact[] {
  if (now.on < state.hearingOn) {
    throw new Refusal('outcome-before-hearing', `The hearing is on ${state.hearingOn}.`);
  }
  const recorded: Fact = { type: 'outcome-recorded', ...body };
  if (body.outcome !== 'delays-granted') return [recorded, { type: 'ended', ending: 'judged' }];
  const most = getNumber(getLegalValue('judge-delays', state.hearingOn));
  if (!body.delayMonths) throw new Refusal('delay-missing', 'Delays granted say how many months.');
  if (body.delayMonths > most) throw new Refusal('delay-too-long', `A judge grants ${most} months at most.`);
  return [recorded];
}

/** The first default ends the delays; the last payment kept fulfils them. */
function recordPayment(state: State, body: StepBodies['record-payment']): Fact[] {
  const months = delayMonths(state);
  if (body.month > months) throw new Refusal('month-beyond-delays', `The delays run over ${months} months.`);
  if (state.payments.some(({ month }) => month === body.month)) {
    throw new Refusal('payment-already-recorded', `Month ${body.month} is already recorded.`);
  }
  const recorded: Fact = { type: 'payment-recorded', ...body };
  if (!body.paid) return [recorded, { type: 'ended', ending: 'delays-lost' }];
  const kept = state.payments.length + 1 === months;
  return kept ? [recorded, { type: 'ended', ending: 'delays-kept' }] : [recorded];
}
