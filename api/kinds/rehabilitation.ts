/** A home rehabilitation as the API serves it. */
import { stillToSign } from '../../workflows/rules/agreement.ts';
import { siteAccount } from '../../workflows/rules/rehabilitation/account.ts';
import { rehabilitation as rules } from '../../workflows/rules/rehabilitation/index.ts';
import { may, seen } from '../../workflows/rules/rehabilitation/seen.ts';
import type { Fact, State } from '../../workflows/rules/rehabilitation/state.ts';
import type { Step } from '../../workflows/rules/rehabilitation/steps.ts';
import { STAGES } from '../../workflows/rules/rehabilitation/vocabulary.ts';
import { href, PATHS } from '../paths.ts';
import {
  REHABILITATION_STEPS,
  rehabilitationView,
  type RehabilitationView,
} from '../schemas/rehabilitation.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';
import { rehabilitationOpening } from './rehabilitation-opening.ts';

export const rehabilitation = {
  rules,
  tag: 'Rehabilitations',
  path: PATHS.rehabilitation,
  stepPath: PATHS.rehabilitationStep,
  steps: REHABILITATION_STEPS,
  view: rehabilitationView,
  show,
  seen,
  may,
  collection: { path: PATHS.rehabilitations, stages: STAGES, opening: rehabilitationOpening },
} satisfies ServedKind<State, Step, Fact, RehabilitationView> as unknown as AnyKind<RehabilitationView>;

/** What is shown as the rules keep it. */
const AS_KEPT = [
  'id',
  'stage',
  'version',
  'reference',
  'householdId',
  'associationId',
  'caseworkerId',
  'openedOn',
  'project',
  'commitment',
  'sittings',
  'visits',
  'diagnosis',
  'works',
  'worksDefinedOn',
  'workshop',
  'hours',
  'materials',
  'agreedShares',
  'endOfSite',
  'evaluation',
  'ended',
] as const satisfies (keyof State)[];

function show(state: State, outlook: Outlook): RehabilitationView {
  const { id, commitment, accompanimentId, householdId } = state;
  const isLinked = accompanimentId !== id;
  const self = href(PATHS.rehabilitation, { id });
  return {
    ...pick(state, AS_KEPT),
    ...(isLinked && { accompanimentId }),
    toSign: commitment ? stillToSign(commitment) : [],
    account: siteAccount(state),
    ...outlook,
    links: {
      self,
      household: href(PATHS.household, { id: householdId }),
      ...(isLinked && { accompaniment: href(PATHS.accompaniment, { id: accompanimentId }) }),
      journal: `${self}/journal`,
      letters: `${self}/letters`,
    },
  };
}
