/** What a fact of a derogation's follow-up makes us do: notices to the people who follow the family. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Notice } from './vocabulary.ts';

const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = { [Type in Fact['type']]?: (fact: Extract<Fact, { type: Type }>) => Effect[] };

const EFFECTS: Effects = {
  'derogation-opened': () => [notify('derogation-opened', 'caseworker')],
  'overcrowding-began': () => [notify('overcrowding-began', 'caseworker')],
  'overcrowding-ended': () => [notify('overcrowding-ended', 'caseworker')],
  'renewal-refused': () => [notify('derogation-refused', 'caseworker', 'supervisor')],
  lapsed: () => [notify('derogation-lapsed', 'caseworker', 'supervisor')],
  'fell-due': ({ items }) => {
    const to = new Set(items.flatMap((item) => item.to));
    return to.size > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do. */
export function effects({ fact }: Recorded<Fact>, _state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((fact: Fact) => Effect[]) | undefined;
  return of?.(fact) ?? [];
}
