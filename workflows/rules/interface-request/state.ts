/** What an interface request is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { DEFAULT_INTERFACE_VALUES, type InterfaceHouseValues } from './house.ts';
import type { CheckedRight, Opening, StepBodies } from './steps.ts';
import type { Ending, Need, Source, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'interface-requested'; house: InterfaceHouseValues; receivedOn: PlainDate } & Omit<
      Opening,
      'house' | 'receivedOn'
    >)
  | { type: 'taken-on'; caseworkerId: string }
  | { type: 'reassigned'; caseworkerId: string; reason?: string }
  | ({ type: 'information-asked'; questionId: string } & StepBodies['ask-information'])
  | ({ type: 'information-recorded' } & StepBodies['record-information'])
  | ({ type: 'question-dropped' } & StepBodies['drop-question'])
  | ({ type: 'rights-checked' } & StepBodies['record-rights-check'])
  | ({ type: 'emergency-aid-decided' } & StepBodies['decide-emergency-aid'])
  | { type: 'closed'; ending: Ending; summary?: string; reason?: string }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

export interface Question {
  questionId: string;
  of: Source;
  askedOn: PlainDate;
  answerBy?: PlainDate;
  answered?: { number: number; on: PlainDate };
  droppedOn?: PlainDate;
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
  householdId: string;
  accompanimentId?: string;
  reference: string;
  askerId: string;
  askerTold: boolean;
  service: string;
  needs: Need[];
  question: string;
  receivedOn: PlainDate;
  openedOn: PlainDate;
  calendar: WorkingCalendar;
  house: InterfaceHouseValues;
  caseworkerId?: string;
  takenOn?: PlainDate;
  questions: Question[];
  rights?: { number: number; on: PlainDate; recordedOn: PlainDate; rights: CheckedRight[]; summary: string };
  aid?: StepBodies['decide-emergency-aid'] & { number: number; on: PlainDate };
  closed?: { on: PlainDate; ending: Ending; summary?: string; reason?: string };
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
    stage: 'received',
    organisationId: '',
    householdId: '',
    reference: '',
    askerId: '',
    askerTold: false,
    service: '',
    needs: [],
    question: '',
    receivedOn: none,
    openedOn: none,
    calendar: { zone: 'metropole' },
    house: DEFAULT_INTERFACE_VALUES,
    questions: [],
    corrected: [],
    fallen: [],
  };
}

/** The questions that still wait for their answer. */
export function awaited({ questions }: Pick<State, 'questions'>): Question[] {
  return questions.filter(({ answered, droppedOn }) => !answered && !droppedOn);
}

/** Whether an emergency aid was asked for, and is not decided. */
export function isAidAwaited({ needs, aid }: State): boolean {
  return needs.includes('emergency-aid') && !aid;
}
