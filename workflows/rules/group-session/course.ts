/** The session itself: attendance by half-day, review interviews, its end. */
import { instantAt } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import { HOURS, refuseOtherDay } from './days.ts';
import { evolve } from './evolve.ts';
import { certificatesDue, daysToRecord, getParticipant, mayAttend, reviewsMissing } from './participants.ts';
import type { Fact, Participant, State } from './state.ts';
import type { StepBodies } from './steps.ts';
import { PARTIES } from './vocabulary.ts';

/** Only on a day of the session, once the half-day has begun, and for those who have a place. */
export function recordAttendance(state: State, body: StepBodies['record-attendance'], now: Moment): Fact[] {
  refuseOtherDay(state.days, body.on);
  refuseFuture(now, body.on);
  if (now.at < instantAt(body.on, HOURS[body.half].from)) {
    throw new Refusal('half-day-not-begun', `It begins at ${HOURS[body.half].from}.`);
  }
  for (const { participantId } of body.attendance) {
    if (mayAttend(getParticipant(state, participantId, now), body.on)) continue;
    throw new Refusal('no-place-that-day', 'Someone recorded has no place in the session on that day.', {
      participantId,
    });
  }
  return withCertificates(state, { type: 'attendance-recorded', ...body }, now);
}

/** With the certificates that what was just established makes due, or makes otherwise. */
export function withCertificates(state: State, fact: Fact, now: Moment): Fact[] {
  const after = evolve(state, { number: state.version + 1, ...now, fact });
  const issued = certificatesDue(after).map((one): Fact => ({ type: 'certificate-issued', ...one }));
  return [fact, ...issued];
}

/** At the end, or once someone has left: with the person and both workers. */
export function recordReview(state: State, body: StepBodies['record-review'], now: Moment): Fact[] {
  const participant = getParticipant(state, body.participantId, now);
  refuseFuture(now, body.on);
  refuseReviewTooEarly(state, participant, body);
  if (participant.review?.held) {
    throw new Refusal('review-already-held', `The interview was held on ${participant.review.on}.`);
  }
  refuseIncompleteReview(body);
  return [{ type: 'review-recorded', ...body }];
}

function refuseReviewTooEarly(
  { stage, days }: State,
  participant: Participant,
  { on }: { on: string },
): void {
  const { confirmedOn, left } = participant;
  if (!confirmedOn) throw new Refusal('no-place', 'This participant has no place in the session.');
  const from = left?.on ?? days.at(-1);
  if ((stage === 'running' && !left) || (from !== undefined && on < from)) {
    throw new Refusal('review-before-end', `The review interview is held from ${from} on.`);
  }
}

function refuseIncompleteReview({ held, present = [], summary, reason }: StepBodies['record-review']): void {
  if (!held) {
    if (!reason) throw new Refusal('reason-missing', 'An interview that was not held says why.');
    return;
  }
  const missing = PARTIES.filter((party) => !present.includes(party));
  if (missing.length > 0) {
    throw new Refusal('party-missing', 'The interview is held with the person and both workers.', {
      missing,
    });
  }
  if (!summary) throw new Refusal('summary-missing', 'An interview that was held has a summary.');
}

/** Every attendance known, every interview recorded. */
export function close(state: State): Fact[] {
  const days = daysToRecord(state);
  if (days.length > 0) {
    throw new Refusal('attendance-missing', 'The attendance of some days is not recorded.', { days });
  }
  const missing = reviewsMissing(state).map(({ id }) => id);
  if (missing.length > 0) {
    throw new Refusal('review-missing', 'Some review interviews are not recorded.', {
      participants: missing,
    });
  }
  return [{ type: 'closed', ending: 'held' }];
}
