/** What a fact of a joint accompaniment makes us do: letters, notices. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Letter, Notice } from './vocabulary.ts';

const letter = (template: Letter): Effect => ({ do: 'writeLetter', template });
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>) => Effect[];
};

const EFFECTS: Effects = {
  'joint-opened': () => [notify('joint-opened', 'caseworker', 'supervisor')],
  'review-held': () => [letter('joint-review-sheet'), notify('joint-review-held', 'partner')],
  'landlord-agreed': () => [notify('landlord-agreed', 'caseworker')],
  'lease-transferred': () => [notify('lease-transferred', 'caseworker', 'supervisor')],
  'handover-planned': () => [
    letter('joint-handover-meeting'),
    notify('joint-handover-planned', 'caseworker', 'partner'),
  ],
  'fell-due': (_, { items }) => {
    const to = [...new Set(items.flatMap((item) => item.to))];
    return to.length > 0 ? [notify('due', ...to)] : [];
  },
};

/** What a fact makes us do, given the state it led to. */
export function effects(recorded: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[recorded.fact.type] as ((state: State, fact: Fact) => Effect[]) | undefined;
  return of?.(state, recorded.fact) ?? [];
}
