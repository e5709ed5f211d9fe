/** Who is entitled to what: what the rest of the service may use. */
export {
  checkEligibility,
  criteriaOf,
  missingFacts,
  ELIGIBILITY_RESULTS,
  type CriterionAnswer,
  type EligibilityAnswer,
  type EligibilityOptions,
  type EligibilityResult,
} from './check.ts';
export type { Coordination } from './composition.ts';
export * from './facts.ts';
export { CRITERION_OUTCOMES, type CriterionOutcome } from './findings.ts';
export {
  findOffer,
  getOffer,
  offersFor,
  offersOf,
  OFFERS,
  type Contact,
  type Offer,
  type OfferId,
  type OfferTrigger,
  type Practice,
} from './offers.ts';
export { refuseLateReferral, type Referral } from './referral.ts';
