/** Whom a notice reaches, by their part in the case. */
import type { Audience, Due } from '../../workflows/rules/case.ts';
import { dueIn, type CaseAtFact } from '../case-at-fact.ts';
import { findOrganisation, findUser, listUsers, type User } from '../store/organisations.ts';
import { findReferrer } from '../store/referrers.ts';
import type { Store } from '../store/store.ts';
import type { Recipient } from './deliver.ts';

/** A person, and all the parts under which the notice reaches them. */
export interface Reached extends Recipient {
  as: Audience[];
}

/** Everyone once, whatever the number of their parts. */
export async function recipientsOf(
  store: Store,
  to: readonly Audience[],
  found: CaseAtFact,
): Promise<Reached[]> {
  const reached = new Map<string, Reached>();
  for (const audience of to) {
    for (const { id, name, email } of await ofAudience(store, audience, found)) {
      const as = [...(reached.get(id)?.as ?? []), audience];
      reached.set(id, { id, name, email, as });
    }
  }
  return [...reached.values()];
}

function ofAudience(store: Store, audience: Audience, found: CaseAtFact): Promise<Recipient[]> {
  switch (audience) {
    case 'caseworker':
      return caseworker(store, found);
    case 'supervisor':
      return supervisors(store, found);
    case 'partner':
      return partners(store, found);
    case 'family':
      return Promise.resolve([]);
  }
}

/** What concerns a caseworker who has left concerns the supervisors, who must reassign. */
async function caseworker(store: Store, found: CaseAtFact): Promise<User[]> {
  const ids = [found.caseworkerId, found.followerId].filter((id) => id !== undefined);
  const users = ids.map(async (id) => {
    const user = await findUser(store, id, found.organisation.id);
    return user?.active ? [user] : supervisors(store, found);
  });
  return (await Promise.all(users)).flat();
}

function supervisors(store: Store, { organisation }: CaseAtFact): Promise<User[]> {
  return listUsers(store, organisation.id, { role: 'supervisor' });
}

/** Those who follow the case too, those to whom the handovers in question were proposed, and whoever asked. */
async function partners(store: Store, found: CaseAtFact): Promise<Recipient[]> {
  const { handovers, partners: following, fact } = found;
  const ids = handoversIn(fact);
  const proposed = handovers.filter(({ handoverId }) => ids.includes(handoverId));
  const to = [...following, ...proposed.map((handover) => handover.to)];
  const known = [...new Set(to)].map((id) => partner(store, id));
  return (await Promise.all([...known, asker(store, found)])).flat();
}

/** Whoever asked from outside, where they gave an address. */
async function asker(store: Store, { askerId, organisation }: CaseAtFact): Promise<Recipient[]> {
  if (!askerId) return [];
  const { name, email } = (await findReferrer(store, askerId, organisation.id)) ?? {};
  return name && email ? [{ id: askerId, name, email }] : [];
}

function handoversIn(fact: { type: string; handoverId?: string; items?: Due[] }): string[] {
  if (fact.handoverId) return [fact.handoverId];
  return dueIn(fact).flatMap(({ to, subject }) => (to.includes('partner') && subject ? [subject] : []));
}

/** An organisation by the address it gives to others; without one, its supervisors; or a user. */
async function partner(store: Store, id: string): Promise<Recipient[]> {
  const organisation = await findOrganisation(store, id);
  if (organisation?.email) return [{ id, name: organisation.name, email: organisation.email }];
  if (organisation) return listUsers(store, id, { role: 'supervisor' });
  const user = await findUser(store, id);
  return user?.active ? [user] : [];
}
