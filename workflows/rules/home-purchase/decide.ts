/** What a step establishes in an accompaniment of home buyers, or why it is refused. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { refuseOtherPart } from './parts.ts';
import {
  beginPhase1,
  beginPhase2,
  endPhase1,
  endPhase2,
  recordDiagnosis,
  refuseOutOfPhase,
} from './phases.ts';
import { giveResponse, recordResult } from './responses.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Step, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'begin-phase-1': beginPhase1,
  'record-diagnosis': recordDiagnosis,
  'record-help-plan': (_, body) => [{ type: 'help-plan-recorded', ...body }],
  'end-phase-1': endPhase1,
  'name-worker': (state, body) =>
    state.workers[body.part] === body.workerId ? [] : [{ type: 'worker-named', ...body }],
  'begin-phase-2': beginPhase2,
  'judge-viability': (_, body) => [{ type: 'viability-judged', ...body }],
  'give-response': giveResponse,
  'record-result': recordResult,
  'record-interview': (_, body) => [{ type: 'interview-recorded', ...body }],
  'end-phase-2': endPhase2,
  withdraw: (_, { reason }) => [
    { type: 'withdrawn', reason },
    { type: 'ended', ending: 'withdrawn' },
  ],
  // A fact that moved the course is marked and stays readable; what was evidence no longer counts (evolve.ts).
  correct: (state, body) => [markInError(state, body)],
};

/** What the guard tells is taken where it still means something: told twice, or too late, it changes nothing. */
const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening, now) => {
    if (state.version > 0) throw new Refusal('already-open', 'This case is already open.');
    refuseFuture(now, opening.contactedOn);
    return [{ type: 'home-purchase-received', ...opening }];
  },
  'record-position': ({ stage, place }, { position }) =>
    stage === 'awaiting-place' && place?.position !== position
      ? [{ type: 'position-told', position, ...(place?.position === undefined && { first: true }) }]
      : [],
  'receive-place': ({ stage }) => (stage === 'awaiting-place' ? [{ type: 'place-received' }] : []),
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseOutOfPhase(state, name as StepName);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  refuseOtherPart(state, name as StepName, body, now.by);
  refuseImpossibleDay(state, body, now);
  return PERSON[name as 'withdraw'](state, body as Body<'withdraw'>, now);
}

/** What is recorded has happened, since the family came, and since the phase it belongs to began. */
function refuseImpossibleDay(state: State, body: object, now: Moment): void {
  const { on } = body as { on?: PlainDate };
  if (on === undefined) return;
  refuseFuture(now, on);
  const since =
    state.phase2?.begun.on ?? state.phase1?.ended?.on ?? state.phase1?.begun.on ?? state.contactedOn;
  if (on < since) throw new Refusal('dates-out-of-order', `${on} is before ${since}, when this phase began.`);
}
