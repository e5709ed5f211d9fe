/** The end of an accompaniment: what must be done before it, and how a family that never answered is left. */
import { Refusal } from '../case.ts';
import { isOfEdition } from '../edition.ts';
import { hasNotAnswered, reachedOn, resultOf, type Fact, type State } from './state.ts';
import type { StepBodies } from './steps.ts';
import type { CloseReason } from './vocabulary.ts';

/** Closes. Refuses, before it, each thing that is not done, under its own code (domain, "Steps of an accompaniment"). */
export function close(state: State, { reason }: StepBodies['close']): Fact[] {
  if (state.stage === 'pre-course') refuseUnlessNoResponse(state, reason);
  else refuseUnfinished(state);
  return [{ type: 'closed', reason }];
}

function refuseUnlessNoResponse(state: State, reason: CloseReason): void {
  if (reason !== 'no-response') {
    throw new Refusal('reason-not-possible', 'From the pre-course, only no-response closes.');
  }
  if (reachedOn(state)) throw new Refusal('family-was-reached', 'The family was reached.');
  if (!hasNotAnswered(state)) {
    throw new Refusal(
      'attempts-insufficient',
      'Closing for no response takes three attempts on at least two dates, one of them a letter.',
    );
  }
  if (isOfEdition(state, 3)) refuseOpenHearing(state);
}

function refuseUnfinished(state: State): void {
  if (state.handovers.some((handover) => !handover.answer)) {
    throw new Refusal('handover-unanswered', 'A handover still awaits its answer.');
  }
  refuseOpenHearing(state);
  if (!state.plan) return;
  const open = state.plan.objectives.filter((objective) => !resultOf(state, objective.id));
  if (open.length > 0) {
    throw new Refusal(
      'objectives-not-evaluated',
      'Every objective of the plan in force is evaluated first.',
      {
        objectives: open.map((objective) => objective.id),
      },
    );
  }
  if (!state.finalEvaluation) {
    throw new Refusal('final-evaluation-missing', 'The final evaluation is recorded first.');
  }
}

function refuseOpenHearing(state: State): void {
  const hearings = state.hearings.flatMap(({ hearingId, ending }) => (ending ? [] : [hearingId]));
  if (hearings.length === 0) return;
  throw new Refusal('hearing-open', 'A hearing is still being prepared, or its outcome awaited.', {
    hearings,
  });
}
