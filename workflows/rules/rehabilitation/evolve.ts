/** The state after a fact of a home rehabilitation. Every fact has its line; nothing is decided here. */
import { proposed, revised, signed, stillToSign, unsigned } from '../agreement.ts';
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import type { Fact, Sitting, State } from './state.ts';
import { PARTIES, type Decision, type Stage } from './vocabulary.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'rehabilitation-opened': (state, { type: _type, accompanimentId, ...opening }, { on }) => ({
    ...opening,
    accompanimentId: accompanimentId ?? state.id,
    openedOn: on,
    stageOn: on,
  }),
  'project-set-out': (state, { type: _type, ...project }, { on }) => ({
    project,
    commitment: state.commitment ? revised(state.commitment, on) : proposed(PARTIES, on),
    signatures: [],
    ...entering(state, 'commitment', on),
  }),
  'commitment-signed': (state, { party, on: signedOn }, { number, on }) => {
    const commitment = state.commitment && signed(state.commitment, { party, on: signedOn });
    const isComplete = commitment && stillToSign(commitment).length === 0;
    return {
      commitment,
      signatures: [...state.signatures, { number, party }],
      ...(isComplete && entering(state, 'committee', on)),
    };
  },
  'committee-planned': ({ sittings }, { on }) => ({ sittings: [...decided(sittings), { on }] }),
  'committee-decided': (state, { decision, reason }, { on }) => ({
    sittings: state.sittings.map((sitting) =>
      sitting.decision ? sitting : { ...sitting, decision, ...(reason && { reason }) },
    ),
    ...AFTER_DECISION[decision](state, on),
  }),
  'visit-planned': (state, { type: _type, ...visit }, { number }) => ({
    visits: [...state.visits, { ...visit, number }],
  }),
  'diagnosis-recorded': (state, { type: _type, ...diagnosis }, { on }) => ({
    diagnosis,
    ...entering(state, 'works-definition', on),
  }),
  'works-defined': (state, { works, on: definedOn }, { on }) => ({
    works,
    worksDefinedOn: definedOn,
    ...entering(state, 'works', on),
  }),
  'workshop-planned': (_, { type: _type, ...workshop }) => ({ workshop }),
  'workshop-held': ({ workshop }, { attended, spent }) => ({
    workshop: workshop && { ...workshop, attended, spent },
  }),
  'hours-recorded': (state, { type: _type, ...entry }, { number }) => ({
    hours: [...state.hours, { ...entry, number }],
  }),
  'materials-bought': (state, { type: _type, ...entry }, { number }) => ({
    materials: [...state.materials, { ...entry, number }],
  }),
  'family-share-agreed': (state, { amountCents, reason }, { number, on }) => ({
    agreedShares: [...state.agreedShares, { number, on, amountCents, reason }],
  }),
  'site-ended': (state, { type: _type, ...endOfSite }, { on }) => ({
    endOfSite,
    ...entering(state, 'evaluation', on),
  }),
  evaluated: (_, { type: _type, ...evaluation }, { on }) => ({ evaluation: { ...evaluation, on } }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  ended: (state, { ending, reason }, { on }) => ({
    ended: { on, ending, ...(reason && { reason }) },
    ...entering(state, 'closed', on),
  }),
  corrected: (state, { fact }, { on }) => takenBack(state, fact, on),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['reassigned'];
  const change = evolution(state, recorded.fact as FactOf<'reassigned'>, recorded);
  return changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
}

function entering({ stage, stageOn }: State, next: Stage, on: State['stageOn']): Change<State> {
  return { stage: next, stageOn: stage === next ? stageOn : on };
}

const AFTER_DECISION: Record<Decision, (state: State, on: State['stageOn']) => Change<State>> = {
  accepted: (state, on) => entering(state, 'diagnosis', on),
  postponed: () => ({}),
  refused: () => ({}),
};

/** A sitting moved before it was held leaves no trace but in the journal. */
function decided(sittings: readonly Sitting[]): Sitting[] {
  return sittings.filter(({ decision }) => decision !== undefined);
}

/** Hours, purchases, a share, a visit or a signature recorded in error no longer count; all stay readable. */
function takenBack(state: State, fact: number, on: State['stageOn']): Change<State> {
  return {
    corrected: [...state.corrected, fact],
    hours: withoutFact(state.hours, fact),
    materials: withoutFact(state.materials, fact),
    agreedShares: withoutFact(state.agreedShares, fact),
    visits: withoutFact(state.visits, fact),
    ...withoutSignature(state, fact, on),
  };
}

/** Before the committee has decided; afterwards the works go on, and the error is only marked. */
function withoutSignature(state: State, fact: number, on: State['stageOn']): Change<State> {
  const { commitment, signatures, stage } = state;
  const taken = signatures.find(({ number }) => number === fact);
  if (!taken || !commitment || (stage !== 'commitment' && stage !== 'committee')) return {};
  return {
    commitment: unsigned(commitment, taken.party),
    signatures: withoutFact(signatures, fact),
    ...entering(state, 'commitment', on),
  };
}
