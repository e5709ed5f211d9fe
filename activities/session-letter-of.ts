/** What the letters of a group session are made from: the session as it stood at a fact, and one participant. */
import { fold } from '../workflows/rules/case.ts';
import { groupSession } from '../workflows/rules/group-session/index.ts';
import type { Fact, Participant, State } from '../workflows/rules/group-session/state.ts';
import { caseAtFact } from './case-at-fact.ts';
import { findSomeone, type Draft } from './letter-of.ts';
import { memberOf, senderOf, signatoryOf } from './letter-people.ts';
import type { AccompanimentInLetter, SessionInLetter } from './letters/model.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';

export const draftOfSession: Draft = async (store, asked) => {
  const { organisation, fact } = await caseAtFact(store, asked);
  const journal = await journalOf<Fact>(store, asked.caseId, { upTo: asked.factNumber });
  const state = fold(groupSession, asked.caseId, journal);
  const participant = getParticipant(state, asked.subject);
  const [household, leader] = await Promise.all([
    getHousehold(store, participant.householdId, organisation.id),
    findSomeone(store, state.caseworkerId, organisation.id),
  ]);
  const letter = {
    template: asked.template,
    reference: state.reference,
    on: asked.on,
    organisation: senderOf(organisation),
    recipient: memberOf(household, participant.memberId),
    ...(leader && { caseworker: signatoryOf(leader) }),
    accompaniment: accompanimentOf(state),
    session: sessionOf(state, participant, fact as Fact),
  };
  const { householdId, caseworkerId, referredBy } = participant;
  const followers = [...new Set([caseworkerId ?? referredBy, referredBy])];
  return { letter, organisationId: organisation.id, to: { householdId, followers } };
};

function getParticipant({ id, participants }: State, subject: string | undefined): Participant {
  const found = participants.find((one) => one.id === subject);
  if (!found) throw new Error(`Session ${id} has no participant ${subject}.`);
  return found;
}

/** The letters of a session tell nothing of an accompaniment. */
function accompanimentOf({ openedOn }: State): AccompanimentInLetter {
  return { trigger: 'separation', openedOn, problems: [], responses: [], handovers: [] };
}

function sessionOf({ title, place, days }: State, { certificate }: Participant, fact: Fact): SessionInLetter {
  return {
    title,
    days,
    change: changeOf(fact),
    ...(place && { place }),
    ...(fact.type === 'place-confirmed' && { afterWaiting: fact.afterWaiting }),
    ...(fact.type === 'day-moved' && { moved: { from: fact.from, to: fact.to } }),
    ...(certificate && { hours: certificate.hours, halfDays: certificate.halfDays }),
  };
}

function changeOf({ type }: Fact): SessionInLetter['change'] {
  if (type === 'closed') return 'cancelled';
  return type === 'day-moved' ? 'day-moved' : 'days';
}
