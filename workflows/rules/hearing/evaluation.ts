/** The social evaluation for the judge: written, validated by someone else or returned, then sent. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import { getDeadline } from './deadlines.ts';
import type { EvaluationState, Fact, State } from './state.ts';
import type { StepBodies } from './steps.ts';
import { EVALUATION_STATUSES, type EvaluationStatus } from './vocabulary.ts';

const OFFERS_WITHOUT_ANSWER = 2;

export function submitEvaluation(state: State, body: StepBodies['submit-evaluation'], now: Moment): Fact[] {
  const status = state.evaluation?.status ?? 'returned';
  if (status !== 'returned') throw alreadyThere(status);
  refuseUnlessFounded(state, body, now);
  return [{ type: 'evaluation-submitted', ...body }];
}

export function validateEvaluation(state: State, _: object, now: Moment): Fact[] {
  if (getEvaluation(state, 'submitted').by === now.by.id) {
    throw new Refusal('validated-by-author', 'An evaluation is validated by someone other than its author.');
  }
  return [{ type: 'evaluation-validated' }];
}

export function returnEvaluation(state: State, { reason }: StepBodies['return-evaluation']): Fact[] {
  getEvaluation(state, 'submitted');
  return [{ type: 'evaluation-returned', reason }];
}

export function sendEvaluation(state: State, { on }: StepBodies['send-evaluation'], now: Moment): Fact[] {
  const { validatedOn = now.on } = getEvaluation(state, 'validated');
  refuseFuture(now, on);
  if (on < validatedOn) throw new Refusal('dates-out-of-order', `It was validated on ${validatedOn}.`);
  return [{ type: 'evaluation-sent', on }];
}

/**
 * Without an interview, the evaluation rests on the elements known, and says so: after two offers without an
 * answer, or when it falls due before a second one (décret 2021-8: silence does not stop it).
 */
function refuseUnlessFounded(
  state: State,
  { onKnownElements }: StepBodies['submit-evaluation'],
  now: Moment,
): void {
  if (state.interview?.held) {
    if (!onKnownElements) return;
    throw new Refusal('interview-was-held', 'The family was met: the evaluation rests on its interview.');
  }
  if (!onKnownElements) {
    throw new Refusal('interview-missing', 'Without an interview, the evaluation is on the elements known.');
  }
  if (state.offers.length < OFFERS_WITHOUT_ANSWER && now.on < submissionLimit(state)) {
    throw new Refusal('second-offer-missing', 'A second interview is offered before going without one.');
  }
}

function submissionLimit(state: State): PlainDate {
  return getDeadline('evaluation-submitted', state, state.house).on;
}

function getEvaluation({ evaluation }: State, wanted: EvaluationStatus): EvaluationState {
  if (evaluation?.status === wanted) return evaluation;
  if (evaluation && isBeyond(evaluation.status, wanted)) throw alreadyThere(evaluation.status);
  throw new Refusal(`evaluation-not-${wanted}`, `The evaluation is ${evaluation?.status ?? 'not written'}.`);
}

function isBeyond(status: EvaluationStatus, other: EvaluationStatus): boolean {
  return EVALUATION_STATUSES.indexOf(status) > EVALUATION_STATUSES.indexOf(other);
}

function alreadyThere(status: EvaluationStatus): Refusal {
  return new Refusal(`evaluation-already-${status}`, `The evaluation is already ${status}.`);
}
