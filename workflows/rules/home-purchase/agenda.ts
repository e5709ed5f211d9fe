/** What falls due in an accompaniment of home buyers: no phase stays unbegun, no place unused, no response unanswered. */
import { addDays, addMonths, addWorkingDays, nextOrSameWorkingDay, type PlainDate } from '../calendar.ts';
import type { Audience, Due, Moment } from '../case.ts';
import { agendaOf, dueNow, repeating, type Expected } from '../due.ts';
import type { Fact, State } from './state.ts';
import type { Stage } from './vocabulary.ts';

type Series = (state: State) => Expected[];

const WORKERS: readonly Audience[] = ['caseworker', 'partner'];
const SUPERVISOR: readonly Audience[] = ['supervisor'];
const DECIDING: readonly Audience[] = ['supervisor', 'partner'];
const BOTH: readonly Audience[] = ['caseworker', 'supervisor'];

const AGENDA: Record<Stage, readonly Series[]> = {
  received: [phase1ToBegin],
  'phase-1': [diagnosisMissing, results],
  'awaiting-place': [placeAwaited],
  'phase-2-to-begin': [phase2ToBegin],
  'phase-2': [reviews, results],
  closed: [],
};

/** All that will fall due if nobody does anything, earliest first. */
export function agenda(state: State): Due[] {
  return agendaOf(
    state,
    state.house.calendar,
    AGENDA[state.stage].flatMap((series) => series(state)),
  );
}

/** What the calendar establishes when it is time. */
export function fallDue(state: State, now: Moment): Fact[] {
  const items = dueNow(state, agenda(state), now);
  return items.length > 0 ? [{ type: 'fell-due', items }] : [];
}

function phase1ToBegin({ house, openedOn, ...state }: State): Expected[] {
  const days = house.phase1WorkingDays;
  return [
    again({ house, ...state }, 'phase-1-to-begin', SUPERVISOR, (n) =>
      addWorkingDays(openedOn, n * days, house.calendar),
    ),
  ];
}

function diagnosisMissing(state: State): Expected[] {
  const { phase1, diagnosis, house } = state;
  if (!phase1 || diagnosis) return [];
  const first = addMonths(phase1.begun.on, house.diagnosisMonths);
  return [again(state, 'diagnosis-missing', BOTH, (n) => addDays(first, (n - 1) * house.diagnosisAgainDays))];
}

/** The worker can tell the family its place; `subject` is the position last told. */
function placeAwaited(state: State): Expected[] {
  const { place, house } = state;
  if (!place) return [];
  const expected = again(state, 'place-awaited', WORKERS, (n) =>
    addMonths(place.askedOn, n * house.placeAwaitedMonths),
  );
  return [{ ...expected, ...(place.position !== undefined && { subject: String(place.position) }) }];
}

/** A place that is given and not used keeps the next family waiting. */
function phase2ToBegin(state: State): Expected[] {
  const { place, phase1, house } = state;
  const since = place?.givenOn ?? phase1?.ended?.on;
  if (since === undefined) return [];
  const days = house.phase2WorkingDays;
  return [again(state, 'phase-2-to-begin', DECIDING, (n) => addWorkingDays(since, n * days, house.calendar))];
}

/** Both workers, together. */
function reviews(state: State): Expected[] {
  const { phase2, house } = state;
  if (!phase2) return [];
  return [again(state, 'phase-2-review', WORKERS, (n) => addMonths(phase2.begun.on, n * house.reviewMonths))];
}

function results(state: State): Expected[] {
  return state.responses
    .filter(({ result }) => !result)
    .map(({ number, on, response }) => ({
      ...again(
        state,
        `result-missing:${number}`,
        ['caseworker'],
        (n) => addMonths(on, n * state.house.resultMonths),
        'result-missing',
      ),
      subject: response,
    }));
}

function again(
  { id, fallen, lastOn, house }: Pick<State, 'id' | 'fallen' | 'lastOn' | 'house'>,
  series: string,
  to: readonly Audience[],
  nth: (n: number) => PlainDate,
  kind = series,
): Expected {
  const diary = { id, fallen, lastOn: nextOrSameWorkingDay(lastOn, house.calendar) };
  return repeating(diary, { series, kind, to }, nth);
}
