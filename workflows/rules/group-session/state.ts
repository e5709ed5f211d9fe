/** What a group session is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { Agreement } from '../agreement.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import type { WaitingList } from '../waiting-list.ts';
import { DEFAULT_SESSION_VALUES, type SessionHouseValues } from './house.ts';
import type { Attended, EnrolmentFile, Opening, Referral, StepBodies, Task } from './steps.ts';
import type { Attendance, Ending, HalfDay, Party, Stage } from './vocabulary.ts';

/** What was really attended: three hours for each half-day. */
export interface Certificate {
  halfDays: number;
  hours: number;
}

export type Fact =
  | ({ type: 'session-opened'; house: SessionHouseValues; places: number } & Omit<
      Opening,
      'house' | 'places'
    >)
  | { type: 'days-planned'; days: PlainDate[] }
  | ({ type: 'day-moved' } & StepBodies['move-day'])
  | { type: 'places-set'; places: number }
  | { type: 'reassigned'; caseworkerId: string; reason?: string }
  | ({ type: 'participant-referred'; participantId: string } & Referral)
  | ({ type: 'three-way-meeting-recorded' } & StepBodies['record-three-way-meeting'])
  | ({ type: 'enrolment-agreed' } & StepBodies['agree-enrolment'])
  | { type: 'place-asked'; participantId: string }
  | { type: 'place-confirmed'; participantId: string; afterWaiting: boolean }
  | ({ type: 'participant-left' } & StepBodies['record-leaving'])
  | { type: 'session-started' }
  | { type: 'place-missed'; participantId: string }
  | ({ type: 'attendance-recorded' } & StepBodies['record-attendance'])
  | { type: 'session-ended' }
  | ({ type: 'certificate-issued'; participantId: string } & Certificate)
  | ({ type: 'review-recorded' } & StepBodies['record-review'])
  | { type: 'closed'; ending: Ending; reason?: string }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** The meeting that stands, with the agreement it led to. */
export interface Meeting {
  number: number;
  on: PlainDate;
  rightMoment: boolean;
  enrolment?: EnrolmentFile;
  tasks?: Task[];
  agreement: Agreement<Party>;
}

export interface Participant extends Referral {
  id: string;
  /** Who referred: they go on seeing this participant. */
  referredBy: string;
  referredOn: PlainDate;
  meeting?: Meeting;
  askedOn?: PlainDate;
  confirmedOn?: PlainDate;
  missedOn?: PlainDate;
  left?: { on: PlainDate; reason: string };
  /** The fact that first recorded them present. */
  cameWith?: number;
  certificate?: Certificate & { on: PlainDate };
  review?: { number: number; on: PlainDate; held: boolean };
}

/** Who was there on one half-day; recorded again, the later record stands for those it names. */
export interface Sheet {
  number: number;
  on: PlainDate;
  half: HalfDay;
  attendance: Attended[];
}

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  stage: Stage;
  /** See `PRACTICE_EDITION`. */
  edition?: number;
  organisationId: string;
  /** A session is about no family in particular. */
  householdId: '';
  reference: string;
  title: string;
  place?: string;
  territory?: string;
  caseworkerId: string;
  calendar: WorkingCalendar;
  house: SessionHouseValues;
  openedOn: PlainDate;
  days: PlainDate[];
  list: WaitingList;
  participants: Participant[];
  sheets: Sheet[];
  closed?: { on: PlainDate; ending: Ending; reason?: string };
  corrected: number[];
  /** Keys of what has fallen due. */
  fallen: string[];
}

/** The state before the first fact. Only `open` is possible from here, and it sets what is blank. */
export function initial(id: string): State {
  const none = '1900-01-01' as PlainDate;
  return {
    id,
    version: 0,
    lastOn: none,
    stage: 'enrolling',
    organisationId: '',
    householdId: '',
    reference: '',
    title: '',
    caseworkerId: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_SESSION_VALUES,
    openedOn: none,
    days: [],
    list: { capacity: 0, holders: [], queue: [] },
    participants: [],
    sheets: [],
    corrected: [],
    fallen: [],
  };
}

/** What was recorded of someone on a half-day, if anything was: the latest record that names them. */
export function attendanceOf(
  { sheets }: Pick<State, 'sheets'>,
  id: string,
  on: PlainDate,
  half: HalfDay,
): Attendance | undefined {
  const theirs = sheets.filter((sheet) => sheet.on === on && sheet.half === half);
  const found = theirs.flatMap(({ attendance }) =>
    attendance.filter(({ participantId }) => participantId === id),
  );
  return found.at(-1)?.attendance;
}
