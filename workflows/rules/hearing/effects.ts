/** What a fact of a hearing's preparation makes us do: letters, notices, and word to its accompaniment. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { SystemStep as AccompanimentStep } from '../accompaniment/steps.ts';
import type { Fact, State } from './state.ts';
import type { Letter, Notice } from './vocabulary.ts';

const letter = (template: Letter): Effect => ({ do: 'writeLetter', template });
const notify = (notice: Notice, ...to: Audience[]): Effect => ({ do: 'notify', notice, to });
const tell = (caseId: string, step: AccompanimentStep): Effect => ({
  do: 'tellCase',
  kind: 'accompaniment',
  caseId,
  step,
});

type Effects = {
  [Type in Fact['type']]?: (
    state: State,
    fact: Extract<Fact, { type: Type }>,
    at: Recorded<Fact>,
  ) => Effect[];
};

const EFFECTS: Effects = {
  'hearing-opened': () => [
    notify('hearing-opened', 'caseworker', 'supervisor'),
    letter('council-information'),
  ],
  'interview-offered': () => [letter('interview-offer')],
  'evaluation-submitted': () => [notify('evaluation-submitted', 'supervisor')],
  'evaluation-validated': () => [notify('evaluation-validated', 'caseworker')],
  'evaluation-returned': () => [notify('evaluation-returned', 'caseworker')],
  'evaluation-sent': () => [letter('social-evaluation')],
  'preparation-recorded': () => [letter('preparation-sheet')],
  /** A date given back may be past, or a new one today: a letter would come too late. */
  adjourned: ({ accompanimentId, id }, { hearingOn }, { on }) => [
    ...(hearingOn <= on ? [] : [letter('hearing-adjourned')]),
    notify('hearing-adjourned', 'caseworker', 'supervisor'),
    tell(accompanimentId, { step: 'record-hearing-moved', hearingId: id, hearingOn }),
  ],
  withdrawn: ({ edition = 1 }) => (edition < 2 ? [] : [letter('hearing-withdrawn')]),
  'payment-recorded': (_, { paid }) => (paid ? [] : [notify('payment-default', 'caseworker', 'supervisor')]),
  ended: ({ accompanimentId, id }, { ending }) => [
    tell(accompanimentId, { step: 'record-hearing-ended', hearingId: id, ending }),
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
export function effects(recorded: Recorded<Fact>, state: State): Effect[] {
  const of = EFFECTS[recorded.fact.type] as
    | ((state: State, fact: Fact, at: Recorded<Fact>) => Effect[])
    | undefined;
  return of?.(state, recorded.fact, recorded) ?? [];
}
