/** A hearing's preparation as the API serves it. */
import { hearing as rules } from '../../workflows/rules/hearing/index.ts';
import { isUrgent, type Fact, type State } from '../../workflows/rules/hearing/state.ts';
import type { Step } from '../../workflows/rules/hearing/steps.ts';
import { href, PATHS } from '../paths.ts';
import { STAGES } from '../../workflows/rules/hearing/vocabulary.ts';
import { HEARING_STEPS, hearingView, type HearingView } from '../schemas/hearing.ts';
import type { AnyKind, Outlook, ServedKind } from './kind.ts';

export const hearing = {
  rules,
  tag: 'Hearings',
  path: PATHS.hearing,
  stepPath: PATHS.hearingStep,
  steps: HEARING_STEPS,
  view: hearingView,
  show,
  collection: { path: PATHS.hearings, stages: STAGES },
} satisfies ServedKind<State, Step, Fact, HearingView> as unknown as AnyKind<HearingView>;

/** What the rules keep, but for what only the calendar needs. */
function show(state: State, outlook: Outlook): HearingView {
  const { calendar: _calendar, lastOn: _lastOn, fallen: _fallen, organisationId: _theirs, ...shown } = state;
  const self = href(PATHS.hearing, { id: state.id });
  return {
    ...shown,
    urgent: isUrgent(state),
    ...outlook,
    links: {
      self,
      accompaniment: href(PATHS.accompaniment, { id: state.accompanimentId }),
      journal: `${self}/journal`,
      letters: `${self}/letters`,
    },
  };
}
