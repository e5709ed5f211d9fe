/** How a joint accompaniment is opened: for a household, on the referral of a work-integration site. */
import { listCases } from '../../activities/store/case-lists.ts';
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import type { Store } from '../../activities/store/store.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import { jointAccompaniment } from '../../workflows/rules/joint-accompaniment/index.ts';
import type { Opening } from '../../workflows/rules/joint-accompaniment/steps.ts';
import { STAGES } from '../../workflows/rules/joint-accompaniment/vocabulary.ts';
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
  await refuseSecond(store, asked.householdId, organisationId);
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

async function refuseSecond(store: Store, householdId: string, organisationId: string): Promise<void> {
  const stage = STAGES.filter((one) => one !== 'closed');
  const open = await listCases(store, { organisationId, kind: jointAccompaniment.name, householdId, stage });
  const [existing] = open.rows;
  if (!existing) return;
  throw new Refusal('already-accompanied-jointly', 'A joint accompaniment is open for this household.', {
    existing: existing.id,
  });
}
