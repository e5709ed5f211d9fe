/** What the documents of a joint accompaniment are made from: the case as it stood at a fact, and its people. */
import { fold } from '../workflows/rules/case.ts';
import { jointAccompaniment } from '../workflows/rules/joint-accompaniment/index.ts';
import { milestoneOf, type Fact, type State } from '../workflows/rules/joint-accompaniment/state.ts';
import { caseAtFact } from './case-at-fact.ts';
import { findSomeone, type Draft } from './letter-of.ts';
import { familyOf, senderOf, signatoryOf } from './letter-people.ts';
import type { JointInLetter } from './letters/model.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';

export const draftOfJoint: Draft = async (store, asked) => {
  const { organisation, householdId } = await caseAtFact(store, asked);
  const journal = await journalOf<Fact>(store, asked.caseId, { upTo: asked.factNumber });
  const state = fold(jointAccompaniment, asked.caseId, journal);
  const [household, caseworker] = await Promise.all([
    getHousehold(store, householdId, organisation.id),
    findSomeone(store, state.caseworkerId, organisation.id),
  ]);
  const letter = {
    template: asked.template,
    reference: state.reference,
    on: asked.on,
    organisation: senderOf(organisation),
    recipient: familyOf(household),
    ...(caseworker && { caseworker: signatoryOf(caseworker) }),
    accompaniment: {
      trigger: 'work-integration',
      openedOn: state.openedOn,
      problems: [],
      responses: [],
      handovers: [],
    },
    joint: toldOf(state),
  };
  return { letter, organisationId: organisation.id };
};

function toldOf(state: State): JointInLetter {
  const { reviews, sublet, contract, handover } = state;
  const milestone = milestoneOf(state);
  const review = reviews.at(-1);
  return {
    ...(review && { review: { on: review.on, summary: review.summary, areas: review.areas } }),
    ...(sublet && milestone && { sublet: { dwelling: sublet.dwelling, milestone } }),
    ...(contract && { contract: { employer: contract.employer, endsOn: contract.endsOn } }),
    ...(handover && { handover }),
  };
}
