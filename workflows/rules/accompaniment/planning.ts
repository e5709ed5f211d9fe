/** The plan: proposed, agreed to by both, its objectives evaluated; and its one renewal. */
import { addDays, latest, type PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseOutside, refusePast } from '../dates.ts';
import type { Fact, State } from './state.ts';
import type { Objective, StepBodies } from './steps.ts';
import { startTerm } from './terms.ts';

/** Proposes a revision, which clears earlier agreements. Refuses objectives that cannot be, and dates past. */
export function proposePlan(state: State, body: StepBodies['propose-plan'], now: Moment): Fact[] {
  refuseObjectives(body.objectives);
  refuseDueInPast(state, body.objectives, now);
  return [{ type: 'plan-proposed', revision: state.revisions + 1, ...body }];
}

/** Agreement is of both, to the same revision; the second one puts it in force, and the first time starts term 1. */
export function agreePlan(state: State, body: StepBodies['agree-plan'], now: Moment): Fact[] {
  const { proposed } = state;
  if (!proposed) throw new Refusal('no-plan-proposed', 'No revision of the plan awaits agreement.');
  if (body.revision !== proposed.revision) {
    throw new Refusal('not-the-proposed-revision', `The revision to agree to is ${proposed.revision}.`);
  }
  if (proposed.agreed[body.party]) {
    throw new Refusal('already-agreed', `The ${body.party} has already agreed to this revision.`);
  }
  refuseOutside(state, now, body.on);
  const other = proposed.agreed[body.party === 'family' ? 'caseworker' : 'family'];
  const agreed: Fact = { type: 'plan-agreed', ...body };
  if (!other) return [agreed];
  const inForce: Fact = { type: 'plan-in-force', revision: body.revision };
  return state.startedOn ? [agreed, inForce] : [agreed, inForce, startTerm(state, 1, latest(body.on, other))];
}

/** Says what came of an objective of the plan in force: refuses `unknown-objective`. */
export function evaluateObjective({ plan }: State, body: StepBodies['evaluate-objective']): Fact[] {
  if (!plan?.objectives.some(({ id }) => id === body.objectiveId)) {
    throw new Refusal('unknown-objective', 'The plan in force has no such objective.');
  }
  return [{ type: 'objective-evaluated', ...body }];
}

/** Renews, once and within its window, with the objectives revised or confirmed; or ends with the term. */
export function decideRenewal(state: State, body: StepBodies['decide-renewal'], now: Moment): Fact[] {
  const term = state.term;
  if (!term || term.number > 1 || state.renewal?.decision === 'renew') {
    throw new Refusal('renewal-already-used', 'An accompaniment is renewed once.');
  }
  refuseOutsideWindow(state, term.endsOn, now);
  const { objectives = [] } = body;
  if (body.decision === 'end') {
    const ended: Fact[] = now.on >= term.endsOn ? [{ type: 'closing-began', cause: 'term-ended' }] : [];
    return [{ type: 'renewal-decided', ...body, objectives }, ...ended];
  }
  if (objectives.length === 0) {
    throw new Refusal('renewal-without-objectives', 'A renewal carries the revised or confirmed objectives.');
  }
  refuseObjectives(objectives);
  const decided: Fact = { type: 'renewal-decided', revision: state.revisions + 1, ...body, objectives };
  return now.on >= term.endsOn && state.startedOn
    ? [decided, startTerm(state, 2, state.startedOn)]
    : [decided];
}

function refuseOutsideWindow({ house }: State, endsOn: PlainDate, now: Moment): void {
  const opensOn = addDays(endsOn, -house.renewalOpensDaysBefore);
  const closesOn = addDays(endsOn, house.renewalClosesDaysAfter);
  if (now.on < opensOn) {
    throw new Refusal('renewal-too-early', `Renewal is decided from ${opensOn}.`, { opensOn, closesOn });
  }
  if (now.on > closesOn) {
    throw new Refusal('renewal-too-late', `Renewal was decided until ${closesOn}.`, { opensOn, closesOn });
  }
}

/** Where housing is scarce, six months is too short to promise a home: the aim is autonomy in the steps to take. */
function refuseObjectives(objectives: readonly Objective[]): void {
  if (new Set(objectives.map((objective) => objective.id)).size < objectives.length) {
    throw new Refusal('duplicate-objective', 'Two objectives have the same id.');
  }
  const outOfReach = objectives.find(
    (objective) => objective.problem === 'housing-access' && objective.aim === 'result',
  );
  if (outOfReach) {
    throw new Refusal('objective-out-of-reach', 'On access to housing the aim is autonomy, not the result.', {
      objectiveId: outOfReach.id,
    });
  }
}

/** A date already past is refused, unless it is that of an objective carried over unchanged. */
function refuseDueInPast(state: State, objectives: readonly Objective[], now: Moment): void {
  const carriedOver = (objective: Objective) =>
    state.plan?.objectives.some((one) => one.id === objective.id && one.dueOn === objective.dueOn);
  for (const objective of objectives) if (!carriedOver(objective)) refusePast(now, objective.dueOn);
}
