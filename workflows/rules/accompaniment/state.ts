/** What an accompaniment is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { FirstDefault } from '../arrears-track/steps.ts';
import type { Ending as ArrearsEnding } from '../arrears-track/vocabulary.ts';
import type { Corrected } from '../correction.ts';
import type { Ending } from '../hearing/vocabulary.ts';
import type { HouseValues } from './house.ts';
import type { Criterion, FamilyView, Objective, Opening, StepBodies, Trigger } from './steps.ts';
import type {
  Channel,
  ClosingReason,
  Conclusion,
  CourseCause,
  Cause,
  HandoverAnswer,
  Outcome,
  Party,
  Problem,
  RenewalDecision,
  Response,
  Result,
  Stage,
} from './vocabulary.ts';

/** What is established, once and for all. A later fact may correct or overtake it, never erase it. */
export type Fact =
  | ({ type: 'opened' } & Opening)
  | ({ type: 'eligibility-answered' } & EligibilityAnswer)
  | ({ type: 'coordination-answered' } & CoordinationAnswer)
  | { type: 'screening-asked-again' }
  | { type: 'undetermined-accepted'; reason: string }
  | { type: 'screened' }
  | { type: 'later-follower-found'; service: string }
  | { type: 'trigger-added'; trigger: Trigger }
  | { type: 'assigned'; caseworkerId: string; reason?: string }
  | { type: 'reassigned'; caseworkerId: string; reason?: string; from?: string }
  | ({ type: 'contact-attempted' } & StepBodies['record-contact-attempt'])
  | ({ type: 'home-visit-scheduled' } & StepBodies['schedule-home-visit'])
  | { type: 'home-visit-recorded'; on: PlainDate; met: boolean }
  | ({ type: 'assessed' } & StepBodies['record-assessment'])
  | ({ type: 'plan-proposed'; revision: number } & StepBodies['propose-plan'])
  | ({ type: 'plan-agreed' } & StepBodies['agree-plan'])
  | { type: 'plan-in-force'; revision: number }
  | { type: 'term-started'; term: number; startsOn: PlainDate; endsOn: PlainDate }
  | ({ type: 'meeting-recorded' } & StepBodies['record-meeting'])
  | ({ type: 'response-recorded' } & StepBodies['record-response'])
  | ({ type: 'objective-evaluated' } & StepBodies['evaluate-objective'])
  | ({ type: 'renewal-decided'; revision?: number; objectives: Objective[] } & StepBodies['decide-renewal'])
  | { type: 'closing-began'; cause: Cause | CourseCause }
  | ({ type: 'final-evaluation-recorded' } & StepBodies['record-final-evaluation'])
  | ({ type: 'handover-proposed'; handoverId: string } & StepBodies['propose-handover'])
  | ({ type: 'handover-answered' } & StepBodies['answer-handover'])
  | ({ type: 'hearing-opened'; hearingId: string } & StepBodies['open-hearing'])
  | { type: 'hearing-moved'; hearingId: string; hearingOn: PlainDate }
  | { type: 'hearing-ended'; hearingId: string; ending: Ending }
  | ({ type: 'arrears-opened'; arrearsId: string } & FirstDefault)
  | { type: 'arrears-ended'; arrearsId: string; ending: ArrearsEnding }
  | { type: 'closed'; reason: ClosingReason }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

export interface EligibilityAnswer {
  result: 'eligible' | 'not-eligible' | 'undetermined';
  offer?: string;
  criteria: Criterion[];
  missing: string[];
  previousId?: string;
}

/** `known` is absent while a service asked has not answered; `unanswered` names those services. */
export interface CoordinationAnswer {
  known?: boolean;
  services: string[];
  unanswered: string[];
}

/** Something recorded that a correction can take back: `number` is the number of its fact. */
interface Evidence {
  number: number;
  on: PlainDate;
}

export interface Revision {
  revision: number;
  familyView: FamilyView;
  objectives: Objective[];
  meetEveryDays?: number;
  agreed: Partial<Record<Party, PlainDate>>;
}

export interface Handover {
  handoverId: string;
  to: string;
  toOrganisationId?: string;
  scope: string[];
  meetingOn?: PlainDate;
  hearings?: string[];
  proposedOn: PlainDate;
  answer?: HandoverAnswer;
  answeredOn?: PlainDate;
  reason?: string;
}

/** A hearing as its accompaniment knows it; its preparation is a case of its own, under `hearingId`. */
export interface Hearing {
  hearingId: string;
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
  ending?: Ending;
}

/** An arrears track as its accompaniment knows it; it is a case of its own, under `arrearsId`. */
export interface ArrearsTrack {
  arrearsId: string;
  firstDefaultOn: PlainDate;
  ending?: ArrearsEnding;
}

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  /** See `EDITION`. */
  edition?: number;
  stage: Stage;
  reference: string;
  organisationId: string;
  householdId: string;
  openedOn: PlainDate;
  house: HouseValues;
  triggers: (Trigger & { number: number })[];
  offer?: string;
  previousId?: string;
  eligibility?: EligibilityAnswer;
  coordination?: CoordinationAnswer;
  screenedOn?: PlainDate;
  caseworkerId?: string;
  assignedOn?: PlainDate;
  attempts: (Evidence & { channel: Channel; outcome: Outcome })[];
  homeVisits: (Evidence & { at?: string; met?: boolean })[];
  assessment?: {
    on: PlainDate;
    problems: Problem[];
    conclusion: Conclusion;
    summary: string;
    confidential?: true;
  };
  /** How many revisions were ever proposed: the number of the latest. */
  revisions: number;
  proposed?: Revision;
  plan?: Revision;
  term?: { number: number; startedOn: PlainDate; endsOn: PlainDate };
  /** The start of term 1, from which every term end is counted. */
  startedOn?: PlainDate;
  meetings: (Evidence & { confidential?: true })[];
  responses: (Evidence & {
    problem: Problem;
    response: Response;
    amountCents?: number;
    confidential?: true;
  })[];
  results: { number: number; objectiveId: string; result: Result; evidence: string }[];
  renewal?: { decision: RenewalDecision; reason: string; on: PlainDate };
  closing?: { on: PlainDate; cause: Cause | CourseCause };
  finalEvaluation?: { on: PlainDate; autonomy: string; summary: string };
  handovers: Handover[];
  hearings: Hearing[];
  /** Absent in a case begun before there were any. */
  arrears?: ArrearsTrack[];
  closed?: { on: PlainDate; reason: ClosingReason };
  corrected: number[];
  /** The number of the first fact that is confidential within the team. */
  confidentialSince?: number;
  /** Keys of what has fallen due. */
  fallen: string[];
}

/** The state before the first fact. Only `open` is possible from here, and it sets what is blank. */
export function initial(id: string): State {
  return {
    id,
    version: 0,
    lastOn: '1900-01-01' as PlainDate,
    stage: 'screening',
    reference: '',
    organisationId: '',
    householdId: '',
    openedOn: '1900-01-01' as PlainDate,
    house: {} as HouseValues,
    triggers: [],
    attempts: [],
    homeVisits: [],
    revisions: 0,
    meetings: [],
    responses: [],
    results: [],
    handovers: [],
    hearings: [],
    corrected: [],
    fallen: [],
  };
}

/** The result of an objective of the plan in force, the latest that was not corrected. */
export function resultOf(state: State, objectiveId: string): State['results'][number] | undefined {
  return state.results.findLast((result) => result.objectiveId === objectiveId);
}

/** Whether anyone of the family was met, spoken to, or has answered; and since when. */
export function reachedOn(state: State): PlainDate | undefined {
  const days = [
    ...state.attempts.filter((attempt) => attempt.outcome !== 'no-answer'),
    ...state.homeVisits.filter((visit) => visit.met === true),
    ...state.meetings,
  ].map((evidence) => evidence.on);
  return days.toSorted()[0];
}

/** Three attempts on at least two dates with no answer, one of them a letter. */
export function hasNotAnswered(state: State): boolean {
  const dates = new Set(state.attempts.map(({ on }) => on));
  const byLetter = state.attempts.some(({ channel }) => channel === 'letter');
  return !reachedOn(state) && state.attempts.length >= 3 && dates.size >= 2 && byLetter;
}

/** The arrears track that is open, if there is one. */
export function openTrack({ arrears = [] }: Pick<State, 'arrears'>): ArrearsTrack | undefined {
  return arrears.find(({ ending }) => !ending);
}

/** The most pressing of its events: 2 most urgent, 1 urgent, 0 ordinary (domain, "Offers": arrears and summons). */
export function urgency(state: State): number {
  return Math.max(0, ...state.triggers.map(urgencyOf));
}

function urgencyOf(trigger: Trigger): number {
  if (trigger.kind === 'summons' || trigger.stage === 'lease-terminated') return 2;
  return trigger.stage === 'relapse' ? 1 : 0;
}
