/** What a fact of a holiday aid makes us do: a letter with the decision, notices to those who follow it. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Letter, Notice } from './vocabulary.ts';

const letter = (template: Letter): Effect => ({ do: 'writeLetter', template });
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (fact: Extract<Fact, { type: Type }>) => Effect[];
};

const EFFECTS: Effects = {
  'project-proposed': () => [notify('holiday-proposed', 'supervisor')],
  /** A project to revise is worked on with the family, who has nothing to read yet. */
  decided: ({ decision }) => [
    ...(decision === 'to-revise' ? [] : [letter('holiday-decision')]),
    notify('holiday-decided', 'caseworker'),
  ],
  'fell-due': ({ items }) => [notify('due', ...new Set(items.flatMap((item) => item.to)))],
};

/** What a fact makes us do. */
export function effects({ fact }: Recorded<Fact>, _state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((fact: Fact) => Effect[]) | undefined;
  return of?.(fact) ?? [];
}
