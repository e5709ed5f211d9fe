/** What a derogation's follow-up is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import { minimumSurface, type LegalValue } from '../parameters.ts';
import { DEFAULT_DEROGATION_VALUES, type DerogationHouseValues } from './house.ts';
import type { Opening, StepBodies } from './steps.ts';
import type { EndReason, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'derogation-opened'; house: DerogationHouseValues } & Omit<Opening, 'house' | 'grantedFrom'>)
  | { type: 'granted'; from: PlainDate; endsOn: PlainDate }
  | ({ type: 'enquiry-recorded' } & StepBodies['record-enquiry'])
  | { type: 'renewed'; from: PlainDate; endsOn: PlainDate }
  | { type: 'renewal-refused'; reason: string }
  | ({ type: 'household-changed' } & StepBodies['record-household-change'])
  | ({ type: 'surface-recorded' } & StepBodies['record-surface'])
  | { type: 'overcrowding-began'; neededM2: number }
  | { type: 'overcrowding-ended'; neededM2: number }
  | { type: 'lapsed'; endedOn: PlainDate }
  | { type: 'reassigned'; caseworkerId: string }
  | { type: 'ended'; reason: EndReason }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** A period of derogation: from its first day to the day on which it ends, or the next begins. */
export interface Period {
  number: number;
  from: PlainDate;
  endsOn: PlainDate;
  lapsed?: true;
}

/** What is known of a day on: who lives there, and in what surface. */
interface Since<Value> {
  number: number;
  on: PlainDate;
  value: Value;
}

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  learntOn: PlainDate;
  stage: Stage;
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house: DerogationHouseValues;
  /** Legal values that the organisation had entered when it opened. */
  entered?: readonly LegalValue[];
  openedOn: PlainDate;
  /** In the order of the days; the last holds. */
  persons: Since<number>[];
  surfaces: Since<number>[];
  periods: Period[];
  enquiries: { number: number; on: PlainDate; favourable: boolean }[];
  /** The refusal of a renewal, which lets the period run out. */
  refused?: { number: number; on: PlainDate };
  ended?: { on: PlainDate; reason: EndReason };
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
    learntOn: none,
    stage: 'adequate',
    accompanimentId: '',
    organisationId: '',
    householdId: '',
    reference: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_DEROGATION_VALUES,
    openedOn: none,
    persons: [],
    surfaces: [],
    periods: [],
    enquiries: [],
    corrected: [],
    fallen: [],
  };
}

/** How many live there, as far as is known. */
export function personsOf({ persons }: Pick<State, 'persons'>): number {
  return persons.at(-1)?.value ?? 0;
}

/** The surface of the dwelling, in m². */
export function surfaceOf({ surfaces }: Pick<State, 'surfaces'>): number {
  return surfaces.at(-1)?.value ?? 0;
}

/** The surface that the household needs, in m², by the value of the day on which it last changed (CCH R.822-25). */
export function neededM2(state: Pick<State, 'persons' | 'calendar' | 'entered'>): number {
  const last = state.persons.at(-1);
  if (!last) return 0;
  return minimumSurface(last.value, last.on, state.calendar.zone, state.entered);
}

/** Whether the dwelling is too small for those who live there. */
export function isOvercrowded(state: Pick<State, 'persons' | 'surfaces' | 'calendar' | 'entered'>): boolean {
  return surfaceOf(state) < neededM2(state);
}

/** The period in force, or the last one that was. */
export function lastPeriod({ periods }: Pick<State, 'periods'>): Period | undefined {
  return periods.at(-1);
}

/** The period whose end has not come. */
export function periodInForce(state: Pick<State, 'periods'>): Period | undefined {
  const last = lastPeriod(state);
  return last && !last.lapsed ? last : undefined;
}

/** The social enquiry made for the renewal of the period in force; of several the last. */
export function enquiryFor(
  state: Pick<State, 'enquiries' | 'periods'>,
): State['enquiries'][number] | undefined {
  const period = periodInForce(state);
  return period && state.enquiries.findLast(({ on }) => on >= period.from);
}

/** A dwelling that is large enough needs no derogation, whatever period still runs. */
export function stageOf(state: Omit<State, 'stage'>): Stage {
  if (state.ended) return 'closed';
  if (!isOvercrowded(state)) return 'adequate';
  return periodInForce(state) ? 'derogated' : 'overcrowded';
}
