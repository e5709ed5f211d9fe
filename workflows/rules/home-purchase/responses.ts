/** The four responses, each on its condition (domain, "Home buyers in difficulty"), and what came of them. */
import { Refusal } from '../case.ts';
import type { Fact, GivenResponse, State } from './state.ts';
import type { StepBodies } from './steps.ts';
import type { Response } from './vocabulary.ts';

type Given = StepBodies['give-response'];

/** What must hold for a response to be given; each condition refuses by its own code. */
const CONDITIONS: Record<Response, (state: State, given: Given) => void> = {
  'financial-aid': (_, { amountCents = 0 }) => {
    if (amountCents === 0) throw new Refusal('amount-missing', 'A financial aid says how much, in cents.');
  },
  'event-help': ({ diagnosis }) => {
    if (!diagnosis?.event) {
      throw new Refusal('no-event-behind', 'The diagnosis names no event behind the difficulty.');
    }
  },
  'lender-negotiation': (state) => {
    if (!isViable(state)) {
      throw new Refusal('project-not-viable', 'One negotiates with the lender where the project is viable.');
    }
  },
  'sale-support': (state) => {
    if (isViable(state)) {
      throw new Refusal('project-viable', 'One sells where the project is not viable.');
    }
  },
};

/** A response is one at a time of its kind: the former one has its result first. */
export function giveResponse(state: State, given: Given): Fact[] {
  if (!state.diagnosis) throw new Refusal('diagnosis-missing', 'Responses follow a diagnosis.');
  CONDITIONS[given.response](state, given);
  if (given.response !== 'financial-aid' && given.amountCents !== undefined) {
    throw new Refusal('amount-not-expected', 'Only a financial aid has an amount.');
  }
  const underWay = state.responses.find(({ response, result }) => response === given.response && !result);
  if (underWay) {
    throw new Refusal('response-under-way', `The same response of ${underWay.on} has no result yet.`, {
      fact: underWay.number,
    });
  }
  return [{ type: 'response-given', ...given }];
}

/** Throws while nobody has judged whether the project is viable. */
function isViable({ viability }: State): boolean {
  if (!viability) {
    throw new Refusal('viability-not-judged', 'Judge first whether the project is viable.');
  }
  return viability.viable;
}

/** A result is recorded once; marked as made in error it stands until it is recorded again. */
export function recordResult(state: State, { fact, ...body }: StepBodies['record-result']): Fact[] {
  const given = state.responses.find(({ number }) => number === fact);
  if (!given) throw new Refusal('unknown-response', 'No response was given by the fact of this number.');
  if (given.result && !isInError(state, given.result)) {
    throw new Refusal('result-already-recorded', `Its result was recorded on ${given.result.on}.`);
  }
  if (body.on < given.on) {
    throw new Refusal('dates-out-of-order', `The response was given on ${given.on}.`);
  }
  return [{ type: 'result-recorded', response: given.response, given: fact, ...body }];
}

function isInError({ corrected }: State, { number }: NonNullable<GivenResponse['result']>): boolean {
  return number !== undefined && corrected.includes(number);
}
