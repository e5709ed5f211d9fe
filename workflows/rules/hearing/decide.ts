/** What a step establishes in a hearing's preparation, or why it is refused. */
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture, refuseOutside } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { DEFAULT_HEARING_VALUES } from './deadlines.ts';
import { returnEvaluation, sendEvaluation, submitEvaluation, validateEvaluation } from './evaluation.ts';
import { recordOutcome, recordPayment } from './outcome.ts';
import type { Fact, State } from './state.ts';
import { PREPARATORY, STEPS, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';
import { refuseHearingOn } from './summons.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'offer-interview': (state, { on }, now) => {
    refuseOutside(state, now, on);
    refuseOnceMet(state);
    return [{ type: 'interview-offered', on }];
  },
  'record-interview': (state, body, now) => {
    refuseOutside(state, now, body.on);
    refuseOnceMet(state);
    if (body.on > state.hearingOn) {
      throw new Refusal('dates-out-of-order', `The hearing was on ${state.hearingOn}.`);
    }
    return [{ type: 'interview-recorded', ...body }];
  },
  'submit-evaluation': submitEvaluation,
  'validate-evaluation': validateEvaluation,
  'return-evaluation': returnEvaluation,
  'send-evaluation': sendEvaluation,
  'record-preparation': (_, body, now) => {
    refuseFuture(now, body.rentResumedOn);
    return [{ type: 'preparation-recorded', ...body }];
  },
  'confirm-attendance': (_, { attendance }) => [{ type: 'attendance-confirmed', attendance }],
  adjourn: (state, body, now) => {
    refuseHearingOn(body.hearingOn, state.calendar, now);
    if (body.hearingOn === state.hearingOn && body.at === state.at) {
      throw new Refusal('already-set-then', `The hearing is already set on ${state.hearingOn}.`);
    }
    return [{ type: 'adjourned', from: state.hearingOn, ...body }];
  },
  withdraw: (_, { reason }) => [
    { type: 'withdrawn', reason },
    { type: 'ended', ending: 'withdrawn' },
  ],
  'record-outcome': recordOutcome,
  'record-payment': recordPayment,
  'hand-over': (_, { to }) => handOver(to),
  correct,
};

/**
 * What its accompaniment established opens it, whatever the day: the summons was examined there (summons.ts), and a
 * preparation refused here would leave the accompaniment waiting for a hearing that never ends.
 */
const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening) => {
    if (state.version > 0) throw new Refusal('already-open', 'This preparation is already open.');
    return [{ type: 'hearing-opened', ...opening, house: { ...DEFAULT_HEARING_VALUES, ...opening.house } }];
  },
  'follow-reassignment': (state, { caseworkerId }) =>
    state.stage === 'closed' || state.caseworkerId === caseworkerId
      ? []
      : [{ type: 'reassigned', caseworkerId }],
  'link-arrears': (state, { arrearsId }) =>
    state.stage === 'closed' || state.arrearsId === arrearsId ? [] : [{ type: 'arrears-linked', arrearsId }],
  'follow-handover': (state, { to }) => (state.stage === 'closed' ? [] : handOver(to)),
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  if (PREPARATORY.includes(name as StepName)) refuseOnceHeld(state, now);
  return PERSON[name as 'withdraw'](state, body as Body<'withdraw'>, now);
}

function handOver(to: string): Fact[] {
  return [
    { type: 'handed-over', to },
    { type: 'ended', ending: 'handed-over' },
  ];
}

/** Nothing more reaches the family or the court for a hearing that is past. */
function refuseOnceHeld({ hearingOn }: State, now: Moment): void {
  if (now.on <= hearingOn) return;
  throw new Refusal('hearing-past', `The hearing was on ${hearingOn}: record its outcome, or its new date.`);
}

function refuseOnceMet({ interview }: State): void {
  if (interview?.held) {
    throw new Refusal('interview-already-held', `The family was met on ${interview.on}.`);
  }
}

/** An adjournment made in error gives the former date back, and the family is told of it; the arrears, of a judgment. */
function correct(state: State, body: StepBodies['correct']): Fact[] {
  const corrected = markInError(state, body);
  if (state.arrearsId && state.standsOn.outcome === body.fact)
    return [corrected, { type: 'outcome-taken-back' }];
  const last = state.adjournments.at(-1);
  if (last?.number !== body.fact) return [corrected];
  const former = { hearingOn: last.from, ...(state.formerAt && { at: state.formerAt }) };
  return [corrected, { type: 'adjourned', from: last.to, ...former }];
}
