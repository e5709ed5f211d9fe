/** How an accompaniment is opened: for a household that has none open, on the event that brings it. */
import { refuseSecond } from '../../activities/store/one-open.ts';
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import { saveReferrer } from '../../activities/store/referrers.ts';
import { EDITION, type Opening, type Trigger } from '../../workflows/rules/accompaniment/steps.ts';
import { refuseFuture } from '../../workflows/rules/dates.ts';
import { refuseLateReferral } from '../../workflows/rules/eligibility/index.ts';
import { idOf } from '../canonical.ts';
import type { Deps } from '../deps.ts';
import { openingBody, type OpeningBody } from '../schemas/accompaniments.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { opening, type AskedOpening } from './kind.ts';

type Asked = AskedOpening<OpeningBody>;

export const accompanimentOpening = opening<OpeningBody>({
  title: 'Accompagnement',
  body: openingBody,
  refusals: [
    'already-accompanied',
    'archived',
    'date-in-future',
    'erased',
    'referral-too-late',
    'unknown-household',
  ],
  prepare: async (deps, asked) => {
    await refuseImpossible(deps, asked);
    return openingOf(deps, asked);
  },
});

async function refuseImpossible({ store }: Deps, { body, now }: Asked): Promise<void> {
  const { offer, trigger } = body;
  refuseFuture(now, trigger.occurredOn, trigger.registeredOn, trigger.referredOn);
  const { offerFamily } = await getOrganisation(store, now.by.organisationId);
  refuseLateReferral({ offerFamily, offer, trigger }, now.on);
  await refuseUnknownFamily(store, now.by, { householdId: body.householdId });
  await refuseSecond(store, 'accompaniment', body.householdId);
}

/** What the case starts with: the house values of the day, which later changes do not touch. */
async function openingOf({ store }: Deps, { id, body, now }: Asked): Promise<Opening> {
  const { organisationId } = now.by;
  const { referrer, trigger, ...rest } = body;
  const organisation = await getOrganisation(store, organisationId);
  const referrerId = idOf('referrer', id);
  if (referrer) await saveReferrer(store, { ...referrer, id: referrerId, organisationId });
  return {
    ...rest,
    edition: EDITION,
    organisationId,
    reference: await nextReference(store, organisationId, Number(now.on.slice(0, 4))),
    trigger: { ...trigger, ...(referrer && { referrerId }) } satisfies Trigger,
    house: houseOf(organisation),
  };
}
