/** The accompaniment of home buyers as the API serves it: to two services, each with its part. */
import { homePurchase as rules } from '../../workflows/rules/home-purchase/index.ts';
import { mayTake } from '../../workflows/rules/home-purchase/parts.ts';
import { seen } from '../../workflows/rules/home-purchase/seen.ts';
import type { Fact, State } from '../../workflows/rules/home-purchase/state.ts';
import type { Step, StepName } from '../../workflows/rules/home-purchase/steps.ts';
import { STAGES } from '../../workflows/rules/home-purchase/vocabulary.ts';
import { href, PATHS } from '../paths.ts';
import { HOME_PURCHASE_STEPS, homePurchaseView, type HomePurchaseView } from '../schemas/home-purchase.ts';
import { homePurchaseOpening } from './home-purchase-opening.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

/** What is shown as the rules keep it. */
const AS_KEPT = [
  'id',
  'reference',
  'stage',
  'version',
  'householdId',
  'accompanimentId',
  'openedOn',
  'contacted',
  'contactedOn',
  'cafId',
  'councilId',
  'workers',
  'phase1',
  'phase2',
  'diagnosis',
  'helpPlan',
  'place',
  'viability',
  'responses',
  'interviews',
  'ended',
  'corrected',
] as const satisfies (keyof State)[];

export const homePurchase = {
  rules,
  tag: 'Home purchases',
  path: PATHS.homePurchase,
  stepPath: PATHS.homePurchaseStep,
  steps: HOME_PURCHASE_STEPS,
  view: homePurchaseView,
  show,
  seen,
  may: (state, step, actor) => mayTake(state, step as StepName, actor),
  collection: { path: PATHS.homePurchases, stages: STAGES, opening: homePurchaseOpening },
} satisfies ServedKind<State, Step, Fact, HomePurchaseView> as unknown as AnyKind<HomePurchaseView>;

function show(state: State, outlook: Outlook): HomePurchaseView {
  const { id, house, capacityId } = state;
  const self = href(PATHS.homePurchase, { id });
  return {
    ...pick(state, AS_KEPT),
    organisationOfWork: house.organisationOfWork,
    agenda: outlook.agenda,
    steps: outlook.steps,
    links: {
      self,
      journal: `${self}/journal`,
      letters: `${self}/letters`,
      capacity: href(PATHS.specialistCapacity, { id: capacityId }),
    },
  };
}
