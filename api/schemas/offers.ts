/** What a household may have: what is asked, and what is answered. */
import { z } from 'zod';
import {
  ARREARS_STAGES,
  ELIGIBILITY_RESULTS,
  REFERRERS,
  TRIGGER_KINDS,
} from '../../workflows/rules/eligibility/index.ts';
import { criterion, offerId } from './eligibility.ts';
import { cents, date, id } from './primitives.ts';

const wholeCents = z
  .string()
  .regex(/^\d{1,10}$/, { error: 'not an amount in whole cents' })
  .transform(Number)
  .pipe(cents);

/** An event as far as it is known: what is left out is unknown. */
const event = {
  kind: z.enum(TRIGGER_KINDS).exactOptional(),
  stage: z.enum(ARREARS_STAGES).exactOptional(),
  occurredOn: date.exactOptional(),
  registeredOn: date.exactOptional(),
  referredBy: z.enum(REFERRERS).exactOptional(),
  referredOn: date.exactOptional(),
  debtCents: wholeCents.exactOptional(),
};

/**
 * Without an event, those of the open accompaniment; where there is none, the offers that some event would open are
 * undetermined, and say which fact is missing.
 */
export const offersQuery = z.strictObject({ householdId: id, on: date.exactOptional(), ...event });
export type OffersQuery = z.output<typeof offersQuery>;

const text = z.string();

const consideredOffer = z.strictObject({
  offer: offerId,
  label: text.meta({ description: 'In French, for people.' }),
  result: z.enum(ELIGIBILITY_RESULTS),
  criteria: z.array(criterion),
  missing: z.array(text).meta({ description: 'What would settle an undetermined answer.' }),
  contact: text,
  triggers: z.array(z.enum(TRIGGER_KINDS)).meta({ description: 'The events that open it.' }),
  referralWindowYears: z.int().exactOptional(),
  opensHearing: z.literal(true).exactOptional(),
  practice: text.exactOptional(),
});

export const offerList = z.strictObject({
  householdId: text,
  on: date,
  items: z.array(consideredOffer).meta({ description: 'The eligible first, then the undetermined.' }),
});
export type OfferList = z.output<typeof offerList>;
