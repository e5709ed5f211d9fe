/** The state after a fact of a group session. Every fact has its line; nothing is decided here. */
import { signed } from '../agreement.ts';
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { ask, emptyList, leave, resize } from '../waiting-list.ts';
import { meetingOf } from './enrolment.ts';
import type { Fact, Participant, Sheet, State } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'session-opened': (_, { type: _type, places, ...opening }, { on }) => ({
    ...opening,
    openedOn: on,
    list: emptyList(places),
  }),
  'days-planned': (_, { days }) => ({ days }),
  'day-moved': ({ days }, { from, to }) => ({
    days: days.map((day) => (day === from ? to : day)).toSorted(),
  }),
  'places-set': ({ list }, { places }) => ({ list: resize(list, places) }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  'participant-referred': (state, { type: _type, participantId, ...referral }, { on, by }) => ({
    participants: [
      ...state.participants,
      { ...referral, id: participantId, referredBy: by.id, referredOn: on },
    ],
  }),
  'three-way-meeting-recorded': (state, fact, { number }) =>
    participant(state, fact, ({ meeting }) => ({ meeting: meetingOf(fact, number, meeting) })),
  'enrolment-agreed': (state, fact) =>
    participant(state, fact, ({ meeting }) => ({
      meeting: meeting && { ...meeting, agreement: signed(meeting.agreement, fact) },
    })),
  'place-asked': (state, fact, { on }) => ({
    ...participant(state, fact, () => ({ askedOn: on })),
    list: ask(state.list, fact.participantId),
  }),
  'place-confirmed': (state, fact, { on }) => participant(state, fact, () => ({ confirmedOn: on })),
  'participant-left': (state, fact) => ({
    ...participant(state, fact, () => ({ left: { on: fact.on, reason: fact.reason } })),
    list: leave(state.list, fact.participantId),
  }),
  'session-started': () => ({ stage: 'running' }),
  'place-missed': (state, fact, { on }) => ({
    ...participant(state, fact, () => ({ missedOn: on })),
    list: leave(state.list, fact.participantId),
  }),
  'attendance-recorded': (state, { type: _type, ...sheet }, { number }) => ({
    sheets: [...state.sheets, { number, ...sheet }],
    participants: state.participants.map((one) =>
      one.cameWith === undefined && isPresent(sheet, one.id) ? { ...one, cameWith: number } : one,
    ),
  }),
  'session-ended': () => ({ stage: 'reviewing' }),
  'certificate-issued': (state, fact, { on }) =>
    participant(state, fact, () => ({ certificate: { on, halfDays: fact.halfDays, hours: fact.hours } })),
  'review-recorded': (state, fact, { number }) =>
    participant(state, fact, () => ({ review: { number, on: fact.on, held: fact.held } })),
  closed: (_, { type: _type, ...closed }, { on }) => ({ stage: 'closed', closed: { on, ...closed } }),
  corrected: (state, { fact }) => ({
    corrected: [...state.corrected, fact],
    sheets: withoutFact(state.sheets, fact),
    participants: state.participants.map(({ meeting, review, ...one }) => ({
      ...one,
      ...(meeting && meeting.number !== fact && { meeting }),
      ...(review && review.number !== fact && { review }),
    })),
  }),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map(({ key }) => key)] }),
};

/** The state a fact leads to; its version is the number of the fact. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const { fact, number, on } = recorded;
  const change = EVOLUTION[fact.type] as (state: State, fact: Fact, at: Recorded<Fact>) => Change<State>;
  return changed(state, { ...change(state, fact, recorded), version: number, lastOn: on });
}

function isPresent({ attendance }: Pick<Sheet, 'attendance'>, id: string): boolean {
  return attendance.some(({ participantId, attendance: was }) => participantId === id && was === 'present');
}

/** One participant changed. */
function participant(
  { participants }: State,
  { participantId }: { participantId: string },
  change: (one: Participant) => Change<Participant>,
): Pick<State, 'participants'> {
  return {
    participants: participants.map((one) => (one.id === participantId ? changed(one, change(one)) : one)),
  };
}
