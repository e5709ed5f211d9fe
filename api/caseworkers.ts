/** To whom a family can be assigned: someone who accompanies families, in the organisation of the case. */
import { findUser } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor, type Role } from '../workflows/rules/case.ts';

/** A supervisor may take a family on. */
export const ACCOMPANYING: readonly Role[] = ['caseworker', 'supervisor'];
/** Who holds a part of a case that two services share: a partner's own workers too. */
const SHARING: readonly Role[] = [...ACCOMPANYING, 'partner'];

/** Refuses a step that names a caseworker who is not one, or no longer, or elsewhere. */
export async function refuseUnknownCaseworker(store: Store, actor: Actor, body: object): Promise<void> {
  const { caseworkerId, workerId } = body as { caseworkerId?: string; workerId?: string };
  await refuseUnknown(store, actor, caseworkerId, ACCOMPANYING);
  await refuseUnknown(store, actor, workerId, SHARING);
}

async function refuseUnknown(store: Store, actor: Actor, id: string | undefined, roles: readonly Role[]) {
  if (id === undefined) return;
  const user = await findUser(store, id, actor.organisationId);
  if (user?.active && roles.includes(user.role)) return;
  throw new Refusal('unknown-caseworker', 'Nobody of this id accompanies families here.', {
    caseworkerId: id,
  });
}
