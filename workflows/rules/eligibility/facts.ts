/** What may be known of a household, its housing and the event that brings it here, when entitlement is checked. */
import type { PlainDate } from '../calendar.ts';

/** The events that start an accompaniment (domain, "Offers"). */
export const TRIGGER_KINDS = [
  'arrears',
  'summons',
  'overcrowding',
  'separation',
  'birth',
  'bereavement',
  'non-decent',
  'urban-renewal',
  'holiday',
  'precarity',
  'degraded-dwelling',
  'home-purchase',
  'work-integration',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** How far arrears have gone. `lease-terminated` follows a social-cohesion protocol. */
export const ARREARS_STAGES = ['first-default', 'relapse', 'lease-terminated'] as const;
export type ArrearsStage = (typeof ARREARS_STAGES)[number];

/** Who reported the event. */
export const REFERRERS = ['beneficiary', 'landlord', 'registry', 'partner', 'reception', 'court'] as const;
export type Referrer = (typeof REFERRERS)[number];

export const TENURES = [
  'private-tenant',
  'social-tenant',
  'sublet',
  'home-buyer',
  'owner',
  'hosted',
] as const;
export type Tenure = (typeof TENURES)[number];

/** Housing benefits: personalised (Apl), family (Alf), social (Als). */
export const HOUSING_BENEFITS = ['Apl', 'Alf', 'Als', 'none'] as const;
export type HousingBenefit = (typeof HOUSING_BENEFITS)[number];

/** What fixed the visiting rights of a parent. */
export const VISITING_RIGHTS = ['judgment', 'mediation', 'none'] as const;
export type VisitingRights = (typeof VISITING_RIGHTS)[number];

/** A fact that is absent is unknown: it is never read as a no. */
type Known<Facts> = { readonly [Name in keyof Facts]?: Facts[Name] | undefined };

export type ChildFacts = Known<{
  birthDate: PlainDate;
  atSchool: boolean;
  monthlyNetEarningsCents: number;
}>;

export type ApplicantFacts = Known<{
  birthDate: PlainDate;
  student: boolean;
}>;

export type HousingFacts = Known<{
  tenure: Tenure;
  benefit: HousingBenefit;
  monthlyRentCents: number;
  monthlyChargesCents: number;
  monthlyBenefitCents: number;
  /** The dwelling is in a renewal programme under a partnership agreement. */
  renewalAgreement: boolean;
  /** Carried with the case; no offer compares it: the trigger `overcrowding` already says that a derogation was granted. */
  surfaceM2: number;
  derogation: boolean;
}>;

/** A parent who does not live with the child. */
export type ParentFacts = Known<{
  visitingRightsBy: VisitingRights;
  paysMaintenance: boolean;
  declaredInsolvent: boolean;
}>;

export type EmploymentFacts = Known<{
  recurrentUnemployment: boolean;
  precariousWork: boolean;
}>;

export type TriggerFacts = Known<{
  kind: TriggerKind;
  stage: ArrearsStage;
  occurredOn: PlainDate;
  registeredOn: PlainDate;
  referredBy: Referrer;
  referredOn: PlainDate;
  debtCents: number;
  /** Whoever refers is bound by professional secrecy. */
  referrerBoundBySecrecy: boolean;
}>;

export type EligibilityFacts = Known<{
  beneficiary: boolean;
  singleParent: boolean;
  /** The single-parent benefit is paid. */
  singleParentBenefit: boolean;
  employment: EmploymentFacts;
  /** An empty list is a household without children; no list is a household of which this is unknown. */
  children: readonly ChildFacts[];
  applicant: ApplicantFacts;
  housing: HousingFacts;
  parent: ParentFacts;
  trigger: TriggerFacts;
  /** A personal plan (PASI) is agreed with the household. */
  personalPlan: boolean;
  /** A social worker elsewhere already follows the family: the answer of the coordination check. */
  followedElsewhere: boolean;
}>;
