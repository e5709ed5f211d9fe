/** To whom a family can be assigned: someone who accompanies families, in the organisation of the case. */
import { findUser } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor, type Role } from '../workflows/rules/case.ts';

/** A supervisor may take a family on. */
export const ACCOMPANYING: readonly Role[] = ['caseworker', 'supervisor'];

/** Refuses a step that names a caseworker who is not one, or no longer, or elsewhere. */
export async function refuseUnknownCaseworker(store: Store, actor: Actor, body: object): Promise<void> {
  const { caseworkerId } = body as { caseworkerId?: string };
  if (caseworkerId === undefined) return;
  const user = await findUser(store, caseworkerId, actor.organisationId);
  if (user?.active && ACCOMPANYING.includes(user.role)) return;
  throw new Refusal('unknown-caseworker', 'Nobody of this id accompanies families here.', { caseworkerId });
}
