/** Whoever outside reported an event: their contact details stay here, cases carry an id. */
import { Referrer as ReferrerEntity } from './entities/organisations.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

/** `boundBySecrecy`: a social worker who may be told the outcome; anyone else only that the report was received. */
export interface Referrer {
  id: string;
  organisationId: string;
  name: string;
  email?: string;
  boundBySecrecy: boolean;
  partnerOrganisationId?: string;
}

/** Adds a referrer, or changes them. */
export async function saveReferrer(store: Store, referrer: Referrer): Promise<void> {
  const absent = { email: null, partnerOrganisationId: null };
  await store.orm.em.fork().upsert(ReferrerEntity, { ...absent, ...referrer });
}

/** A referrer, unless it is another organisation's. */
export async function findReferrer(
  store: Store,
  id: string,
  organisationId: string,
): Promise<Referrer | undefined> {
  const found = await store.orm.em.fork().findOne(ReferrerEntity, { id, organisationId });
  return found ? plain<Referrer>(found) : undefined;
}
