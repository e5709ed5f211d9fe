/** What the documents of a home rehabilitation are made from: the site as it stood at a fact, and its people. */
import { fold } from '../workflows/rules/case.ts';
import { siteAccount } from '../workflows/rules/rehabilitation/account.ts';
import { rehabilitation } from '../workflows/rules/rehabilitation/index.ts';
import type { Fact, State } from '../workflows/rules/rehabilitation/state.ts';
import { caseAtFact } from './case-at-fact.ts';
import { findSomeone, type Draft } from './letter-of.ts';
import { familyOf, senderOf, signatoryOf } from './letter-people.ts';
import type { RehabilitationInLetter } from './letters/model.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';
import { findOrganisation } from './store/organisations.ts';

const ANY_ASSOCIATION = 'partenaire';

export const draftOfRehabilitation: Draft = async (store, asked) => {
  const { organisation, householdId } = await caseAtFact(store, asked);
  const journal = await journalOf<Fact>(store, asked.caseId, { upTo: asked.factNumber });
  const state = fold(rehabilitation, asked.caseId, journal);
  const [household, caseworker, association] = await Promise.all([
    getHousehold(store, householdId, organisation.id),
    findSomeone(store, state.caseworkerId, organisation.id),
    findOrganisation(store, state.associationId),
  ]);
  const letter = {
    template: asked.template,
    reference: state.reference,
    on: asked.on,
    organisation: senderOf(organisation),
    recipient: familyOf(household),
    ...(caseworker && { caseworker: signatoryOf(caseworker) }),
    accompaniment: {
      trigger: 'degraded-dwelling',
      openedOn: state.openedOn,
      problems: [],
      responses: [],
      handovers: [],
    },
    rehabilitation: toldOf(state, association?.name ?? ANY_ASSOCIATION),
  };
  return { letter, organisationId: organisation.id };
};

function toldOf(state: State, association: string): RehabilitationInLetter {
  const { project, commitment, workshop, diagnosis, worksDefinedOn, endOfSite, evaluation, ended } = state;
  const shareReason = state.agreedShares.at(-1)?.reason;
  const signedOn = Object.fromEntries((commitment?.signatures ?? []).map(({ party, on }) => [party, on]));
  return {
    association,
    project: project ?? { dwelling: '', familyWish: '', commitments: '' },
    version: commitment?.version ?? 1,
    signedOn,
    sharePercent: state.house.familySharePercent,
    works: (state.works ?? []).map((work) => ({ ...work, done: endOfSite?.done.includes(work.id) ?? false })),
    account: siteAccount(state),
    ...(workshop && { workshop }),
    ...(diagnosis && { diagnosedOn: diagnosis.on }),
    ...(worksDefinedOn && { worksDefinedOn }),
    ...(endOfSite && { endedOn: endOfSite.on }),
    ...(shareReason && { shareReason }),
    ...(evaluation && { evaluation }),
    ...(ended?.reason && { reason: ended.reason }),
  };
}
