/** How the accompaniment of home buyers is opened: at the service that the family contacted. */
import { refuseSecond } from '../../activities/store/one-open.ts';
import {
  getOrganisation,
  houseOf,
  listOrganisations,
  type Organisation,
} from '../../activities/store/organisations.ts';
import { nextReference } from '../../activities/store/references.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import {
  DEFAULT_HOME_PURCHASE_VALUES,
  type HomePurchaseValues,
} from '../../workflows/rules/home-purchase/house.ts';
import type { Opening } from '../../workflows/rules/home-purchase/steps.ts';
import { SERVICES, type Service } from '../../workflows/rules/home-purchase/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { homePurchaseOpening as body, type HomePurchaseOpening } from '../schemas/home-purchase.ts';
import { opening, type AskedOpening } from './kind.ts';
import { capacityIdOf } from './specialist-capacity.ts';

type Asked = AskedOpening<HomePurchaseOpening>;

export const homePurchaseOpening = opening<HomePurchaseOpening>({
  title: 'Accédants à la propriété',
  body,
  refusals: [
    'home-purchase-already-open',
    'service-not-concerned',
    'unknown-service',
    'unknown-household',
    'unknown-accompaniment',
  ],
  prepare: async (deps, asked) => {
    const { body: named, now } = asked;
    await refuseUnknownFamily(deps.store, now.by, named);
    await refuseSecond(deps.store, 'home-purchase', named.householdId);
    return openingOf(deps, asked);
  },
});

/** What it starts with: the values that the Caf has set, which later changes do not touch. */
async function openingOf({ store }: Deps, { body: asked, now }: Asked): Promise<Opening> {
  const { householdId, accompanimentId, contactedOn, serviceId } = asked;
  const { organisationId } = now.by;
  const own = await getOrganisation(store, organisationId);
  const contacted = SERVICES.find((service) => service === own.kind);
  if (!contacted) {
    throw new Refusal('service-not-concerned', 'A family contacts a Caf or a council.');
  }
  const other = otherService(await listOrganisations(store), contacted, serviceId);
  const [caf, council] = contacted === 'caf' ? [own, other] : [other, own];
  return {
    organisationId,
    householdId,
    ...(accompanimentId && { accompanimentId }),
    reference: await nextReference(store, organisationId, Number(now.on.slice(0, 4)), 'HP'),
    contacted,
    contactedOn,
    ...(caf && { cafId: caf.id }),
    ...(council && { councilId: council.id }),
    capacityId: capacityIdOf(caf?.id ?? organisationId),
    house: valuesOf(caf ?? own),
  };
}

/** The one named, or the only one there is; of several none is known to be the family's. */
function otherService(
  organisations: readonly Organisation[],
  contacted: Service,
  serviceId?: string,
): Organisation | undefined {
  const others = organisations.filter(
    ({ kind }) => SERVICES.some((one) => one === kind) && kind !== contacted,
  );
  if (serviceId === undefined) return others.length === 1 ? others[0] : undefined;
  const named = others.find(({ id }) => id === serviceId);
  if (!named) throw new Refusal('unknown-service', 'There is no other service of this id.');
  return named;
}

function valuesOf(organisation: Organisation): HomePurchaseValues {
  const set: Partial<HomePurchaseValues> = organisation.house.kinds?.['home-purchase'] ?? {};
  return { ...DEFAULT_HOME_PURCHASE_VALUES, calendar: houseOf(organisation).calendar, ...set };
}
