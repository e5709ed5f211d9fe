/** A hearing's preparation as the API serves it. */
import { hearing as rules } from '../../workflows/rules/hearing/index.ts';
import { isUrgent, type Fact, type State } from '../../workflows/rules/hearing/state.ts';
import type { Step } from '../../workflows/rules/hearing/steps.ts';
import { href, PATHS } from '../paths.ts';
import { HEARING_STEPS, hearingView, type HearingView } from '../schemas/hearing.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

/** What is shown as the rules keep it. */
const AS_KEPT = [
  'id',
  'stage',
  'version',
  'accompanimentId',
  'reference',
  'caseworkerId',
  'openedOn',
  'court',
  'servedOn',
  'hearingOn',
  'at',
  'claimedDebtCents',
  'adjournments',
  'offers',
  'interview',
  'evaluation',
  'preparation',
  'attendance',
  'outcome',
  'payments',
  'ended',
] as const satisfies (keyof State)[];

export const hearing = {
  rules,
  tag: 'Hearings',
  path: PATHS.hearing,
  stepPath: PATHS.hearingStep,
  steps: HEARING_STEPS,
  view: hearingView,
  show,
} satisfies ServedKind<State, Step, Fact, HearingView> as unknown as AnyKind<HearingView>;

function show(state: State, outlook: Outlook): HearingView {
  const { id, accompanimentId } = state;
  return {
    ...pick(state, AS_KEPT),
    urgent: isUrgent(state),
    ...outlook,
    links: {
      self: href(PATHS.hearing, { id }),
      accompaniment: href(PATHS.accompaniment, { id: accompanimentId }),
      journal: `${href(PATHS.hearing, { id })}/journal`,
      letters: `${href(PATHS.hearing, { id })}/letters`,
    },
  };
}
