/**
 * Answers whoever reported the family's difficulty. A social worker bound by professional secrecy is told the
 * outcome; anyone else, such as a landlord, only that the report was received.
 */
import type { Activities } from '../workflows/ports.ts';
import { caseAtFact, type CaseAtFact } from './case-at-fact.ts';
import type { Deps } from './deps.ts';
import { deliver } from './mail/deliver.ts';
import { referrerWords } from './mail/referrer-words.ts';
import { findReferrer, type Referrer } from './store/referrers.ts';
import type { Store } from './store/store.ts';

const NOTICE = 'referrer-told';

export function tellReferrer(deps: Deps): Activities['tellReferrer'] {
  return async ({ key, kind, caseId, factNumber, on }) => {
    const found = await caseAtFact(deps.store, { kind, caseId, factNumber });
    const errand = { key, caseId, on, notice: NOTICE, organisationId: found.organisation.id };
    for (const referrer of await referrersOf(deps.store, found)) {
      const { id, name, email } = referrer;
      if (email) await deliver(deps, errand, { id, name, email }, referrerWords(found, referrer));
    }
    return undefined;
  };
}

/** Each once, whatever the number of events they reported. */
async function referrersOf(store: Store, { state, organisation }: CaseAtFact): Promise<Referrer[]> {
  const ids = new Set(state.triggers.flatMap(({ referrerId }) => referrerId ?? []));
  const found = await Promise.all([...ids].map((id) => findReferrer(store, id, organisation.id)));
  return found.filter((referrer) => referrer !== undefined);
}
