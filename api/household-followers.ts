/** Who has to know that a household has become larger or smaller: the follow-up of its dwelling. */
import { openCaseOf } from '../activities/store/cases.ts';
import type { Household } from '../activities/store/household.ts';
import type { TellFollower } from '../activities/store/households.ts';
import type { SystemStep } from '../workflows/rules/derogation/steps.ts';
import type { Deps } from './deps.ts';

/**
 * How the derogation that the household has open, if any, is told how many live there now. It is told every time, and
 * establishes nothing when it knew: a change that was told and could not be kept is sent again.
 */
export async function followerOf(
  { store, engine }: Deps,
  { id, organisationId }: Household,
): Promise<TellFollower | undefined> {
  const followed = await openCaseOf(store, 'derogation', id, organisationId);
  return (
    followed &&
    (({ members }) => {
      const step: SystemStep = { step: 'follow-household', persons: members.length };
      return engine.tell('derogation', followed.id, step);
    })
  );
}
