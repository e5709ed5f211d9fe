/** What a hearing's preparation is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import type { LegalValue } from '../parameters.ts';
import {
  DEFAULT_HEARING_VALUES,
  hearingDeadlines,
  type HearingDeadline,
  type HearingDeadlineKind,
  type HearingHouseValues,
} from './deadlines.ts';
import type { Evaluation, Opening, StepBodies } from './steps.ts';
import type { Attendance, Ending, EvaluationStatus, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'hearing-opened'; house: HearingHouseValues } & Omit<Opening, 'house'>)
  | { type: 'reassigned'; caseworkerId: string }
  | ({ type: 'interview-offered' } & StepBodies['offer-interview'])
  | ({ type: 'interview-recorded' } & StepBodies['record-interview'])
  | ({ type: 'evaluation-submitted' } & Evaluation)
  | { type: 'evaluation-validated' }
  | { type: 'evaluation-returned'; reason: string }
  | ({ type: 'evaluation-sent' } & StepBodies['send-evaluation'])
  | ({ type: 'preparation-recorded' } & StepBodies['record-preparation'])
  | ({ type: 'attendance-confirmed' } & StepBodies['confirm-attendance'])
  | ({ type: 'adjourned'; from: PlainDate } & StepBodies['adjourn'])
  | { type: 'withdrawn'; reason: string }
  | ({ type: 'outcome-recorded'; on: PlainDate } & StepBodies['record-outcome'])
  | ({ type: 'payment-recorded' } & StepBodies['record-payment'])
  | { type: 'handed-over'; to: string }
  | { type: 'arrears-linked'; arrearsId: string }
  | { type: 'outcome-taken-back' }
  | { type: 'ended'; ending: Ending }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** Where the evaluation stands. `by` wrote it: someone else validates it. */
export interface EvaluationState extends Evaluation {
  status: EvaluationStatus;
  by: string;
  submittedOn: PlainDate;
  validatedOn?: PlainDate;
  sentOn?: PlainDate;
  returnedFor?: string;
}

/** What a later fact replaces, and a correction takes back. */
export const STANDING = ['evaluation', 'evaluation-status', 'preparation', 'attendance', 'outcome'] as const;

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  stage: Stage;
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house: HearingHouseValues;
  /** Legal values that the organisation had entered when it opened. */
  entered?: readonly LegalValue[];
  /** See `HEARING_EDITION`. */
  edition?: number;
  /** The arrears track of the family, where there is one. */
  arrearsId?: string;
  openedOn: PlainDate;
  referredOn: PlainDate;
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
  at?: string;
  claimedDebtCents: number;
  /** The day on which the hearing's date was learnt: what lay before it could not be kept. */
  dateKnownOn: PlainDate;
  adjournments: { number: number; from: PlainDate; to: PlainDate }[];
  /** The hour before the last adjournment, should it prove to be an error. */
  formerAt?: string;
  offers: { number: number; on: PlainDate }[];
  interview?: { number: number; on: PlainDate; held: boolean };
  evaluation?: EvaluationState;
  preparation?: StepBodies['record-preparation'];
  attendance?: Attendance;
  /** `on` is the day of the decision, from which the months of a delay are counted. */
  outcome?: StepBodies['record-outcome'] & { on: PlainDate };
  payments: { number: number; month: number; paid: boolean }[];
  /** The number of the fact on which each of these stands, so that a correction takes it back. */
  standsOn: Partial<Record<(typeof STANDING)[number], number>>;
  ended?: { on: PlainDate; ending: Ending };
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
    stage: 'preparing',
    accompanimentId: '',
    organisationId: '',
    householdId: '',
    reference: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_HEARING_VALUES,
    openedOn: none,
    referredOn: none,
    court: '',
    servedOn: none,
    hearingOn: none,
    claimedDebtCents: 0,
    dateKnownOn: none,
    adjournments: [],
    offers: [],
    payments: [],
    standsOn: {},
    corrected: [],
    fallen: [],
  };
}

/** While the dates set before a hearing ask for something; those of other kinds ask for nothing. */
const LEFT: { [Kind in HearingDeadlineKind]?: (state: State, on: PlainDate) => boolean } = {
  'interview-offer-limit': isInterviewToOffer,
  'evaluation-submitted': ({ evaluation }) => !evaluation || evaluation.status === 'returned',
  'evaluation-validated': ({ evaluation }) => !evaluation?.validatedOn,
  'evaluation-sent': ({ evaluation }) => !evaluation?.sentOn,
  'evaluation-at-court': ({ evaluation }) => !evaluation?.sentOn,
  /** On the day of an adjournment its own letter tells the family, whatever reminder was due by then. */
  'family-told': ({ adjournments, dateKnownOn }, on) => adjournments.length === 0 || on > dateKnownOn,
  'attendance-asked': ({ attendance = 'unknown' }) => attendance === 'unknown',
};

/** The dates set before the hearing that still ask for something; once it is past, none does. */
export function datesLeft(state: State): HearingDeadline[] {
  const { hearingOn, lastOn, house } = state;
  if (lastOn > hearingOn) return [];
  return hearingDeadlines(state, house).filter(
    ({ kind, on }) => on < hearingOn && (LEFT[kind]?.(state, on) ?? false),
  );
}

/** Whether what is left to do was already late when the hearing's date was learnt. */
export function isUrgent(state: State): boolean {
  return state.stage === 'preparing' && datesLeft(state).some(({ on }) => on < state.dateKnownOn);
}

/** An interview serves the evaluation: once that is written, none is to be offered any more. */
export function isInterviewToOffer({ offers, interview, evaluation }: State): boolean {
  return offers.length === 0 && !interview?.held && !evaluation;
}

/** Delays a judge granted: how many monthly payments they ask for. */
export function delayMonths({ outcome }: State): number {
  return outcome?.outcome === 'delays-granted' ? (outcome.delayMonths ?? 0) : 0;
}
