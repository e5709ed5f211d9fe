/** The words of an accompaniment, as the code and the API write them. French labels: french.ts. */

export const STAGES = [
  'screening',
  'awaiting-assignment',
  'pre-course',
  'plan-negotiation',
  'in-progress',
  'closing',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export const PROBLEMS = [
  'arrears',
  'eviction-risk',
  'overcrowding',
  'non-decent-housing',
  'housing-access',
  'budget',
  'rights-access',
  'parenthood',
  'separation',
  'bereavement',
  'integration',
  'employment',
  'health',
  'schooling',
  'childcare',
  'isolation',
  'energy',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export const RESPONSES = [
  'guidance',
  'rights-opened',
  'repayment-plan',
  'financial-aid',
  'furnishing-aid',
  'debt-settlement',
  'landlord-mediation',
  'family-mediation',
  'holiday-stay',
  'group-session',
  'home-works',
  'rehousing-request',
  'legal-advice',
  'lender-negotiation',
  'sale-support',
  'referral',
] as const;
export type Response = (typeof RESPONSES)[number];

export const RESULTS = ['achieved', 'partly-achieved', 'not-achieved', 'dropped'] as const;
export type Result = (typeof RESULTS)[number];

export const CHANNELS = ['letter', 'phone', 'email', 'visit', 'text'] as const;
export const OUTCOMES = ['reached', 'no-answer', 'refused'] as const;
export const PLACES = ['home', 'office', 'workplace', 'landlord', 'phone', 'video'] as const;
export const CONCLUSIONS = ['one-off-help', 'global-accompaniment', 'redirection', 'declined'] as const;
export const AIMS = ['result', 'autonomy'] as const;
export const ACTORS = ['family', 'caseworker', 'partner'] as const;
export const PARTIES = ['family', 'caseworker'] as const;
export const DECISIONS = ['renew', 'end'] as const;
export const ANSWERS = ['accepted', 'declined'] as const;

export type Channel = (typeof CHANNELS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Place = (typeof PLACES)[number];
export type Conclusion = (typeof CONCLUSIONS)[number];
export type Aim = (typeof AIMS)[number];
export type ObjectiveActor = (typeof ACTORS)[number];
export type Party = (typeof PARTIES)[number];
export type RenewalDecision = (typeof DECISIONS)[number];
export type HandoverAnswer = (typeof ANSWERS)[number];

/** Why closing begins, when a caseworker begins it. */
export const CAUSES = [
  'goals-reached',
  'family-wish',
  'moved-away',
  'death',
  'no-response',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Why closing begins otherwise: by the assessment, by the calendar, by the renewal decision. */
export const COURSE_CAUSES = ['one-off-help', 'redirection', 'term-ended', 'lapsed'] as const;
export type CourseCause = (typeof COURSE_CAUSES)[number];

/** The reasons a caseworker may give to `close`. */
export const CLOSE_REASONS = [...CAUSES, ...COURSE_CAUSES] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Every reason a closed accompaniment may carry: those given, and those the course itself brings. */
export const CLOSING_REASONS = [...CLOSE_REASONS, 'not-eligible', 'followed-elsewhere', 'declined'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
