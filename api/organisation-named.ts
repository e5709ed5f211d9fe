/** The organisation that a step names as the receiver of something, where it is of this installation. */
import { findActiveUser, findOrganisation } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor } from '../workflows/rules/case.ts';

interface Receiver {
  to?: string;
  toOrganisationId?: string;
}

/** The one step whose receiver then sees something of the case. */
const SHARING = 'propose-handover';

/** Refuses `unknown-organisation`: a family handed over to a misspelt id would be shown to nobody. */
export async function refuseUnknownReceiver(store: Store, body: object): Promise<void> {
  const { toOrganisationId } = body as Receiver;
  if (toOrganisationId === undefined || (await findOrganisation(store, toOrganisationId))) return;
  throw new Refusal('unknown-organisation', 'There is no organisation of this id here.', {
    toOrganisationId,
  });
}

/**
 * The body with the organisation that is to answer: whoever is named by an id of theirs, as notices reach them, could
 * not do so otherwise. A receiver in words, or of one's own organisation, is shown nothing.
 */
export async function withReceiver(store: Store, by: Actor, step: string, body: object): Promise<object> {
  const { to, toOrganisationId } = body as Receiver;
  if (step !== SHARING || to === undefined || toOrganisationId !== undefined) return body;
  const found = await organisationOf(store, to);
  return found === undefined || found === by.organisationId ? body : { ...body, toOrganisationId: found };
}

/** An organisation by its id, or by that of one of its people. */
async function organisationOf(store: Store, id: string): Promise<string | undefined> {
  const organisation = await findOrganisation(store, id);
  return organisation?.id ?? (await findActiveUser(store, id))?.organisationId;
}
