/** How a joint accompaniment is opened: for a household, on the referral of a work-integration site. */
import { refuseSecond } from '../../activities/store/one-open.ts';
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import type { Opening } from '../../workflows/rules/joint-accompaniment/steps.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { jointOpening as body, type JointOpeningBody } from '../schemas/joint-accompaniment.ts';
import { opening, type AskedOpening } from './kind.ts';

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
  const { organisationId } = now.by;
  await refuseUnknownFamily(store, now.by, asked);
  await refuseUnknownCaseworker(store, now.by, asked);
  await refuseSecond(store, 'joint-accompaniment', asked.householdId);
  const organisation = await getOrganisation(store, organisationId);
  const house = organisation.house.kinds?.['joint-accompaniment'];
  return {
    ...asked,
    organisationId,
    reference: await nextReference(store, organisationId, Number(now.on.slice(0, 4))),
    caseworkerId: asked.caseworkerId ?? now.by.id,
    calendar: houseOf(organisation).calendar,
    ...(house && { house }),
  };
}
