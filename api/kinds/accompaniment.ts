/** The accompaniment as the API serves it. */
import { accompaniment as rules } from '../../workflows/rules/accompaniment/index.ts';
import { masked } from '../../workflows/rules/accompaniment/confidential.ts';
import { isCalledFor } from '../../workflows/rules/accompaniment/called-for.ts';
import { handoversTo } from '../../workflows/rules/accompaniment/sharing.ts';
import { resultOf, type Fact, type State } from '../../workflows/rules/accompaniment/state.ts';
import type { Step } from '../../workflows/rules/accompaniment/steps.ts';
import { withReceiver } from '../organisation-named.ts';
import { href, PATHS } from '../paths.ts';
import { STAGES } from '../../workflows/rules/accompaniment/vocabulary.ts';
import { caseView, type CaseView } from '../schemas/case.ts';
import { STEP_SCHEMAS } from '../schemas/steps.ts';
import { accompanimentOpening } from './accompaniment-opening.ts';
import { pick, type AnyKind, type Outlook, type ServedKind } from './kind.ts';

/** What is shown as the rules keep it. */
const AS_KEPT = [
  'id',
  'reference',
  'stage',
  'version',
  'householdId',
  'previousId',
  'openedOn',
  'offer',
  'triggers',
  'eligibility',
  'coordination',
  'caseworkerId',
  'assignedOn',
  'attempts',
  'homeVisits',
  'assessment',
  'plan',
  'startedOn',
  'renewal',
  'meetings',
  'responses',
  'handovers',
  'closing',
  'finalEvaluation',
  'closed',
] as const satisfies (keyof State)[];

export const accompaniment = {
  rules,
  tag: 'Accompaniments',
  path: PATHS.accompaniment,
  stepPath: PATHS.accompanimentStep,
  steps: STEP_SCHEMAS,
  view: caseView,
  show,
  masked,
  may: (state, step, actor) =>
    (actor.organisationId === state.organisationId || SHARED_STEPS.includes(step)) &&
    isCalledFor(state, step),
  complete: ({ store }, { step, body, by }) => withReceiver(store, by, step, body),
  shared: ({ handovers }, { organisationId }) => ({ handovers: handoversTo(organisationId, handovers) }),
  collection: { path: PATHS.accompaniments, stages: STAGES, opening: accompanimentOpening },
} satisfies ServedKind<State, Step, Fact, CaseView> as unknown as AnyKind<CaseView>;

/** What a partner does in a case shared by a handover. */
const SHARED_STEPS: readonly string[] = ['record-meeting', 'record-response', 'answer-handover'];

function show(state: State, outlook: Outlook): CaseView {
  const [trigger] = state.triggers;
  if (!trigger) throw new Error(`The journal of ${state.id} has no opening.`);
  return {
    ...pick(state, AS_KEPT),
    urgency: rules.summary(state).urgency,
    trigger,
    ...(state.proposed && { proposedPlan: state.proposed }),
    objectives: objectivesOf(state),
    ...(state.term && { term: state.term.number, termEndsOn: state.term.endsOn }),
    hearings: state.hearings.map((one) => ({ ...one, href: href(PATHS.hearing, { id: one.hearingId }) })),
    arrears: (state.arrears ?? []).map((one) => ({
      ...one,
      href: href(PATHS.arrears, { id: one.arrearsId }),
    })),
    ...outlook,
    links: linksOf(state),
  };
}

/** The objectives of the plan in force, each with its result once it has one. */
function objectivesOf(state: State): CaseView['objectives'] {
  const objectives = state.plan?.objectives ?? [];
  return objectives.map((objective) => {
    const found = resultOf(state, objective.id);
    return { ...objective, ...(found && { result: found.result, resultEvidence: found.evidence }) };
  });
}

function linksOf({ id, householdId }: State): CaseView['links'] {
  return {
    self: href(PATHS.accompaniment, { id }),
    household: href(PATHS.household, { id: householdId }),
    journal: href(PATHS.accompanimentJournal, { id }),
    letters: href(PATHS.accompanimentLetters, { id }),
  };
}
