/** The words of a home rehabilitation, as the code and the API write them. French labels: french.ts. */

/** From the commitment to sign to the evaluation (domain, "Home rehabilitation"). */
export const STAGES = [
  'commitment',
  'committee',
  'diagnosis',
  'works-definition',
  'works',
  'evaluation',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

/** Who commits: all three sign. */
export const PARTIES = ['worker', 'family', 'association'] as const;
export type Party = (typeof PARTIES)[number];

export const DECISIONS = ['accepted', 'postponed', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

export const VISITS = ['first', 'second', 'end-of-site'] as const;
export type Visit = (typeof VISITS)[number];

/** Under what the hours of a site are counted, as the association's grid names them. */
export const HEADINGS = [
  'siteAndMediation',
  'endOfSiteVisits',
  'quotesAndBuying',
  'workshopsAndMeetings',
] as const;
export type Heading = (typeof HEADINGS)[number];

/** Who does a piece of work. */
export const DOERS = ['family', 'association', 'together'] as const;
export type Doer = (typeof DOERS)[number];

export const ENDINGS = ['completed', 'refused', 'abandoned'] as const;
export type Ending = (typeof ENDINGS)[number];

export const LETTERS = [
  'rehabilitation-commitment',
  'rehabilitation-refused',
  'workshop-invitation',
  'site-summary-sheet',
] as const;
export type Letter = (typeof LETTERS)[number];

export const NOTICES = [
  'due',
  'rehabilitation-opened',
  'commitment-signed-by-all',
  'committee-accepted',
  'committee-postponed',
  'committee-refused',
  'site-ended',
] as const;
export type Notice = (typeof NOTICES)[number];
