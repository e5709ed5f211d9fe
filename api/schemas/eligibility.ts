/** The facts that entitlement is checked on, and the answer. A fact that is absent is unknown, never a no. */
import { z } from 'zod';
import {
  ARREARS_STAGES,
  CRITERION_OUTCOMES,
  ELIGIBILITY_RESULTS,
  HOUSING_BENEFITS,
  OFFERS,
  REFERRERS,
  TENURES,
  TRIGGER_KINDS,
  VISITING_RIGHTS,
  type EligibilityFacts,
  type OfferId,
} from '../../workflows/rules/eligibility/index.ts';
import { cents, date } from './primitives.ts';

const yes = z.boolean().exactOptional();
const amount = cents.exactOptional();

/** What may be known of a household beside who its members are. */
export const situationFacts = {
  beneficiary: yes,
  singleParent: yes,
  singleParentBenefit: yes,
  personalPlan: yes,
  followedElsewhere: yes,
  employment: z.strictObject({ recurrentUnemployment: yes, precariousWork: yes }).exactOptional(),
  housing: z
    .strictObject({
      tenure: z.enum(TENURES).exactOptional(),
      benefit: z.enum(HOUSING_BENEFITS).exactOptional(),
      monthlyRentCents: amount,
      monthlyChargesCents: amount,
      monthlyBenefitCents: amount,
      renewalAgreement: yes,
      surfaceM2: z.number().min(1).max(1000).exactOptional(),
      derogation: yes,
    })
    .exactOptional(),
  parent: z
    .strictObject({
      visitingRightsBy: z.enum(VISITING_RIGHTS).exactOptional(),
      paysMaintenance: yes,
      declaredInsolvent: yes,
    })
    .exactOptional(),
};

const child = z.strictObject({
  birthDate: date.exactOptional(),
  atSchool: yes,
  monthlyNetEarningsCents: amount,
});

const eventFacts = z.strictObject({
  kind: z.enum(TRIGGER_KINDS).exactOptional(),
  stage: z.enum(ARREARS_STAGES).exactOptional(),
  occurredOn: date.exactOptional(),
  registeredOn: date.exactOptional(),
  referredBy: z.enum(REFERRERS).exactOptional(),
  referredOn: date.exactOptional(),
  debtCents: amount,
  referrerBoundBySecrecy: yes,
});

export const eligibilityFacts = z
  .strictObject({
    ...situationFacts,
    children: z.array(child).max(30).exactOptional(),
    applicant: z.strictObject({ birthDate: date.exactOptional(), student: yes }).exactOptional(),
    trigger: eventFacts.exactOptional(),
  })
  .meta({ id: 'EligibilityFacts' }) satisfies z.ZodType<EligibilityFacts>;

/** An offer of the service, by its id. */
export const offerId = z.enum(OFFERS.map(({ id }) => id) as [OfferId, ...OfferId[]]).meta({ id: 'OfferId' });

export const eligibilityQuestion = z.strictObject({ offer: offerId, on: date, facts: eligibilityFacts });

const text = z.string();

/** One criterion: what was compared, the rule, and its source. */
export const criterion = z
  .strictObject({
    name: text,
    outcome: z.enum(CRITERION_OUTCOMES),
    compared: text,
    rule: text,
    source: text,
    missing: z.array(text).exactOptional(),
  })
  .meta({ id: 'Criterion' });

export const eligibilityAnswer = z.strictObject({
  offer: text,
  on: date,
  result: z.enum(ELIGIBILITY_RESULTS),
  criteria: z.array(criterion),
});
