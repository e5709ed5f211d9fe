/** The fixed-term integration contract: its dates, and what comes of it. */
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import type { Contract, Fact, State } from './state.ts';
import type { StepBodies } from './steps.ts';

export function signContract(state: State, body: StepBodies['sign-contract']): Fact[] {
  if (state.contract) {
    throw new Refusal('contract-already-running', `A contract runs until ${state.contract.endsOn}.`);
  }
  refuseOrder(body.startsOn, body.endsOn);
  return [{ type: 'contract-signed', ...body }];
}

export function extendContract(state: State, { endsOn }: StepBodies['extend-contract']): Fact[] {
  const contract = getContract(state);
  if (endsOn <= contract.endsOn) {
    throw new Refusal('dates-out-of-order', `The contract already runs until ${contract.endsOn}.`);
  }
  return [{ type: 'contract-extended', endsOn }];
}

export function endContract(state: State, body: StepBodies['end-contract'], now: Moment): Fact[] {
  const { startsOn } = getContract(state);
  refuseFuture(now, body.on);
  refuseOrder(startsOn, body.on);
  return [{ type: 'contract-ended', ...body }];
}

function getContract({ contract }: State): Contract {
  if (!contract) throw new Refusal('contract-missing', 'No contract is running.');
  return contract;
}

function refuseOrder(startsOn: string, endsOn: string): void {
  if (endsOn >= startsOn) return;
  throw new Refusal('dates-out-of-order', `A contract begun on ${startsOn} does not end on ${endsOn}.`);
}
