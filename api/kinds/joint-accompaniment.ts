/** A joint accompaniment as the API serves it. */
import { jointAccompaniment as rules } from '../../workflows/rules/joint-accompaniment/index.ts';
import { rhythmOn } from '../../workflows/rules/joint-accompaniment/rhythm.ts';
import { may, seen } from '../../workflows/rules/joint-accompaniment/seen.ts';
import { milestoneOf, type Fact, type State } from '../../workflows/rules/joint-accompaniment/state.ts';
import type { Step } from '../../workflows/rules/joint-accompaniment/steps.ts';
import { STAGES } from '../../workflows/rules/joint-accompaniment/vocabulary.ts';
import { href, PATHS } from '../paths.ts';
import { JOINT_STEPS, jointView, type JointView } from '../schemas/joint-accompaniment.ts';
import { jointOpening } from './joint-accompaniment-opening.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

export const jointAccompaniment = {
  rules,
  tag: 'Joint accompaniments',
  path: PATHS.jointAccompaniment,
  stepPath: PATHS.jointAccompanimentStep,
  steps: JOINT_STEPS,
  view: jointView,
  show,
  seen,
  may,
  collection: { path: PATHS.jointAccompaniments, stages: STAGES, opening: jointOpening },
} satisfies ServedKind<State, Step, Fact, JointView> as unknown as AnyKind<JointView>;

/** What is shown as the rules keep it. */
const AS_KEPT = [
  'id',
  'stage',
  'version',
  'reference',
  'householdId',
  'caseworkerId',
  'referredBy',
  'openedOn',
  'meetings',
  'rhythm',
  'reviews',
  'sublet',
  'formerSublets',
  'contract',
  'formerContracts',
  'handover',
  'handedOver',
  'ended',
] as const satisfies (keyof State)[];

function show(state: State, outlook: Outlook): JointView {
  const { id, accompanimentId, householdId, team, lastOn } = state;
  const self = href(PATHS.jointAccompaniment, { id });
  const milestone = milestoneOf(state);
  // What falls due about something that is not shared is not shared either.
  const known = rules.agenda(state).map(({ key }) => key);
  return {
    ...pick(state, AS_KEPT),
    partners: team,
    meetEveryDays: rhythmOn(state, lastOn),
    ...(milestone && { milestone }),
    ...outlook,
    agenda: outlook.agenda.filter(({ key }) => known.includes(key)),
    links: {
      self,
      household: href(PATHS.household, { id: householdId }),
      ...(accompanimentId !== id && { accompaniment: href(PATHS.accompaniment, { id: accompanimentId }) }),
      journal: `${self}/journal`,
      letters: `${self}/letters`,
    },
  };
}
