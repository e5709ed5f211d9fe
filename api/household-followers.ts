/** Who has to know that a household has become larger or smaller: the follow-up of its dwelling. */
import { openCaseOf } from '../activities/store/cases.ts';
import type { Household } from '../activities/store/household.ts';
import type { SystemStep } from '../workflows/rules/derogation/steps.ts';
import type { Deps } from './deps.ts';

/**
 * Tells the derogation that the household has open, if any, how many live there now. It is told every time, and
 * establishes nothing when it knew: a request sent again after the engine was away tells it all the same.
 */
export async function tellFollowers({ store, engine }: Deps, household: Household): Promise<void> {
  const { id, organisationId, members } = household;
  const followed = await openCaseOf(store, 'derogation', id, organisationId);
  if (!followed) return;
  const step: SystemStep = { step: 'follow-household', persons: members.length };
  await engine.tell('derogation', followed.id, step);
}
