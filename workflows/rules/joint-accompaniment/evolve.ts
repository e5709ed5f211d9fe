/** The state after a fact of a joint accompaniment. Every fact has its line; nothing is decided here. */
import type { Recorded } from '../case.ts';
import { changed, withoutFact, type Change } from '../evolution.ts';
import { withPartner } from './partners.ts';
import { presentPartners, type Fact, type Partner, type State, type Sublet } from './state.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type Evolution = {
  [Type in Fact['type']]: (state: State, fact: FactOf<Type>, at: Recorded<Fact>) => Change<State>;
};

const EVOLUTION: Evolution = {
  'joint-opened': (state, { type: _type, accompanimentId, ...opening }, { on }) => ({
    ...opening,
    accompanimentId: accompanimentId ?? state.id,
    openedOn: on,
  }),
  'partner-added': (state, partner, { on }) => teamOf(withPartner(state, partner, on)),
  'sight-set': ({ team }, { partnerId, sees }) =>
    teamOf(team.map((one) => (one.partnerId === partnerId ? { ...one, sees } : one))),
  'partner-left': ({ team }, { partnerId, on: leftOn }) =>
    teamOf(team.map((one) => (one.partnerId === partnerId ? { ...one, leftOn } : one))),
  'meeting-recorded': ({ meetings }, { type: _type, ...meeting }, { number }) => ({
    meetings: [...meetings, { ...meeting, number }],
  }),
  'rhythm-set': (_, { everyDays, reason }, { on }) => ({ rhythm: { everyDays, reason, on } }),
  'review-held': ({ team, reviews }, { on, summary, areas }, { number }) => {
    const set = team.map((one) => {
      const area = areas.find(({ partnerId }) => partnerId === one.partnerId)?.area;
      return area === undefined ? one : { ...one, area };
    });
    const now = set.filter(({ leftOn }) => !leftOn).map(({ name, area }) => ({ name, area }));
    return { ...teamOf(set), reviews: [...reviews, { number, on, summary, areas: now }] };
  },
  'sublet-signed': (_, { type: _type, on, ...sublet }) => ({
    sublet: { ...sublet, signedOn: on, reviews: [] },
  }),
  'sublet-reviewed': ({ sublet }, { type: _type, ...review }, { number }) =>
    ofSublet(sublet, (one) => ({ reviews: [...one.reviews, { ...review, number }] })),
  'landlord-agreed': ({ sublet }, { on }) => ofSublet(sublet, () => ({ landlordAgreedOn: on })),
  'lease-transferred': ({ sublet }, { on }) => ofSublet(sublet, () => ({ leaseTransferredOn: on })),
  'sublet-ended': ({ sublet, formerSublets }, { on }) => ({
    sublet: undefined,
    formerSublets: sublet ? [...formerSublets, { ...sublet, endedOn: on }] : formerSublets,
  }),
  'contract-signed': (_, { type: _type, ...contract }) => ({ contract }),
  'contract-extended': ({ contract }, { endsOn }) => ({ contract: contract && { ...contract, endsOn } }),
  'contract-ended': ({ contract, formerContracts }, { on, outcome }) => ({
    contract: undefined,
    formerContracts: contract ? [...formerContracts, { ...contract, endedOn: on, outcome }] : formerContracts,
  }),
  'handover-planned': (_, { type: _type, ...handover }) => ({ stage: 'handover', handover }),
  'handover-held': (_, { type: _type, ...handedOver }) => ({ handedOver }),
  reassigned: (_, { caseworkerId }) => ({ caseworkerId }),
  ended: (_, { reason }, { on }) => ({ stage: 'closed', ended: { on, reason } }),
  corrected: (state, { fact }) => ({
    corrected: [...state.corrected, fact],
    meetings: withoutFact(state.meetings, fact),
    reviews: withoutFact(state.reviews, fact),
    ...ofSublet(state.sublet, ({ reviews }) => ({ reviews: withoutFact(reviews, fact) })),
  }),
  'fell-due': (state, { items }) => ({ fallen: [...state.fallen, ...items.map((item) => item.key)] }),
};

/** The state after a fact, with its version and day. */
export function evolve(state: State, recorded: Recorded<Fact>): State {
  const evolution = EVOLUTION[recorded.fact.type] as Evolution['reassigned'];
  const change = evolution(state, recorded.fact as FactOf<'reassigned'>, recorded);
  return changed(state, { ...change, version: recorded.number, lastOn: recorded.on });
}

function teamOf(team: Partner[]): Change<State> {
  return { team, partners: presentPartners({ team }).map(({ partnerId }) => partnerId) };
}

function ofSublet(sublet: Sublet | undefined, change: (one: Sublet) => Partial<Sublet>): Change<State> {
  return { sublet: sublet && { ...sublet, ...change(sublet) } };
}
