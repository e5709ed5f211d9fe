/** Handovers: proposed, and answered by whoever receives the family. */
import { Refusal, type Actor, type Moment } from '../case.ts';
import { refusePast } from '../dates.ts';
import type { Fact, Handover, State } from './state.ts';
import type { StepBodies } from './steps.ts';

/** Proposes a handover, with the hearings that go along: refuses `unknown-hearing`, and a meeting already past. */
export function proposeHandover(state: State, body: StepBodies['propose-handover'], now: Moment): Fact[] {
  if (body.meetingOn) refusePast(now, body.meetingOn);
  refuseUnknownHearing(state, body.hearings);
  return [{ type: 'handover-proposed', handoverId: nextHandover(state), ...body }];
}

/** Answers one: refuses `unknown-handover`, one of another organisation too, and `handover-already-answered`. */
export function answerHandover(state: State, body: StepBodies['answer-handover'], { by }: Moment): Fact[] {
  const handover = state.handovers.find((one) => one.handoverId === body.handoverId);
  if (!handover || isOfAnother(handover, state, by)) {
    throw new Refusal('unknown-handover', 'No such handover was proposed.');
  }
  if (handover.answer) {
    throw new Refusal('handover-already-answered', `It was ${handover.answer} on ${handover.answeredOn}.`);
  }
  return [{ type: 'handover-answered', ...body }];
}

/** Within the accompaniment, the id of the next to be proposed. */
export function nextHandover(state: State): string {
  return `h${state.handovers.length + 1}`;
}

/** Only a hearing still to be held, or watched, can go along with a handover. */
function refuseUnknownHearing({ hearings }: State, named: readonly string[] = []): void {
  const open = hearings.filter(({ ending }) => !ending).map(({ hearingId }) => hearingId);
  const unknown = named.find((id) => !open.includes(id));
  if (unknown) {
    throw new Refusal('unknown-hearing', 'No such hearing of this family is open.', { hearings: open });
  }
}

/** A partner answers what was proposed to their organisation, and sees nothing else. */
function isOfAnother({ toOrganisationId }: Handover, { organisationId }: State, by: Actor): boolean {
  return (
    by.organisationId !== organisationId && by.organisationId !== toOrganisationId && by.role !== 'system'
  );
}
