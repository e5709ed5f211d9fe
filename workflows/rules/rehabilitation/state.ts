/** What a home rehabilitation is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { Agreement } from '../agreement.ts';
import type { BudgetLine } from '../budget.ts';
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { DEFAULT_REHABILITATION_VALUES, type RehabilitationHouseValues } from './house.ts';
import type { Opening, Project, StepBodies, Work } from './steps.ts';
import type { Decision, Ending, Party, Stage, Visit } from './vocabulary.ts';

export type Fact =
  | ({ type: 'rehabilitation-opened'; house: RehabilitationHouseValues } & Omit<Opening, 'house'>)
  | ({ type: 'project-set-out' } & Project)
  | ({ type: 'commitment-signed' } & StepBodies['sign-commitment'])
  | ({ type: 'committee-planned' } & StepBodies['plan-committee'])
  | ({ type: 'committee-decided' } & StepBodies['record-decision'])
  | ({ type: 'visit-planned'; visit: Visit } & StepBodies['plan-visit'])
  | ({ type: 'diagnosis-recorded' } & StepBodies['record-diagnosis'])
  | ({ type: 'works-defined' } & StepBodies['define-works'])
  | ({ type: 'workshop-planned' } & StepBodies['invite-to-workshop'])
  | ({ type: 'workshop-held' } & StepBodies['record-workshop'])
  | ({ type: 'hours-recorded' } & StepBodies['record-hours'])
  | ({ type: 'materials-bought' } & StepBodies['record-materials'])
  | { type: 'family-share-agreed'; amountCents: number; reason: string }
  | ({ type: 'site-ended' } & StepBodies['record-end-of-site'])
  | ({ type: 'evaluated' } & StepBodies['record-evaluation'])
  | { type: 'reassigned'; caseworkerId: string }
  | { type: 'ended'; ending: Ending; reason?: string }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

type Numbered<Body> = Body & { number: number };

/** A sitting of the committee on this project; without a decision, it is still to come. */
export interface Sitting {
  on: PlainDate;
  decision?: Decision;
  reason?: string;
}

export interface Workshop {
  on: PlainDate;
  at?: string;
  venue: string;
  topic: string;
  budget: BudgetLine[];
  attended?: boolean;
  spent?: BudgetLine[];
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
  accompanimentId: string;
  associationId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house: RehabilitationHouseValues;
  openedOn: PlainDate;
  /** The day on which the present stage began. */
  stageOn: PlainDate;
  project?: Project;
  commitment?: Agreement<Party>;
  /** Which fact holds which signature of the present version, so that a correction takes it back. */
  signatures: { number: number; party: Party }[];
  sittings: Sitting[];
  visits: Numbered<{ visit: Visit; on: PlainDate; at?: string }>[];
  diagnosis?: StepBodies['record-diagnosis'];
  works?: Work[];
  worksDefinedOn?: PlainDate;
  workshop?: Workshop;
  hours: Numbered<StepBodies['record-hours']>[];
  materials: Numbered<StepBodies['record-materials']>[];
  /** What was agreed for the whole site instead of the usual share, the latest last. */
  agreedShares: Numbered<{ on: PlainDate; amountCents: number; reason: string }>[];
  endOfSite?: StepBodies['record-end-of-site'];
  evaluation?: StepBodies['record-evaluation'] & { on: PlainDate };
  ended?: { on: PlainDate; ending: Ending; reason?: string };
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
    stage: 'commitment',
    organisationId: '',
    householdId: '',
    accompanimentId: '',
    associationId: '',
    reference: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_REHABILITATION_VALUES,
    openedOn: none,
    stageOn: none,
    signatures: [],
    sittings: [],
    visits: [],
    hours: [],
    materials: [],
    agreedShares: [],
    corrected: [],
    fallen: [],
  };
}

/** The visit that a stage leads to. */
export const VISIT_OF: { [At in Stage]?: Visit } = {
  diagnosis: 'first',
  'works-definition': 'second',
  works: 'end-of-site',
};

/** The sitting still to come, or whose decision is still to be recorded. */
export function sittingToCome({ sittings }: State): Sitting | undefined {
  const last = sittings.at(-1);
  return last?.decision ? undefined : last;
}

/** The day planned for a visit, as last set. */
export function plannedVisit({ visits }: State, visit: Visit): State['visits'][number] | undefined {
  return visits.findLast((one) => one.visit === visit);
}
