/** The organisation that a step names as the receiver of something must be of this installation. */
import { findOrganisation } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal } from '../workflows/rules/case.ts';

/** Refuses `unknown-organisation`: a family handed over to a misspelt id would be shown to nobody. */
export async function refuseUnknownReceiver(store: Store, body: object): Promise<void> {
  const { toOrganisationId } = body as { toOrganisationId?: string };
  if (toOrganisationId === undefined || (await findOrganisation(store, toOrganisationId))) return;
  throw new Refusal('unknown-organisation', 'There is no organisation of this id here.', {
    toOrganisationId,
  });
}
