/** Screening, second question: does a social worker elsewhere already follow the family? */
import type { Activities } from '../workflows/ports.ts';
import type { SystemStep } from '../workflows/rules/accompaniment/steps.ts';
import { accompanimentAtFact } from './case-at-fact.ts';
import { askedKeys } from './coordination/identity.ts';
import type { Deps } from './deps.ts';
import { followersOf, unansweredServices } from './store/coordination.ts';
import { adultsOf } from './store/household.ts';

type Answer = Extract<SystemStep, { step: 'record-coordination-check' }>;

/** Answers known or unknown, and by which service; nothing of what that service knows. */
export function checkCoordination({ store, identityKey }: Deps): Activities['checkCoordination'] {
  return async (request): Promise<Answer> => {
    const { household, organisation } = await accompanimentAtFact(store, request);
    const asked = adultsOf(household).flatMap((adult) => askedKeys(adult, identityKey));
    const [services, unanswered] = await Promise.all([
      followersOf(store, asked, organisation.id),
      unansweredServices(store, organisation.id, identityKey),
    ]);
    return { step: 'record-coordination-check', known: services.length > 0, services, unanswered };
  };
}
