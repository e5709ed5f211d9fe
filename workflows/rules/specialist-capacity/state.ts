/** What the guard of a capacity knows: who holds a place, who waits, and who was told which position. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import { placeOf, type WaitingList } from '../waiting-list.ts';
import type { Opening } from './steps.ts';

export interface Told {
  caseId: string;
  position: number;
}

export type Fact =
  | ({ type: 'capacity-opened' } & Opening)
  | { type: 'capacity-changed'; from: number; capacity: number; reason: string }
  | { type: 'place-asked'; caseId: string; byHand?: true }
  | { type: 'place-left'; caseId: string; reason?: string }
  | { type: 'places-given'; caseIds: string[] }
  | { type: 'positions-told'; told: Told[] }
  | { type: 'fell-due'; items: Due[] };

export interface State {
  id: string;
  version: number;
  /** The day of the last fact. */
  lastOn: PlainDate;
  stage: 'open';
  organisationId: string;
  calendar: WorkingCalendar;
  openedOn: PlainDate;
  places: WaitingList;
  /** Files that the service does not hold: asked and given back by hand, and told nothing. */
  byHand: string[];
  /** The position last told to each case that waits. */
  told: Record<string, number>;
  /** Since when some position is another than the one told. */
  untoldSince?: PlainDate;
}

/** The state before the first fact. Only `open` is possible from here. */
export function initial(id: string): State {
  const none = '1900-01-01' as PlainDate;
  return {
    id,
    version: 0,
    lastOn: none,
    stage: 'open',
    organisationId: '',
    calendar: { zone: 'metropole' },
    openedOn: none,
    places: { capacity: 0, holders: [], queue: [] },
    byHand: [],
    told: {},
  };
}

/** The cases that wait at another position than the one they were told, with their position now. */
export function untold({ places, told, byHand }: Pick<State, 'places' | 'told' | 'byHand'>): Told[] {
  return places.queue
    .map((caseId, index) => ({ caseId, position: index + 1 }))
    .filter(({ caseId, position }) => told[caseId] !== position && !byHand.includes(caseId));
}

/** The position at which a case waits; nothing when it holds a place or is not there. */
export function positionOf({ places }: Pick<State, 'places'>, caseId: string): number | undefined {
  const place = placeOf(places, caseId);
  return place && !place.holds ? place.position : undefined;
}
