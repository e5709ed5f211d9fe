/** How a joint accompaniment is opened: for a household, on the referral of a work-integration site. */
import { refuseSecond } from '../../activities/store/one-open.ts';
import type { Opening } from '../../workflows/rules/joint-accompaniment/steps.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { jointOpening as body, type JointOpeningBody } from '../schemas/joint-accompaniment.ts';
import { opening, type AskedOpening } from './kind.ts';
import { openedBy } from './opened-by.ts';

export const jointOpening = opening<JointOpeningBody>({
  title: 'Accompagnement conjoint',
  body,
  refusals: [
    'unknown-household',
    'unknown-accompaniment',
    'unknown-caseworker',
    'already-accompanied-jointly',
  ],
  prepare,
});

async function prepare(
  { store }: Deps,
  { body: asked, now }: AskedOpening<JointOpeningBody>,
): Promise<Opening> {
  await refuseUnknownFamily(store, now.by, asked);
  await refuseUnknownCaseworker(store, now.by, asked);
  await refuseSecond(store, 'joint-accompaniment', asked.householdId);
  return {
    ...asked,
    ...(await openedBy(store, now, 'joint-accompaniment')),
    caseworkerId: asked.caseworkerId ?? now.by.id,
  };
}
