/** The sublet, from its signature to the tenant's own lease: each milestone after the one before it. */
import { refuseAmount } from '../budget.ts';
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture } from '../dates.ts';
import type { Fact, State, Sublet } from './state.ts';
import type { StepBodies } from './steps.ts';

export function signSublet(state: State, body: StepBodies['sign-sublet'], now: Moment): Fact[] {
  refuseAmount(body.rentCents);
  if (state.sublet) {
    throw new Refusal('sublet-already-signed', `A sublet was signed on ${state.sublet.signedOn}.`);
  }
  refuseFuture(now, body.on);
  return [{ type: 'sublet-signed', ...body }];
}

export function reviewSublet(state: State, body: StepBodies['review-sublet'], now: Moment): Fact[] {
  const sublet = getRunning(state);
  refuseBefore(sublet, body.on, now);
  return [{ type: 'sublet-reviewed', ...body }];
}

/** The landlord agrees to a lease on a review that was good. */
export function agreeLandlord(
  state: State,
  body: StepBodies['record-landlord-agreement'],
  now: Moment,
): Fact[] {
  const sublet = getRunning(state);
  refuseBefore(sublet, body.on, now);
  const last = sublet.reviews.at(-1);
  if (!last) throw new Refusal('sublet-review-missing', 'The sublet is reviewed before the landlord agrees.');
  if (!last.favourable) {
    throw new Refusal('sublet-review-unfavourable', `The review of ${last.on} was not favourable.`);
  }
  if (sublet.landlordAgreedOn) {
    throw new Refusal('landlord-already-agreed', `The landlord agreed on ${sublet.landlordAgreedOn}.`);
  }
  return [{ type: 'landlord-agreed', ...body }];
}

export function transferLease(state: State, body: StepBodies['transfer-lease'], now: Moment): Fact[] {
  const sublet = getRunning(state);
  refuseBefore(sublet, body.on, now);
  if (!sublet.landlordAgreedOn) {
    throw new Refusal('landlord-agreement-missing', 'The landlord has not agreed to the lease.');
  }
  return [{ type: 'lease-transferred', ...body }];
}

export function endSublet(state: State, body: StepBodies['end-sublet'], now: Moment): Fact[] {
  refuseBefore(getRunning(state), body.on, now);
  return [{ type: 'sublet-ended', ...body }];
}

/** The sublet that is neither ended nor turned into a lease. */
export function getRunning({ sublet }: State): Sublet {
  if (!sublet) throw new Refusal('sublet-missing', 'No sublet is running.');
  if (sublet.leaseTransferredOn) {
    throw new Refusal(
      'lease-already-transferred',
      `The lease is the tenant’s since ${sublet.leaseTransferredOn}.`,
    );
  }
  return sublet;
}

function refuseBefore(sublet: Sublet, on: PlainDate, now: Moment): void {
  refuseFuture(now, on);
  const last = sublet.landlordAgreedOn ?? sublet.reviews.at(-1)?.on ?? sublet.signedOn;
  if (on < last) throw new Refusal('dates-out-of-order', `It comes after what was done on ${last}.`);
}
