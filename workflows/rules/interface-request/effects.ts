/** What a fact of an interface request makes us do: notices to those who take it, word to the worker who asked. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Notice } from './vocabulary.ts';

const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>) => Effect[];
};

const EFFECTS: Effects = {
  'interface-requested': (state) => [
    notify('interface-received', 'supervisor'),
    ...toAsker(state, 'interface-received'),
  ],
  'taken-on': (state) => [notify('interface-taken', 'caseworker'), ...toAsker(state, 'interface-taken')],
  reassigned: () => [notify('interface-taken', 'caseworker')],
  'information-asked': (state, { of }) =>
    of === 'worker' ? toAsker(state, 'interface-information-asked') : [],
  'rights-checked': ({ needs }) =>
    needs.includes('emergency-aid') ? [notify('interface-rights-checked', 'supervisor')] : [],
  closed: (state, { ending }) => (ending === 'answered' ? toAsker(state, 'interface-answered') : []),
  'fell-due': (_, { items }) => [notify('due', ...new Set(items.flatMap((item) => item.to)))],
};

/** What a fact makes us do, given the state it led to. */
export function effects({ fact }: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((state: State, fact: Fact) => Effect[]) | undefined;
  return of?.(state, fact) ?? [];
}

function toAsker({ askerTold }: State, notice: Notice): Effect[] {
  return askerTold ? [notify(notice, 'partner')] : [];
}
