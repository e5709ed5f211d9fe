/** What a holiday aid is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { Problem } from '../accompaniment/vocabulary.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { DEFAULT_HOLIDAY_VALUES, type HolidayHouseValues } from './house.ts';
import type { Opening, Project, StepBodies } from './steps.ts';
import type { Decision, Ending, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'holiday-opened'; house: HolidayHouseValues } & Omit<Opening, 'house'>)
  | ({ type: 'project-proposed'; revision: number } & Project)
  | ({ type: 'decided' } & StepBodies['decide'])
  | ({ type: 'expense-recorded' } & StepBodies['record-expense'])
  | ({ type: 'payment-recorded' } & StepBodies['record-payment'])
  | ({ type: 'review-recorded' } & StepBodies['record-review'])
  | { type: 'reassigned'; caseworkerId: string; reason?: string }
  | { type: 'closed'; ending: Ending; reason?: string }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  stage: Stage;
  /** See `PRACTICE_EDITION`. */
  edition?: number;
  problem?: Problem;
  organisationId: string;
  householdId: string;
  accompanimentId?: string;
  caseworkerId: string;
  reference: string;
  openedOn: PlainDate;
  calendar: WorkingCalendar;
  house: HolidayHouseValues;
  project?: Project & { revision: number; proposedOn: PlainDate };
  decision?: { on: PlainDate; decision: Decision; reason: string };
  expenses: ({ number: number } & StepBodies['record-expense'])[];
  payments: ({ number: number } & StepBodies['record-payment'])[];
  review?: StepBodies['record-review'];
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
    stage: 'preparing',
    organisationId: '',
    householdId: '',
    caseworkerId: '',
    reference: '',
    openedOn: none,
    calendar: { zone: 'metropole' },
    house: DEFAULT_HOLIDAY_VALUES,
    expenses: [],
    payments: [],
    corrected: [],
    fallen: [],
  };
}
