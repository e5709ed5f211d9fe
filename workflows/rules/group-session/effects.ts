/** What a fact of a group session makes us do: letters to participants, notices to those who lead and follow. */
import type { Step as AccompanimentStep } from '../accompaniment/steps.ts';
import type { PlainDate } from '../calendar.ts';
import type { Audience, Effect, Recorded } from '../case.ts';
import { isOfEdition } from '../edition.ts';
import type { Fact, Participant, State } from './state.ts';
import type { Letter, Notice } from './vocabulary.ts';

/** A letter to one participant. */
const letter = (template: Letter, participantId: string): Effect => ({
  do: 'writeLetter',
  template,
  subject: participantId,
});
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>, number: number) => Effect[];
};

const EFFECTS: Effects = {
  'session-opened': () => [notify('session-opened', 'caseworker')],
  'days-planned': (state) => toHolders(state, 'session-changed'),
  'day-moved': (state) => [...toHolders(state, 'session-changed'), notify('session-day-moved', 'caseworker')],
  reassigned: () => [notify('session-opened', 'caseworker')],
  'participant-referred': () => [notify('participant-referred', 'caseworker')],
  'place-asked': ({ list }, { participantId }) =>
    list.queue.includes(participantId) ? [notify('place-awaited', 'caseworker')] : [],
  'place-confirmed': (_, { participantId }) => [
    letter('session-place', participantId),
    notify('place-confirmed', 'caseworker'),
  ],
  'session-started': () => [notify('session-started', 'caseworker')],
  'attendance-recorded': (state, { on }, number) =>
    state.participants
      .filter(({ cameWith }) => cameWith === number)
      .flatMap((one) => toldToAccompaniment(state, one, on)),
  'place-missed': () => [notify('place-missed', 'caseworker')],
  'certificate-issued': (_, { participantId }) => [letter('attendance-certificate', participantId)],
  closed: (state, { ending }) =>
    ending === 'cancelled'
      ? [...toHolders(state, 'session-changed'), notify('session-cancelled', 'caseworker', 'supervisor')]
      : [],
  'fell-due': (_, { items }) => {
    const to = [...new Set(items.flatMap((item) => item.to))];
    return to.length > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do, given the state it led to. */
export function effects({ fact, number }: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((state: State, fact: Fact, number: number) => Effect[]) | undefined;
  return of?.(state, fact, number) ?? [];
}

/** The accompaniment of whoever comes counts the session among its responses, once. */
function toldToAccompaniment(
  state: State,
  { accompanimentId, problem = 'integration' }: Participant,
  on: PlainDate,
): Effect[] {
  if (!isOfEdition(state, 2) || !accompanimentId) return [];
  const step: AccompanimentStep = { step: 'record-response', problem, response: 'group-session', on };
  return [{ do: 'tellCase', kind: 'accompaniment', caseId: accompanimentId, step }];
}

function toHolders({ list }: State, template: Letter): Effect[] {
  return list.holders.map((participantId) => letter(template, participantId));
}
