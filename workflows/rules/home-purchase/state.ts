/** What an accompaniment of home buyers is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { DEFAULT_HOME_PURCHASE_VALUES, type HomePurchaseValues } from './house.ts';
import type { Diagnosis, Opening, StepBodies } from './steps.ts';
import type {
  Ending,
  Part,
  Phase1Conclusion,
  Phase2Conclusion,
  Response,
  Result,
  Service,
  Stage,
} from './vocabulary.ts';

/** Fields that only one part may see are optional: they are left out for the other (seen.ts). */
type PartlySeen<Whole, Field extends keyof Whole> = Omit<Whole, Field> & Partial<Pick<Whole, Field>>;

export type Fact =
  | ({ type: 'home-purchase-received' } & Opening)
  | { type: 'phase-1-begun'; on: PlainDate; workerId: string }
  | ({ type: 'diagnosis-recorded' } & Diagnosis)
  | ({ type: 'help-plan-recorded' } & StepBodies['record-help-plan'])
  | { type: 'phase-1-ended'; on: PlainDate; conclusion: Phase1Conclusion; reason: string }
  | { type: 'worker-named'; part: Part; workerId: string }
  | { type: 'position-told'; position: number; first?: true }
  | { type: 'place-received' }
  | { type: 'phase-2-begun'; on: PlainDate }
  | ({ type: 'viability-judged' } & PartlySeen<
      StepBodies['judge-viability'],
      'reason' | 'bearableInstalmentCents'
    >)
  | ({ type: 'response-given' } & StepBodies['give-response'])
  | ({ type: 'result-recorded'; response: Response } & Omit<StepBodies['record-result'], 'fact'> & {
        given: number;
      })
  | ({ type: 'interview-recorded' } & PartlySeen<StepBodies['record-interview'], 'summary'>)
  | { type: 'phase-2-ended'; on: PlainDate; conclusion: Phase2Conclusion; reason: string }
  | { type: 'withdrawn'; reason: string }
  | { type: 'ended'; ending: Ending }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** A phase has begun on a day, by someone; and ended, if it has. `by` are ids of people. */
export interface Phase<Conclusion> {
  begun: { on: PlainDate; by: string };
  ended?: { on: PlainDate; by: string; conclusion: Conclusion; reason: string };
}

/** `number` is that of the fact that gave it. */
export interface GivenResponse {
  number: number;
  on: PlainDate;
  response: Response;
  amountCents?: number;
  note?: string;
  /** `number` is that of the fact that recorded it. */
  result?: { number?: number; on: PlainDate; result: Result; note?: string };
}

export interface State {
  id: string;
  version: number;
  /** The day of the last fact. */
  lastOn: PlainDate;
  stage: Stage;
  organisationId: string;
  householdId: string;
  accompanimentId: string;
  reference: string;
  contacted: Service;
  contactedOn: PlainDate;
  cafId?: string;
  councilId?: string;
  capacityId: string;
  house: HomePurchaseValues;
  openedOn: PlainDate;
  /** The worker of each part; in phase 1 one worker has both. */
  workers: { [Name in Part]?: string };
  /** The worker at the service whose case it is; and at the other one, its worker or, until there is one, itself. */
  caseworkerId?: string;
  partners: string[];
  phase1?: Phase<Phase1Conclusion>;
  phase2?: Phase<Phase2Conclusion>;
  diagnosis?: Diagnosis & { number: number };
  helpPlan?: StepBodies['record-help-plan'] & { number: number };
  /** In the queue of the Caf's specialists: since when, at which position, and the day a place was given. */
  place?: { askedOn: PlainDate; position?: number; givenOn?: PlainDate };
  viability?: {
    number: number;
    on: PlainDate;
    viable: boolean;
    reason?: string;
    bearableInstalmentCents?: number;
  };
  responses: GivenResponse[];
  interviews: { number: number; on: PlainDate; part: Part; summary?: string }[];
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
    stage: 'received',
    organisationId: '',
    householdId: '',
    accompanimentId: id,
    reference: '',
    contacted: 'caf',
    contactedOn: none,
    capacityId: '',
    house: DEFAULT_HOME_PURCHASE_VALUES,
    openedOn: none,
    workers: {},
    partners: [],
    responses: [],
    interviews: [],
    corrected: [],
    fallen: [],
  };
}

/** Whether phase 2 takes a place among the cases that the Caf's specialists follow. */
export function takesAPlace({ house }: Pick<State, 'house'>): boolean {
  return house.organisationOfWork !== 'council-alone';
}
