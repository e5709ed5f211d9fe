/** What a fact of a hearing's preparation makes us do: letters, notices, and word to its accompaniment. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { SystemStep as AccompanimentStep } from '../accompaniment/steps.ts';
import type { Fact, State } from './state.ts';

const letter = (template: string): Effect => ({ do: 'writeLetter', template });
const told = (caseId: string, step: AccompanimentStep): Effect => ({
  do: 'tellCase',
  kind: 'accompaniment',
  caseId,
  step,
});
const notify = (notice: string, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });

type Effects = { [Type in Fact['type']]?: (state: State, fact: Extract<Fact, { type: Type }>) => Effect[] };

const EFFECTS: Effects = {
  'hearing-opened': () => [
    notify('hearing-opened', 'caseworker', 'supervisor'),
    letter('council-information'),
  ],
  reassigned: () => [notify('assigned', 'caseworker')],
  'interview-offered': () => [letter('interview-offer')],
  'evaluation-submitted': () => [notify('evaluation-submitted', 'supervisor')],
  'evaluation-validated': () => [notify('evaluation-validated', 'caseworker')],
  'evaluation-returned': () => [notify('evaluation-returned', 'caseworker')],
  'evaluation-sent': () => [letter('social-evaluation')],
  'preparation-recorded': () => [letter('preparation-sheet')],
  adjourned: ({ accompanimentId, id }, { hearingOn }) => [
    letter('hearing-adjourned'),
    notify('hearing-adjourned', 'caseworker', 'supervisor'),
    told(accompanimentId, { step: 'record-hearing-moved', hearingId: id, hearingOn }),
  ],
  'payment-recorded': (_, { paid }) => (paid ? [] : [notify('payment-default', 'caseworker', 'supervisor')]),
  ended: ({ accompanimentId, id }, { ending }) => [
    told(accompanimentId, { step: 'record-hearing-ended', hearingId: id, ending }),
  ],
  'fell-due': (_, { items }) => {
    const to = new Set(items.flatMap((item) => item.to));
    const staff = [...to].filter((audience) => audience !== 'family');
    return [
      ...(staff.length > 0 ? [notify('due', ...staff)] : []),
      ...(to.has('family') ? [letter('hearing-reminder')] : []),
    ];
  },
};

/** What a fact makes us do, given the state it led to. */
export function effects({ fact }: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[fact.type] as ((state: State, fact: Fact) => Effect[]) | undefined;
  return of?.(state, fact) ?? [];
}
