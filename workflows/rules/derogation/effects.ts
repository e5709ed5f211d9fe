/** What a fact of a derogation's follow-up makes us do: notices to the people who follow the family. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Notice } from './vocabulary.ts';

const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (fact: Extract<Fact, { type: Type }>, follower: Audience) => Effect[];
};

const EFFECTS: Effects = {
  'derogation-opened': (_, follower) => [notify('derogation-opened', follower)],
  'overcrowding-began': (_, follower) => [notify('overcrowding-began', follower)],
  'overcrowding-ended': (_, follower) => [notify('overcrowding-ended', follower)],
  'renewal-refused': () => [notify('derogation-refused', 'caseworker', 'supervisor')],
  lapsed: () => [notify('derogation-lapsed', 'caseworker', 'supervisor')],
  'fell-due': ({ items }) => {
    const to = new Set(items.flatMap((item) => item.to));
    return to.size > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do. While nobody follows the family, the supervisor is told. */
export function effects({ fact }: Recorded<Fact>, { caseworkerId }: State): Effect[] {
  const of = EFFECTS[fact.type] as ((fact: Fact, follower: Audience) => Effect[]) | undefined;
  return of?.(fact, caseworkerId ? 'caseworker' : 'supervisor') ?? [];
}
