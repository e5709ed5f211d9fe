/** From the individual project to its validation: the commitment of three, then the technical committee. */
import { completeOn, refuseSignature, refuseUnsigned } from '../agreement.ts';
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import { sittingToCome, type Fact, type State } from './state.ts';
import type { StepBodies } from './steps.ts';

/** A project set out again is to be signed again, by all three. */
export function setOutProject(_: State, body: StepBodies['set-out-project']): Fact[] {
  return [{ type: 'project-set-out', ...body }];
}

/** The association signs for itself only; the worker may record the paper signed by any of them. */
export function signCommitment(state: State, body: StepBodies['sign-commitment'], now: Moment): Fact[] {
  const commitment = getCommitment(state);
  if (now.by.role === 'partner' && body.party !== 'association') {
    throw new Refusal('not-yours-to-sign', 'The association signs for itself only.');
  }
  refuseFuture(now, body.on);
  refuseSignature(commitment, body, body.version);
  return [{ type: 'commitment-signed', ...body }];
}

/** The committee sees what all three have signed; a sitting already set is moved. */
export function planCommittee(state: State, { on }: StepBodies['plan-committee'], now: Moment): Fact[] {
  const commitment = getCommitment(state);
  refuseUnsigned(commitment);
  refusePastSitting(on, now);
  if (sittingToCome(state)?.on === on) {
    throw new Refusal('already-set-then', `The committee is already set on ${on}.`);
  }
  return [{ type: 'committee-planned', on }];
}

/** Postponed, it sits again on the day given; refused, the rehabilitation ends with the reason. */
export function recordDecision(state: State, body: StepBodies['record-decision'], now: Moment): Fact[] {
  const { decision, reason, postponedTo } = body;
  refuseUnsat(state, now);
  if (decision !== 'accepted' && !reason) {
    throw new Refusal('reason-missing', `A project ${decision} is told why.`);
  }
  if (decision !== 'postponed' && postponedTo) {
    throw new Refusal('not-postponed', `The project is ${decision}: it does not sit again.`);
  }
  const decided: Fact = { type: 'committee-decided', ...body };
  switch (decision) {
    case 'accepted':
      return [decided];
    case 'refused':
      return [decided, { type: 'ended', ending: 'refused', ...(reason && { reason }) }];
    case 'postponed':
      return [decided, { type: 'committee-planned', on: getNewDate(postponedTo, now) }];
  }
}

function getCommitment({ commitment }: State) {
  if (!commitment) throw new Refusal('project-missing', 'The individual project comes first.');
  return commitment;
}

function refuseUnsat(state: State, now: Moment): void {
  const sitting = sittingToCome(state);
  if (!sitting) throw new Refusal('committee-not-planned', 'No committee is planned for this project.');
  if (now.on < sitting.on) throw new Refusal('committee-to-come', `The committee sits on ${sitting.on}.`);
}

function getNewDate(on: PlainDate | undefined, now: Moment): PlainDate {
  if (!on) throw new Refusal('postponement-date-missing', 'A project postponed is given its new date.');
  refusePastSitting(on, now);
  return on;
}

function refusePastSitting(on: PlainDate, now: Moment): void {
  if (on < now.on) throw new Refusal('committee-date-past', `A committee on ${on} is already past.`);
}

/** The day on which the last of the three signed. */
export function committedOn({ commitment }: State): PlainDate | undefined {
  return commitment && completeOn(commitment);
}
