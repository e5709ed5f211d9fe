/** What a step establishes in a joint accompaniment, or why it is refused. */
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseOutside } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { endContract, extendContract, signContract } from './contract.ts';
import { DEFAULT_JOINT_VALUES } from './house.ts';
import { addPartner, endPartner, holdReview, refuseOtherPartner, setSight } from './partners.ts';
import { rhythmOn } from './rhythm.ts';
import type { Fact, State } from './state.ts';
import { STEPS, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';
import { agreeLandlord, endSublet, reviewSublet, signSublet, transferLease } from './sublet.ts';
import { WITHOUT_HANDOVER } from './vocabulary.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'add-partner': addPartner,
  'set-sight': setSight,
  'end-partner': endPartner,
  'record-meeting': (state, body, now) => {
    refuseOutside(state, now, body.on);
    return [{ type: 'meeting-recorded', ...body }];
  },
  'set-rhythm': (state, body, now) => {
    if (rhythmOn(state, now.on) === body.everyDays) {
      throw new Refusal('already-set-then', `Meetings are already ${body.everyDays} days apart.`);
    }
    return [{ type: 'rhythm-set', ...body }];
  },
  'hold-review': holdReview,
  'sign-sublet': signSublet,
  'review-sublet': reviewSublet,
  'record-landlord-agreement': agreeLandlord,
  'transfer-lease': transferLease,
  'end-sublet': endSublet,
  'sign-contract': signContract,
  'extend-contract': extendContract,
  'end-contract': endContract,
  'plan-handover-meeting': planHandover,
  'hold-handover-meeting': holdHandover,
  close,
  reassign: (_, { caseworkerId }) => [{ type: 'reassigned', caseworkerId }],
  // A fact made in error is marked; where it moved the course, the step that sets it right is taken.
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, opening) => {
    if (state.version > 0) throw new Refusal('already-open', 'This accompaniment is already open.');
    return [{ type: 'joint-opened', ...opening, house: { ...DEFAULT_JOINT_VALUES, ...opening.house } }];
  },
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  refuseOtherPartner(state, name as StepName, now);
  return PERSON[name as 'reassign'](state, body as Body<'reassign'>, now);
}

/** Planned again, it is moved, until it is held. */
function planHandover(state: State, body: StepBodies['plan-handover-meeting'], now: Moment): Fact[] {
  if (state.handedOver) {
    throw new Refusal('handover-meeting-held', `It was held on ${state.handedOver.on}.`);
  }
  if (body.on < now.on) throw new Refusal('meeting-date-past', `A meeting on ${body.on} is already past.`);
  return [{ type: 'handover-planned', ...body }];
}

function holdHandover(state: State, body: StepBodies['hold-handover-meeting'], now: Moment): Fact[] {
  if (state.handedOver) {
    throw new Refusal('handover-meeting-held', `It was held on ${state.handedOver.on}.`);
  }
  refuseOutside(state, now, body.on);
  return [{ type: 'handover-held', ...body }];
}

/** It ends with the handover meeting, unless there is nobody left to hand over; and never over a running sublet. */
function close(state: State, { reason }: StepBodies['close']): Fact[] {
  if (!WITHOUT_HANDOVER.includes(reason) && !state.handedOver) {
    throw new Refusal('handover-meeting-missing', 'The handover meeting is held before the end.');
  }
  if (state.sublet && !state.sublet.leaseTransferredOn) {
    throw new Refusal('sublet-open', 'The sublet is neither ended nor turned into a lease.');
  }
  return [{ type: 'ended', reason }];
}
