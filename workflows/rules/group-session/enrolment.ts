/** From the referral to the place: the three-way meeting, the agreement of the three, the waiting list. */
import { proposed, refuseSignature, refuseUnsigned, revised, signed } from '../agreement.ts';
import type { Moment } from '../case.ts';
import { Refusal } from '../case.ts';
import { refuseFuture, refuseOutside } from '../dates.ts';
import { ask, gotAPlace, leave, placeOf, resize, type WaitingList } from '../waiting-list.ts';
import { getParticipant, standingOf } from './participants.ts';
import type { Fact, Meeting, State } from './state.ts';
import type { StepBodies } from './steps.ts';
import { PARTIES } from './vocabulary.ts';

/** The same member is referred once, unless they have left. */
export function referParticipant(state: State, body: StepBodies['refer-participant']): Fact[] {
  const same = state.participants.find(
    (one) => one.householdId === body.householdId && one.memberId === body.memberId && !one.left,
  );
  if (same) {
    throw new Refusal('already-referred', 'This person is already referred to this session.', {
      participantId: same.id,
    });
  }
  return [{ type: 'participant-referred', participantId: `p${state.participants.length + 1}`, ...body }];
}

export function recordMeeting(
  state: State,
  body: StepBodies['record-three-way-meeting'],
  now: Moment,
): Fact[] {
  const { id, referredOn } = getParticipant(state, body.participantId, now);
  refuseGone(state, id);
  refuseFuture(now, body.on);
  if (body.on < referredOn) {
    throw new Refusal('dates-out-of-order', `The participant was referred on ${referredOn}.`);
  }
  if (body.rightMoment && !body.enrolment) {
    throw new Refusal(
      'enrolment-file-missing',
      'When it is the right moment, the enrolment file is filled in.',
    );
  }
  if (!body.rightMoment && !body.reason) {
    throw new Refusal('reason-missing', 'When it is not the right moment, the meeting says why.');
  }
  return [{ type: 'three-way-meeting-recorded', ...body }];
}

/** What a meeting proposes, agreed by those who were there. */
export function meetingOf(
  body: StepBodies['record-three-way-meeting'],
  number: number,
  before?: Meeting,
): Meeting {
  const { on, rightMoment, enrolment, tasks, present } = body;
  const blank = before ? revised(before.agreement, on) : proposed(PARTIES, on);
  const agreement = [...new Set(present)].reduce((so, party) => signed(so, { party, on }), blank);
  return { number, on, rightMoment, ...(enrolment && { enrolment }), ...(tasks && { tasks }), agreement };
}

export function agreeEnrolment(state: State, body: StepBodies['agree-enrolment'], now: Moment): Fact[] {
  const meeting = getMeeting(state, body.participantId, now);
  refuseFuture(now, body.on);
  refuseSignature(meeting.agreement, body);
  return [{ type: 'enrolment-agreed', ...body }];
}

/** A place, or a place in the queue; never before the three have met and agreed. */
export function confirmPlace(
  state: State,
  { participantId }: { participantId: string },
  now: Moment,
): Fact[] {
  const { rightMoment, agreement } = getMeeting(state, participantId, now);
  refuseGone(state, participantId);
  if (placeOf(state.list, participantId)) {
    throw new Refusal('place-already-asked', 'This participant has a place, or waits for one.');
  }
  if (!rightMoment) {
    throw new Refusal('not-the-right-moment', 'The three-way meeting found that it is not the right moment.');
  }
  refuseUnsigned(agreement);
  const after = ask(state.list, participantId);
  return [{ type: 'place-asked', participantId }, ...confirmed(state.list, after, participantId)];
}

/** Whoever leaves before the start gives their place to the first who waits. */
export function recordLeaving(state: State, body: StepBodies['record-leaving'], now: Moment): Fact[] {
  getParticipant(state, body.participantId, now);
  refuseGone(state, body.participantId);
  refuseOutside(state, now, body.on);
  const after = leave(state.list, body.participantId);
  return [{ type: 'participant-left', ...body }, ...confirmed(state.list, after)];
}

/** More places are taken up by those who wait. Fewer than are held would leave someone out. */
export function setPlaces(state: State, { places }: StepBodies['set-places']): Fact[] {
  const held = state.list.holders.length;
  const after = resize(state.list, places);
  if (places < held) {
    throw new Refusal('session-over-its-places', `${held} places are already confirmed.`, { held });
  }
  return [{ type: 'places-set', places }, ...confirmed(state.list, after)];
}

/** Those who have got a place, in the order of the queue; `asker` has not waited. */
function confirmed(before: WaitingList, after: WaitingList, asker?: string): Fact[] {
  return gotAPlace(before, after).map((participantId) => ({
    type: 'place-confirmed',
    participantId,
    afterWaiting: participantId !== asker,
  }));
}

function getMeeting(state: State, participantId: string, now: Moment): Meeting {
  const { meeting } = getParticipant(state, participantId, now);
  if (meeting) return meeting;
  throw new Refusal('three-way-meeting-missing', 'The participant, the partner and the Caf meet first.');
}

function refuseGone(state: State, participantId: string): void {
  if (standingOf(state, participantId) === 'left') {
    throw new Refusal('participant-left', 'This participant has left the session.');
  }
}
