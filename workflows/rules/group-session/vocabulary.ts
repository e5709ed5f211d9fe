/** The words of a group session, as the code and the API write them. French labels: french.ts. */

export const STAGES = ['enrolling', 'running', 'reviewing', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const HALF_DAYS = ['morning', 'afternoon'] as const;
export type HalfDay = (typeof HALF_DAYS)[number];

export const ATTENDANCES = ['present', 'absent', 'excused'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** Those of the three-way meeting before, and of the review interview after. */
export const PARTIES = ['participant', 'partner', 'caf'] as const;
export type Party = (typeof PARTIES)[number];

/** Whether something that could keep a participant away has been seen to. */
export const ARRANGEMENTS = ['not-needed', 'arranged', 'to-arrange'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Where a participant stands, from the referral to the place. */
export const STANDINGS = ['referred', 'waiting', 'confirmed', 'left', 'missed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The events that open the right to a session. */
export const EVENTS = ['separation', 'birth'] as const;

/** What was found of that right at the referral; whoever has none is not referred. */
export const ENTITLEMENTS = ['eligible', 'undetermined'] as const;

/** Why a session has ended. */
export const ENDINGS = ['held', 'cancelled'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The letters that a session writes, each to one participant. */
export const LETTERS = ['session-place', 'session-changed', 'attendance-certificate'] as const;
export type Letter = (typeof LETTERS)[number];

/** The notices that a session sends to those who lead it and to those who follow its participants. */
export const NOTICES = [
  'due',
  'session-opened',
  'participant-referred',
  'place-confirmed',
  'place-awaited',
  'place-missed',
  'session-started',
  'session-day-moved',
  'session-cancelled',
  'certificate-issued',
] as const;
export type Notice = (typeof NOTICES)[number];
