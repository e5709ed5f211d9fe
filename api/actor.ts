/**
 * Who asks. The only place that knows how an actor is named: on one machine by a header; elsewhere, once access
 * control is there, by a token read here.
 */
import type { Request } from 'express';
import { findActiveUser } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor } from '../workflows/rules/case.ts';
import { id } from './schemas/primitives.ts';

/** The header that names the actor on one machine. */
export const ACTOR_HEADER = 'X-Jalon-Actor';

/** Says who makes a request, or refuses it. */
export type Identify = (request: Request) => Promise<Actor>;

/** Reads the actor from the header, where the set-up accepts it: never where anyone else can reach the API. */
export function identifyByHeader(store: Store, accepted: boolean): Identify {
  return async (request) => {
    const named = accepted ? request.get(ACTOR_HEADER) : undefined;
    if (!named) throw new Refusal('actor-required', 'Say who asks.');
    const user = id.safeParse(named).success ? await findActiveUser(store, named) : undefined;
    if (!user) throw new Refusal('unknown-actor', 'Nobody of this id works here.');
    return { id: user.id, role: user.role, organisationId: user.organisationId };
  };
}
