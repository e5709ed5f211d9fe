/** All the dates that a hearing sets, before and after it (domain, "Hearing preparation"). */
import {
  addDays,
  addWorkingDays,
  previousOrSameWorkingDay,
  type PlainDate,
  type WorkingCalendar,
} from '../calendar.ts';
import { getLegalValue, getPart, type LegalValue } from '../parameters.ts';

export const HEARING_DEADLINE_KINDS = [
  'summons-notified-to-prefect',
  'interview-offer-limit',
  'second-interview-offer',
  'evaluation-submitted',
  'evaluation-validated',
  'evaluation-sent',
  'evaluation-at-court',
  'family-told',
  'attendance-asked',
  'outcome-asked',
] as const;
export type HearingDeadlineKind = (typeof HEARING_DEADLINE_KINDS)[number];

export interface HearingDeadline {
  kind: HearingDeadlineKind;
  on: PlainDate;
  rule: string;
  /** The text, or `house`: a value that an organisation may set for itself. */
  source: string;
  /** The date was already past on the day the summons was served. */
  pastWhenServed?: true;
}

/**
 * What an organisation may set for itself, in working days where the name says so: when an interview is still to
 * be offered, once the date of the hearing is known; how long the family has to answer; days before the hearing;
 * how often the outcome is asked again.
 */
export interface HearingHouseValues {
  interviewOfferedWorkingDays: readonly number[];
  interviewAnswerWorkingDays: number;
  evaluationSubmittedWorkingDays: number;
  evaluationValidatedWorkingDays: number;
  evaluationSentWorkingDays: number;
  familyToldDays: readonly number[];
  attendanceAskedDays: number;
  outcomeAgainDays: number;
}

export const DEFAULT_HEARING_VALUES: HearingHouseValues = {
  interviewOfferedWorkingDays: [0, 5, 10],
  interviewAnswerWorkingDays: 5,
  evaluationSubmittedWorkingDays: 10,
  evaluationValidatedWorkingDays: 7,
  evaluationSentWorkingDays: 6,
  familyToldDays: [15, 7, 1],
  attendanceAskedDays: 7,
  outcomeAgainDays: 3,
};

export interface Hearing {
  hearingOn: PlainDate;
  /** The day the summons was served on the family; with it, the dates already past by then are marked. */
  servedOn?: PlainDate;
  /** The day of the prefect's referral, from which the law counts the offer of an interview. */
  referredOn?: PlainDate;
  calendar: WorkingCalendar;
  /** Legal values that the organisation has entered. */
  entered?: readonly LegalValue[];
}

/** The dates a hearing sets, earliest first; reminders on working days, two of one kind on a day being one. */
export function hearingDeadlines(
  hearing: Hearing,
  values: HearingHouseValues = DEFAULT_HEARING_VALUES,
): HearingDeadline[] {
  const { hearingOn, servedOn, calendar } = hearing;
  const deadlines = [
    ...legalDeadlines(hearing),
    ...houseDeadlines(hearingOn, calendar, values),
    ...reminders(hearingOn, calendar, values),
  ];
  return deadlines
    .map((deadline) => markPast(deadline, servedOn))
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The one date of a kind that a hearing always sets. */
export function getDeadline(
  kind: HearingDeadlineKind,
  hearing: Hearing,
  values: HearingHouseValues = DEFAULT_HEARING_VALUES,
): HearingDeadline {
  const found = hearingDeadlines(hearing, values).find((deadline) => deadline.kind === kind);
  if (!found) throw new RangeError(`a hearing sets no ${kind}`);
  return found;
}

function markPast(deadline: HearingDeadline, servedOn: PlainDate | undefined): HearingDeadline {
  return servedOn && deadline.on < servedOn ? { ...deadline, pastWhenServed: true } : deadline;
}

function legalDeadlines(hearing: Hearing): HearingDeadline[] {
  return [...interviewOffers(hearing), toPrefect(hearing), toCourt(hearing)];
}

/** Décret 2021-8, art. 1. */
function interviewOffers({ hearingOn, referredOn, calendar, entered }: Hearing): HearingDeadline[] {
  const value = getLegalValue('social-evaluation-interview', hearingOn, entered);
  const within = getPart(value, 'offeredWithinWorkingDays');
  const again = getPart(value, 'secondOfferWorkingDaysBeforeHearing');
  const second: HearingDeadline = {
    kind: 'second-interview-offer',
    on: addWorkingDays(hearingOn, -again, calendar),
    rule: `if there is no answer ${again} working days before the hearing`,
    source: value.source,
  };
  if (!referredOn) return [second];
  const first: HearingDeadline = {
    kind: 'interview-offer-limit',
    on: addWorkingDays(referredOn, within, calendar),
    rule: `within ${within} working days of the referral`,
    source: value.source,
  };
  return [first, second];
}

function toPrefect({ hearingOn, entered }: Hearing): HearingDeadline {
  const value = getLegalValue('summons-to-prefect', hearingOn, entered);
  const weeks = getPart(value, 'weeks');
  return {
    kind: 'summons-notified-to-prefect',
    on: addDays(hearingOn, -getPart(value, 'daysBeforeHearing')),
    rule: `at the latest ${weeks} weeks before the hearing, counted back from the eve, not extended`,
    source: value.source,
  };
}

function toCourt({ hearingOn, calendar, entered }: Hearing): HearingDeadline {
  const value = getLegalValue('social-evaluation-to-judge', hearingOn, entered);
  const workingDays = getPart(value, 'workingDaysBeforeHearing');
  return {
    kind: 'evaluation-at-court',
    on: addWorkingDays(hearingOn, -workingDays, calendar),
    rule: `at the latest ${workingDays} working days before the hearing`,
    source: value.source,
  };
}

function houseDeadlines(
  hearing: PlainDate,
  calendar: WorkingCalendar,
  values: HearingHouseValues,
): HearingDeadline[] {
  const before = (kind: HearingDeadlineKind, workingDays: number): HearingDeadline => ({
    kind,
    on: addWorkingDays(hearing, -workingDays, calendar),
    rule: `${workingDays} working days before the hearing`,
    source: 'house',
  });
  return [
    before('evaluation-submitted', values.evaluationSubmittedWorkingDays),
    before('evaluation-validated', values.evaluationValidatedWorkingDays),
    before('evaluation-sent', values.evaluationSentWorkingDays),
  ];
}

function reminders(
  hearing: PlainDate,
  calendar: WorkingCalendar,
  values: HearingHouseValues,
): HearingDeadline[] {
  const remind = (kind: HearingDeadlineKind, days: number): HearingDeadline => ({
    kind,
    on: previousOrSameWorkingDay(addDays(hearing, -days), calendar),
    rule: days === 1 ? 'the day before the hearing' : `${days} days before the hearing`,
    source: 'house',
  });
  const told = values.familyToldDays.map((days) => remind('family-told', days));
  return [
    ...told.filter(({ on }, index) => told.findIndex((other) => other.on === on) === index),
    remind('attendance-asked', values.attendanceAskedDays),
    {
      kind: 'outcome-asked',
      on: addWorkingDays(hearing, 1, calendar),
      rule: 'the working day after the hearing',
      source: 'house',
    },
  ];
}
