/** A referral that comes too late for every offer: it is refused at the door, where whoever refers can still hear it. */
import { addYears, type PlainDate } from '../calendar.ts';
import { Refusal } from '../case.ts';
import { namedCriteria } from './composition.ts';
import type { TriggerFacts } from './facts.ts';
import { findOffer, offersFor, type Offer } from './offers.ts';

/** What time alone decides, whatever the family. */
const OF_TIME: readonly string[] = ['referral-window', 'event-under-one-year'];

/** An event as it is referred, to an organisation of a family of offers; `offer` is the one asked for, if any. */
export interface Referral {
  offerFamily: string;
  offer?: string | undefined;
  trigger: TriggerFacts;
}

/**
 * Refuses a referral after the window of its offer (`referral-too-late`, with the last day): partners and reception
 * refer within a year of registration in Isère. One that an offer without a window may still take is not refused.
 */
export function refuseLateReferral({ offerFamily, offer, trigger }: Referral, on: PlainDate): void {
  const offers = offersAsked(offerFamily, offer, trigger);
  const late = offers.filter((one) => isTooLate(one, trigger, on, ['referral-window']));
  if (late.length === 0 || !offers.every((one) => isTooLate(one, trigger, on, OF_TIME))) return;
  const years = Math.max(...late.map(({ referralWindowYears = 0 }) => referralWindowYears));
  const lastDay = trigger.registeredOn && addYears(trigger.registeredOn, years);
  throw new Refusal('referral-too-late', `The last day to refer was ${lastDay}.`, {
    lastDay,
    offers: late.map(({ id }) => id),
  });
}

function offersAsked(
  family: string,
  offer: string | undefined,
  { kind, stage }: TriggerFacts,
): readonly Offer[] {
  const asked = offer === undefined ? undefined : findOffer(offer);
  if (asked) return [asked];
  return kind === undefined ? [] : offersFor(family, kind, stage);
}

function isTooLate(offer: Offer, trigger: TriggerFacts, on: PlainDate, criteria: readonly string[]): boolean {
  const situation = { on, facts: { trigger }, entered: [] };
  return namedCriteria(offer)
    .filter(({ name }) => criteria.includes(name))
    .some(({ find }) => find(situation).outcome === 'not-met');
}
