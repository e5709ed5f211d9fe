/** What a hearing's preparation is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import { hearingDeadlines } from './deadlines.ts';
import type { Evaluation, Opening, StepBodies } from './steps.ts';
import type { Attendance, Ending, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'hearing-opened' } & Opening)
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
  | ({ type: 'outcome-recorded' } & StepBodies['record-outcome'])
  | ({ type: 'payment-recorded' } & StepBodies['record-payment'])
  | { type: 'handed-over'; to: string }
  | { type: 'ended'; ending: Ending }
  | { type: 'corrected'; fact: number; reason: string }
  | { type: 'fell-due'; items: Due[] };

/** Where the evaluation stands. `by` wrote it: someone else validates it. */
export interface EvaluationState extends Evaluation {
  status: 'submitted' | 'returned' | 'validated' | 'sent';
  by: string;
  submittedOn: PlainDate;
  sentOn?: PlainDate;
  returnedFor?: string;
}

export interface State {
  id: string;
  version: number;
  lastOn: PlainDate;
  stage: Stage;
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  openedOn: PlainDate;
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
  at?: string;
  claimedDebtCents: number;
  /** The day on which the hearing's date was learnt: what lay before it could not be kept. */
  dateKnownOn: PlainDate;
  adjournments: { number: number; from: PlainDate; to: PlainDate }[];
  offers: { number: number; on: PlainDate }[];
  interview?: { number: number; on: PlainDate; held: boolean };
  evaluation?: EvaluationState;
  preparation?: StepBodies['record-preparation'];
  attendance?: Attendance;
  outcome?: StepBodies['record-outcome'] & { on: PlainDate };
  payments: { number: number; month: number; paid: boolean }[];
  ended?: { on: PlainDate; ending: Ending };
  corrected: number[];
  fallen: string[];
}

/** The state before the first fact. */
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
    openedOn: none,
    court: '',
    servedOn: none,
    hearingOn: none,
    claimedDebtCents: 0,
    dateKnownOn: none,
    adjournments: [],
    offers: [],
    payments: [],
    corrected: [],
    fallen: [],
  };
}

/** Whether a limit of the procedure was already past when the hearing's date was learnt: all is then due at once. */
export function isUrgent({ hearingOn, calendar, dateKnownOn }: State): boolean {
  const ours = ['evaluation-submitted', 'evaluation-validated', 'evaluation-sent', 'evaluation-at-court'];
  return hearingDeadlines({ hearingOn, calendar }).some(
    ({ kind, on }) => ours.includes(kind) && on < dateKnownOn,
  );
}

/** Delays a judge granted: how many monthly payments they ask for. */
export function delayMonths({ outcome }: State): number {
  return outcome?.outcome === 'delays-granted' ? (outcome.delayMonths ?? 0) : 0;
}
