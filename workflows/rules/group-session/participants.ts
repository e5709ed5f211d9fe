/** The participants of a session: who may act for one, who is expected when, what was really attended. */
import { Refusal, type Actor, type Moment, type Recorded } from '../case.ts';
import type { PlainDate } from '../calendar.ts';
import { placeOf } from '../waiting-list.ts';
import { HALF_DAY_HOURS } from './days.ts';
import { attendanceOf, type Certificate, type Fact, type Participant, type State } from './state.ts';
import { HALF_DAYS, type HalfDay, type Standing } from './vocabulary.ts';

/** Whoever leads the session sees all its participants, and supervisors; others those they follow or referred. */
export function maySee(
  { caseworkerId }: Pick<State, 'caseworkerId'>,
  participant: Pick<Participant, 'caseworkerId' | 'referredBy'>,
  { id, role }: Pick<Actor, 'id' | 'role'>,
): boolean {
  if (role === 'supervisor' || role === 'system' || id === caseworkerId) return true;
  return participant.caseworkerId === id || participant.referredBy === id;
}

/** The participant of an id, for someone who may see them: `unknown-participant` otherwise. */
export function getParticipant(state: State, participantId: string, { by }: Moment): Participant {
  const found = state.participants.find(({ id }) => id === participantId);
  if (found && maySee(state, found, by)) return found;
  throw new Refusal('unknown-participant', 'This session has no such participant.');
}

/** The household that a step is about: named in its body, of the participant there, or of the fact it corrects. */
export function familyOf(
  journal: readonly Recorded<Fact>[],
  body: { householdId?: string; participantId?: string; fact?: number },
): string | undefined {
  if (body.householdId !== undefined) return body.householdId;
  const { participantId = participantIn(journal[(body.fact ?? 0) - 1]) } = body;
  const referral = journal.find(
    (recorded) =>
      recorded.fact.type === 'participant-referred' && recorded.fact.participantId === participantId,
  );
  return referral?.fact.type === 'participant-referred' ? referral.fact.householdId : undefined;
}

function participantIn(recorded: Recorded<Fact> | undefined): string | undefined {
  return recorded && 'participantId' in recorded.fact ? recorded.fact.participantId : undefined;
}

export function standingOf({ list, participants }: State, id: string): Standing {
  const participant = participants.find((one) => one.id === id);
  if (participant?.left) return 'left';
  if (participant?.missedOn) return 'missed';
  const place = placeOf(list, id);
  if (!place) return 'referred';
  return place.holds ? 'confirmed' : 'waiting';
}

/** Whether someone may have been there on a day: until the day they left, included. */
export function mayAttend({ confirmedOn, left }: Participant, on: PlainDate): boolean {
  return confirmedOn !== undefined && (left === undefined || on <= left.on);
}

/** Whether the attendance of someone on a day must be known: on the day they left, it may stay open. */
function mustBeKnown({ confirmedOn, left }: Participant, on: PlainDate): boolean {
  return confirmedOn !== undefined && (left === undefined || on < left.on);
}

/** The days until one, included, of which some attendance is not recorded, earliest first. */
export function daysToRecord(state: State, until?: PlainDate): PlainDate[] {
  return state.days.filter(
    (on) =>
      (until === undefined || on <= until) && state.participants.some((one) => isUnknown(state, one, on)),
  );
}

function isUnknown(state: State, participant: Participant, on: PlainDate): boolean {
  return (
    mustBeKnown(participant, on) &&
    HALF_DAYS.some((half) => attendanceOf(state, participant.id, on, half) === undefined)
  );
}

/** The half-days on which someone was present, and the hours they make. */
export function attended(state: State, id: string): Certificate {
  const halfDays = state.days.flatMap((on) => HALF_DAYS.filter((half) => wasPresent(state, id, on, half)));
  return { halfDays: halfDays.length, hours: halfDays.length * HALF_DAY_HOURS };
}

function wasPresent(state: State, id: string, on: PlainDate, half: HalfDay): boolean {
  return attendanceOf(state, id, on, half) === 'present';
}

/** The certificates to issue: once a session has ended, for whoever came and whose attendance is known. */
export function certificatesDue(state: State): ({ participantId: string } & Certificate)[] {
  if (state.stage !== 'reviewing') return [];
  return state.participants
    .filter((one) => !state.days.some((on) => isUnknown(state, one, on)))
    .map((one) => ({
      participantId: one.id,
      ...attended(state, one.id),
      before: one.certificate?.hours ?? 0,
    }))
    .filter(({ hours, before }) => hours !== before)
    .map(({ before: _before, ...certificate }) => certificate);
}

/** Those whom the session kept to its end, and whose review interview is not recorded. */
export function reviewsMissing({ list, participants }: State): Participant[] {
  return participants.filter(({ id, review }) => list.holders.includes(id) && review === undefined);
}
