/**
 * Answers whoever reported the family's difficulty: that the report was received; then, to a social worker bound
 * by professional secrecy, the outcome. A landlord learns no more.
 */
import type { Activities } from '../workflows/ports.ts';
import { accompanimentAtFact, type AccompanimentAtFact } from './case-at-fact.ts';
import type { Deps } from './deps.ts';
import { deliver } from './mail/deliver.ts';
import { referrerWords } from './mail/referrer-words.ts';
import { findReferrer, type Referrer } from './store/referrers.ts';
import type { Store } from './store/store.ts';

const NOTICE = 'referrer-told';

export function tellReferrer(deps: Deps): Activities['tellReferrer'] {
  return async ({ key, kind, caseId, factNumber, on }) => {
    const found = await accompanimentAtFact(deps.store, { kind, caseId, factNumber });
    const errand = { key, caseId, on, notice: NOTICE, organisationId: found.organisation.id };
    for (const referrer of await referrersOf(deps.store, found)) {
      const { id, name, email } = referrer;
      const words = referrerWords(found, referrer);
      if (email && words) await deliver(deps, errand, { id, name, email }, words);
    }
    return undefined;
  };
}

/** Each once, whatever the number of events they reported. */
async function referrersOf(store: Store, { state, organisation }: AccompanimentAtFact): Promise<Referrer[]> {
  const ids = new Set(state.triggers.flatMap(({ referrerId }) => referrerId ?? []));
  const found = await Promise.all([...ids].map((id) => findReferrer(store, id, organisation.id)));
  return found.filter((referrer) => referrer !== undefined);
}
