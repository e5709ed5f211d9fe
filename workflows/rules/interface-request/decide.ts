/** What a step establishes in an interface request, or why it is refused. */
import { refuseAmount } from '../budget.ts';
import { Refusal, type Moment } from '../case.ts';
import { markInError } from '../correction.ts';
import { refuseFuture, refusePast } from '../dates.ts';
import { refuseImpossible } from '../step-table.ts';
import { fallDue } from './agenda.ts';
import { DEFAULT_INTERFACE_VALUES } from './house.ts';
import { awaited, isAidAwaited, type Fact, type State } from './state.ts';
import { STEPS, type Opening, type Step, type StepBodies, type StepName, type SystemStep } from './steps.ts';

type Body<Name extends Step['step']> = Omit<Extract<Step, { step: Name }>, 'step'>;
type Decision<Name extends Step['step']> = (state: State, body: Body<Name>, now: Moment) => Fact[];

const PERSON: { [Name in StepName]: Decision<Name> } = {
  'take-on': (_, { caseworkerId }, { by }) => [{ type: 'taken-on', caseworkerId: caseworkerId ?? by.id }],
  reassign: (state, body) => {
    if (body.caseworkerId === state.caseworkerId) {
      throw new Refusal('already-assigned', 'This caseworker already has the request.');
    }
    return [{ type: 'reassigned', ...body }];
  },
  'ask-information': (state, body, now) => {
    if (body.answerBy) refusePast(now, body.answerBy);
    return [{ type: 'information-asked', questionId: `q${state.questions.length + 1}`, ...body }];
  },
  'record-information': (state, body, now) => {
    refuseFuture(now, body.on);
    const { askedOn } = getAwaited(state, body.questionId);
    if (body.on < askedOn) throw new Refusal('dates-out-of-order', `It was asked on ${askedOn}.`);
    return [{ type: 'information-recorded', ...body }];
  },
  'drop-question': (state, body) => {
    getAwaited(state, body.questionId);
    return [{ type: 'question-dropped', ...body }];
  },
  'record-rights-check': (state, body, now) => {
    refuseFuture(now, body.on);
    if (body.on < state.receivedOn) {
      throw new Refusal('dates-out-of-order', `The request was received on ${state.receivedOn}.`);
    }
    return [{ type: 'rights-checked', ...body }];
  },
  'decide-emergency-aid': decideAid,
  answer: (state, { summary }) => {
    refuseAwaited(state);
    if (isAidAwaited(state)) {
      throw new Refusal('emergency-aid-undecided', 'An emergency aid was asked for, and is not decided.');
    }
    return [{ type: 'closed', ending: 'answered', summary }];
  },
  withdraw: (_, { reason }) => [{ type: 'closed', ending: 'withdrawn', reason }],
  correct: (state, body) => [markInError(state, body)],
};

const SYSTEM: { [Name in SystemStep['step']]: Decision<Name> } = {
  open: (state, { house, receivedOn, ...opening }, now) => {
    if (state.version > 0) throw new Refusal('already-open', 'This request is already open.');
    refuseUnbound(opening);
    refuseFuture(now, receivedOn);
    const values = { ...DEFAULT_INTERFACE_VALUES, ...house };
    return [{ type: 'interface-requested', ...opening, receivedOn: receivedOn ?? now.on, house: values }];
  },
  'fall-due': (state, _, now) => fallDue(state, now),
};

/** What a step would establish now. Throws Refusal when it is not possible. */
export function decide(state: State, step: Step, now: Moment): Fact[] {
  const { step: name, ...body } = step;
  if (name in SYSTEM) return SYSTEM[name as 'open'](state, body as Body<'open'>, now);
  refuseImpossible(STEPS, name as StepName, state.stage, now);
  return PERSON[name as 'withdraw'](state, body as Body<'withdraw'>, now);
}

/** A complex file is opened to social workers bound by professional secrecy only: `not-bound-by-secrecy`. */
export function refuseUnbound({ boundBySecrecy }: Pick<Opening, 'boundBySecrecy'>): void {
  if (boundBySecrecy) return;
  throw new Refusal('not-bound-by-secrecy', 'Only a social worker bound by professional secrecy may ask.');
}

/** Rights come first: an aid does not stand in for what is due. */
function decideAid(state: State, body: StepBodies['decide-emergency-aid']): Fact[] {
  if (!state.rights) {
    throw new Refusal('rights-not-checked', 'The rights are checked before an emergency aid is decided.');
  }
  if (state.aid) throw new Refusal('aid-already-decided', `The aid was ${state.aid.decision}.`);
  const { decision, amountCents } = body;
  refuseAmount(amountCents);
  if (decision === 'granted' && !amountCents) {
    throw new Refusal('amount-missing', 'An aid granted says how much.');
  }
  if (decision === 'refused' && amountCents !== undefined) {
    throw new Refusal('amount-not-granted', 'An aid refused has no amount.');
  }
  return [{ type: 'emergency-aid-decided', ...body }];
}

function getAwaited(state: State, questionId: string) {
  const known = state.questions.find((one) => one.questionId === questionId);
  if (!known) throw new Refusal('unknown-question', 'No such question was asked.');
  if (!awaited(state).includes(known)) {
    throw new Refusal('question-already-settled', 'This question is answered, or dropped.');
  }
  return known;
}

function refuseAwaited(state: State): void {
  const questions = awaited(state).map(({ questionId }) => questionId);
  if (questions.length === 0) return;
  throw new Refusal('information-awaited', 'Some information asked for has not come.', { questions });
}
