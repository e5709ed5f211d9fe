/** What a fact of a hearing's preparation makes us do: letters, notices, and word to its accompaniment. */
import type { Audience, Effect, Recorded } from '../case.ts';
import type { SystemStep as AccompanimentStep } from '../accompaniment/steps.ts';
import type { Judgment, SystemStep as ArrearsStep } from '../arrears-track/steps.ts';
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

const tellArrears = (caseId: string | undefined, step: ArrearsStep): Effect[] =>
  caseId === undefined ? [] : [{ do: 'tellCase', kind: 'arrears', caseId, step }];

type Outcome = NonNullable<State['outcome']>;

function judgmentOf({ on, outcome, delayMonths }: Outcome): Judgment {
  return { on, outcome, ...(delayMonths !== undefined && { delayMonths }) };
}

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
  adjourned: ({ accompanimentId, arrearsId, id }, { hearingOn }, { on }) => [
    ...(hearingOn <= on ? [] : [letter('hearing-adjourned')]),
    notify('hearing-adjourned', 'caseworker', 'supervisor'),
    tell(accompanimentId, { step: 'record-hearing-moved', hearingId: id, hearingOn }),
    ...tellArrears(arrearsId, { step: 'follow-hearing-moved', hearingId: id, hearingOn }),
  ],
  /** Any other outcome ends the preparation, and is told with its end. */
  'outcome-recorded': ({ arrearsId, id }, outcome) =>
    outcome.outcome === 'delays-granted'
      ? tellArrears(arrearsId, { step: 'follow-outcome', hearingId: id, ...judgmentOf(outcome) })
      : [],
  'outcome-taken-back': ({ arrearsId, id }) =>
    tellArrears(arrearsId, { step: 'follow-outcome-taken-back', hearingId: id }),
  withdrawn: ({ edition = 1 }) => (edition < 2 ? [] : [letter('hearing-withdrawn')]),
  'payment-recorded': (_, { paid }) => (paid ? [] : [notify('payment-default', 'caseworker', 'supervisor')]),
  ended: ({ accompanimentId, arrearsId, id, outcome }, { ending }) => [
    tell(accompanimentId, { step: 'record-hearing-ended', hearingId: id, ending }),
    ...tellArrears(arrearsId, {
      step: 'follow-hearing-ended',
      hearingId: id,
      ending,
      ...(outcome && { judgment: judgmentOf(outcome) }),
    }),
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
