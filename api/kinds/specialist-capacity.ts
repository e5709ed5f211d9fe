/** The capacity of an organisation's specialists as the API serves it: an organisation has one, under a fixed id. */
import { findCase } from '../../activities/store/cases.ts';
import { getOrganisation, houseOf } from '../../activities/store/organisations.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import { specialistCapacity as rules } from '../../workflows/rules/specialist-capacity/index.ts';
import type { Fact, State } from '../../workflows/rules/specialist-capacity/state.ts';
import type { Opening, Step } from '../../workflows/rules/specialist-capacity/steps.ts';
import { placesLeft } from '../../workflows/rules/waiting-list.ts';
import { idOf } from '../canonical.ts';
import { href, PATHS } from '../paths.ts';
import {
  CAPACITY_STEPS,
  capacityOpening as body,
  capacityView,
  type CapacityView,
} from '../schemas/specialist-capacity.ts';
import { opening, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

/** The id of the one capacity of an organisation. */
export function capacityIdOf(organisationId: string): string {
  return idOf(rules.name, organisationId);
}

const capacityOpening = opening<{ capacity: number }>({
  title: 'Places des spécialistes',
  body,
  refusals: ['capacity-already-open', 'capacity-invalid'],
  idOf: ({ organisationId }) => capacityIdOf(organisationId),
  prepare: async ({ store }, { id, body: { capacity }, now }): Promise<Opening> => {
    const { organisationId } = now.by;
    if (await findCase(store, id, organisationId)) {
      throw new Refusal('capacity-already-open', 'This organisation has its capacity: change it.', {
        existing: id,
      });
    }
    const { calendar } = houseOf(await getOrganisation(store, organisationId));
    return { organisationId, capacity, calendar };
  },
});

export const specialistCapacity = {
  rules,
  tag: 'Home purchases',
  path: PATHS.specialistCapacity,
  stepPath: PATHS.specialistCapacityStep,
  steps: CAPACITY_STEPS,
  view: capacityView,
  show,
  collection: { path: PATHS.specialistCapacities, stages: ['open'], opening: capacityOpening },
} satisfies ServedKind<State, Step, Fact, CapacityView> as unknown as AnyKind<CapacityView>;

function show(state: State, { agenda, steps }: Outlook): CapacityView {
  const { id, stage, version, openedOn, places, byHand } = state;
  const self = href(PATHS.specialistCapacity, { id });
  const file = (caseId: string) => ({ caseId, byHand: byHand.includes(caseId) });
  return {
    id,
    stage,
    version,
    openedOn,
    capacity: places.capacity,
    held: places.holders.length,
    free: placesLeft(places),
    holders: places.holders.map(file),
    queue: places.queue.map((caseId, index) => ({ ...file(caseId), position: index + 1 })),
    agenda,
    steps,
    links: { self, journal: `${self}/journal` },
  };
}
