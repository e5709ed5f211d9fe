/** What a fact of an arrears track makes us do: notices, and the hearing that a summons leads to. */
import type { SystemStep as AccompanimentStep } from '../accompaniment/steps.ts';
import type { Audience, Effect, Recorded } from '../case.ts';
import type { Fact, State } from './state.ts';
import type { Notice } from './vocabulary.ts';

const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = {
  [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>) => Effect[];
};

const EFFECTS: Effects = {
  'arrears-opened': ({ caseworkerId }) => [
    notify('arrears-opened', caseworkerId ? 'caseworker' : 'supervisor'),
  ],
  'instalment-recorded': (_, { paid }) => (paid ? [] : planBroken()),
  'plan-checked': (_, { kept }) => (kept ? [] : planBroken()),
  'payment-order-recorded': () => [notify('payment-order', 'caseworker', 'supervisor')],
  'summons-recorded': ({ accompanimentId }, { type: _type, hearingId, notifiedOn: _notified, ...summons }) =>
    hearingId ? [] : [tell(accompanimentId, { step: 'open-hearing-of-track', ...summons })],
  'hearing-ended': (_, { ending }) =>
    ending === 'delays-lost' ? [notify('delays-lost', 'caseworker', 'supervisor')] : [],
  ended: ({ accompanimentId, id }, { ending }) =>
    ending === 'accompaniment-closed'
      ? []
      : [tell(accompanimentId, { step: 'record-arrears-ended', arrearsId: id, ending })],
  'fell-due': (_, { items }) => [notify('due', ...new Set(items.flatMap(({ to }) => to)))],
};

/** What a fact makes us do, given the state it led to. */
export function effects({ fact }: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((state: State, fact: Fact) => Effect[]) | undefined;
  return of?.(state, fact) ?? [];
}

/** A missed instalment alerts at once. */
function planBroken(): Effect[] {
  return [notify('plan-broken', 'caseworker', 'supervisor')];
}

function tell(caseId: string, step: AccompanimentStep): Effect {
  return { do: 'tellCase', kind: 'accompaniment', caseId, step };
}
