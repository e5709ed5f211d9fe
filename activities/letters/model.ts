/** What a letter is made from. Facts only, in codes and dates: every French word comes from the templates. */
import type {
  Aim,
  ClosingReason,
  HandoverAnswer,
  ObjectiveActor,
  Problem,
  Response,
  Result,
} from '../../workflows/rules/accompaniment/vocabulary.ts';
import type { BudgetLine } from '../../workflows/rules/budget.ts';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Evaluation, StepBodies } from '../../workflows/rules/hearing/steps.ts';
import type { Cost, Payer } from '../../workflows/rules/holiday-aid/vocabulary.ts';
import type { Attendance } from '../../workflows/rules/hearing/vocabulary.ts';
import type { Milestone } from '../../workflows/rules/joint-accompaniment/vocabulary.ts';
import type { Account } from '../../workflows/rules/rehabilitation/account.ts';
import type { Project, Work } from '../../workflows/rules/rehabilitation/steps.ts';
import type { Party } from '../../workflows/rules/rehabilitation/vocabulary.ts';

/** The letters there are. A new one is a name here, a file in templates/ and a line in templates/index.ts. */
export const TEMPLATE_NAMES = [
  'contact',
  'second-contact',
  'home-visit',
  'contract',
  'renewal',
  'end-of-term',
  'handover',
  'closing',
  'action-programme-sheet',
  'action-summary-sheet',
  'interview-offer',
  'hearing-reminder',
  'preparation-sheet',
  'hearing-adjourned',
  'hearing-withdrawn',
  'social-evaluation',
  'council-information',
  'session-place',
  'session-changed',
  'attendance-certificate',
  'holiday-decision',
  'rehabilitation-commitment',
  'rehabilitation-refused',
  'workshop-invitation',
  'site-summary-sheet',
  'joint-review-sheet',
  'joint-handover-meeting',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** Everything a template may use. */
export interface Letter {
  template: TemplateName;
  /** Printed on every page, for example `AC-2027-000123`. */
  reference: string;
  /** The date of the letter, which is also the PDF's date of creation. */
  on: PlainDate;
  organisation: Sender;
  recipient: Recipient;
  caseworker?: Caseworker;
  accompaniment: AccompanimentInLetter;
  /** For the letters of a hearing's preparation. */
  hearing?: HearingInLetter;
  /** For the letters of a group session. */
  session?: SessionInLetter;
  /** For the letter of a holiday aid. */
  holiday?: HolidayInLetter;
  /** For the documents of a home rehabilitation. */
  rehabilitation?: RehabilitationInLetter;
  /** For the documents of a joint accompaniment. */
  joint?: JointInLetter;
}

/** Who writes. `city` is where letters are signed: «Paris, le …». */
export interface Sender {
  name: string;
  service?: string;
  tagline?: string;
  addressLines: string[];
  phone?: string;
  email?: string;
  city: string;
}

/**
 * To whom: a family, a court, a council. In a household that has lost someone, the names are those of the living. Of a
 * court only the name is known: there are then no address lines.
 */
export interface Recipient {
  names: string;
  addressLines: string[];
  salutation: 'Madame' | 'Monsieur' | 'Madame, Monsieur';
}

/** Who signs. Without one, the service writes as «nous» and signs with its name. */
export interface Caseworker {
  name: string;
  jobTitle: string;
  phone?: string;
  email?: string;
}

/** What the letter may tell of the accompaniment. */
export interface AccompanimentInLetter {
  /** A trigger kind of the domain; see `TRIGGERS` in vocabulary.ts. */
  trigger: string;
  openedOn: PlainDate;
  termStartsOn?: PlainDate;
  term?: 1 | 2;
  termEndsOn?: PlainDate;
  /** How long a term lasts in this organisation; six months unless it says otherwise. */
  termMonths?: number;
  homeVisit?: { on: PlainDate; at?: string };
  problems: Problem[];
  plan?: PlanInLetter;
  agreements?: { family?: PlainDate; caseworker?: PlainDate };
  responses: ResponseInLetter[];
  finalEvaluation?: { autonomy: string; summary: string };
  handovers: HandoverInLetter[];
  closing?: { reason: ClosingReason; on: PlainDate };
}

export interface PlanInLetter {
  revision: number;
  familyView: { situation: string; difficulties: string; priorities: string; wayOut: string };
  objectives: ObjectiveInLetter[];
  meetEveryDays?: number;
}

export interface ObjectiveInLetter {
  id: string;
  problem: Problem;
  aim: Aim;
  wording: string;
  evidence: string;
  actor: ObjectiveActor;
  dueOn: PlainDate;
  result?: { result: Result; evidence: string };
}

export interface ResponseInLetter {
  problem: Problem;
  response: Response;
  on: PlainDate;
  amountCents?: number;
}

/** `scope` holds codes of problems, or the caseworker's own words. */
export interface HandoverInLetter {
  to: string;
  scope: string[];
  answer?: HandoverAnswer;
  meetingOn?: PlainDate;
}

/** The hearing to prepare. `servedOn` is the day of the summons, `at` the hour, as `09:00`. */
export interface HearingInLetter {
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
  at?: string;
  claimedDebtCents: number;
  /** The family, where the letter is to someone else. */
  home: HomeInLetter;
  /** The days on which an interview was offered, that of the letter included. */
  offeredOn: PlainDate[];
  /** By when an answer leaves the time to write the evaluation; absent when there is none left. */
  answerBy?: PlainDate;
  interviewedOn?: PlainDate;
  /** The last day for the evaluation to be at the court. */
  evaluationDueOn: PlainDate;
  /** The longest delay that a judge may grant, by the law of the day of the hearing. */
  longestDelayYears: number;
  evaluation?: EvaluationInLetter;
  preparation?: StepBodies['record-preparation'];
  attendance?: Attendance;
  /** The day given before, once it has been adjourned: the same, when only the hour has changed. */
  adjournedFrom?: PlainDate;
}

/** A group session, as far as one participant goes. `hours` and `halfDays` are what they really attended. */
export interface SessionInLetter {
  title: string;
  place?: string;
  days: PlainDate[];
  change: 'days' | 'day-moved' | 'cancelled';
  moved?: { from: PlainDate; to: PlainDate };
  afterWaiting?: boolean;
  hours?: number;
  halfDays?: number;
}

/** A stay, and what was decided of it. Amounts are in cents. */
export interface HolidayInLetter {
  where: string;
  from: PlainDate;
  to: PlainDate;
  costs: BudgetLine<Cost>[];
  shares: BudgetLine<Payer>[];
  totalCents: number;
  granted: boolean;
  reason: string;
}

export interface HomeInLetter {
  names: string;
  addressLines: string[];
  adults: number;
  /** In completed years. */
  childrenAges: number[];
}

/** The evaluation as it was sent; who wrote and validated it are left out when they are no longer known. */
export interface EvaluationInLetter extends Evaluation {
  writtenOn: PlainDate;
  author?: Caseworker;
  validatedOn?: PlainDate;
  validator?: Caseworker;
  sentOn?: PlainDate;
}

/** A site as its documents tell it: the works, what they cost, and what was said of them. */
export interface RehabilitationInLetter {
  /** Its name. */
  association: string;
  project: Project;
  version: number;
  signedOn: { [Who in Party]?: PlainDate };
  sharePercent: number;
  works: (Work & { done: boolean })[];
  account: Account;
  workshop?: { on: PlainDate; at?: string; venue: string; topic: string };
  diagnosedOn?: PlainDate;
  worksDefinedOn?: PlainDate;
  endedOn?: PlainDate;
  /** Why another share than the usual one was agreed. */
  shareReason?: string;
  evaluation?: { familyView: string; summary: string };
  /** Why the committee refused. */
  reason?: string;
}

/** A joint accompaniment as its documents tell it: the last review, the dwelling, the contract, the handover. */
export interface JointInLetter {
  review?: { on: PlainDate; summary: string; areas: { name: string; area: string }[] };
  sublet?: { dwelling: string; milestone: Milestone };
  contract?: { employer: string; endsOn: PlainDate };
  handover?: { on: PlainDate; at?: string; venue: string; to: string; scope: string[] };
}
