/** What a fact of a home rehabilitation makes us do: letters, notices, and word to its accompaniment. */
import type { Step as AccompanimentStep } from '../accompaniment/steps.ts';
import type { Audience, Effect, Recorded } from '../case.ts';
import { siteAccount } from './account.ts';
import type { Fact, State } from './state.ts';
import type { Decision, Ending, Letter, Notice } from './vocabulary.ts';

const letter = (template: Letter): Effect => ({ do: 'writeLetter', template });
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (
    state: State,
    fact: Extract<Fact, { type: Type }>,
    at: Recorded<Fact>,
  ) => Effect[];
};

const DECIDED: Record<Decision, Notice> = {
  accepted: 'committee-accepted',
  postponed: 'committee-postponed',
  refused: 'committee-refused',
};

const ENDED: Record<Ending, Letter[]> = {
  completed: ['site-summary-sheet'],
  refused: ['rehabilitation-refused'],
  abandoned: [],
};

const EFFECTS: Effects = {
  'rehabilitation-opened': () => [notify('rehabilitation-opened', 'caseworker', 'supervisor')],
  'project-set-out': () => [letter('rehabilitation-commitment')],
  'commitment-signed': ({ stage }) =>
    stage === 'committee' ? [notify('commitment-signed-by-all', 'caseworker', 'supervisor')] : [],
  'committee-decided': (_, { decision }) => [notify(DECIDED[decision], 'caseworker')],
  'workshop-planned': () => [letter('workshop-invitation')],
  'site-ended': (state, { on }) => [notify('site-ended', 'caseworker'), ...toldToAccompaniment(state, on)],
  ended: (_, { ending }) => ENDED[ending].map(letter),
  'fell-due': (_, { items }) => {
    const to = [...new Set(items.flatMap((item) => item.to))];
    return to.length > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do, given the state it led to. */
export function effects(recorded: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[recorded.fact.type] as
    | ((state: State, fact: Fact, at: Recorded<Fact>) => Effect[])
    | undefined;
  return of?.(state, recorded.fact, recorded) ?? [];
}

/** The accompaniment counts the works among its responses. */
function toldToAccompaniment(state: State, on: State['openedOn']): Effect[] {
  const { id, accompanimentId } = state;
  if (accompanimentId === id) return [];
  const step: AccompanimentStep = {
    step: 'record-response',
    problem: 'non-decent-housing',
    response: 'home-works',
    on,
    amountCents: siteAccount(state).materialsCents,
  };
  return [{ do: 'tellCase', kind: 'accompaniment', caseId: accompanimentId, step }];
}
