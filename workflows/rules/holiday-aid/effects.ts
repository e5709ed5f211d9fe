/** What a fact of a holiday aid makes us do: a letter with the decision, notices to those who follow it. */
import type { Step as AccompanimentStep } from '../accompaniment/steps.ts';
import type { PlainDate } from '../calendar.ts';
import type { Audience, Effect, Recorded } from '../case.ts';
import { isOfEdition } from '../edition.ts';
import type { Fact, State } from './state.ts';
import type { Letter, Notice } from './vocabulary.ts';

const letter = (template: Letter): Effect => ({ do: 'writeLetter', template });
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (
    fact: Extract<Fact, { type: Type }>,
    state: State,
    at: Recorded<Fact>,
  ) => Effect[];
};

const EFFECTS: Effects = {
  'project-proposed': () => [notify('holiday-proposed', 'supervisor')],
  /** A project to revise is worked on with the family, who has nothing to read yet. */
  decided: ({ decision }, state, { on }) => [
    ...(decision === 'to-revise' ? [] : [letter('holiday-decision')]),
    notify('holiday-decided', 'caseworker'),
    ...(decision === 'granted' ? toldToAccompaniment(state, on) : []),
  ],
  'fell-due': ({ items }) => [notify('due', ...new Set(items.flatMap((item) => item.to)))],
};

/** What a fact makes us do. */
export function effects(recorded: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[recorded.fact.type] as
    | ((fact: Fact, state: State, at: Recorded<Fact>) => Effect[])
    | undefined;
  return of?.(recorded.fact, state, recorded) ?? [];
}

/** The accompaniment counts the stay among its responses, with what the Caf pays of it. */
function toldToAccompaniment(state: State, on: PlainDate): Effect[] {
  const { accompanimentId, problem = 'parenthood', project } = state;
  if (!isOfEdition(state, 2) || !accompanimentId) return [];
  const granted = project?.shares.find(({ label }) => label === 'caf')?.amountCents;
  const step: AccompanimentStep = {
    step: 'record-response',
    problem,
    response: 'holiday-stay',
    on,
    ...(granted !== undefined && { amountCents: granted }),
  };
  return [{ do: 'tellCase', kind: 'accompaniment', caseId: accompanimentId, step }];
}
