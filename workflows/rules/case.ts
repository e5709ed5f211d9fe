/**
 * What every long-running thing of the field has in common: a case. It has facts, steps that people take,
 * and dates on which something falls due. A case kind is a handful of pure functions; the durable shell
 * (workflows/shell.ts) runs any of them and knows nothing of social work.
 */
import type { PlainDate } from './calendar.ts';
import type { Ahead, Count, Places } from './counts.ts';

export const ROLES = ['intake-officer', 'caseworker', 'supervisor', 'partner', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who takes a step. `system` is the service itself: the calendar, a check that answers. Ids are opaque. */
export interface Actor {
  id: string;
  role: Role | 'system';
  organisationId: string;
}

export const SYSTEM = 'system';

/** When and by whom a step is taken: `at` is an instant (epoch milliseconds), `on` its civil date in France. */
export interface Moment {
  at: number;
  on: PlainDate;
  by: Actor;
}

/** A fact once numbered: `number` counts from 1 within its case, without gaps; it is also the case's version. */
export interface Recorded<Fact> {
  number: number;
  at: number;
  on: PlainDate;
  by: Actor;
  fact: Fact;
}

/** To whom a due item or a notice is addressed. `family` means a letter. */
export type Audience = 'caseworker' | 'supervisor' | 'partner' | 'family';

/**
 * Something that will fall due. `key` is unique within the case, so that it falls due once;
 * `on` is the civil date on which it is sent, a working day; `about` the date it announces, where there is one.
 */
export interface Due {
  key: string;
  kind: string;
  on: PlainDate;
  to: Audience[];
  about?: PlainDate;
  subject?: string;
}

/**
 * A time at which people meet: a visit, a hearing, a day of a session. `key` stays the same when it is moved; `at` is
 * HH:MM in Paris, the whole day without it; `minutes` is how long it is held to last; `label` is French, without a name.
 */
export interface Appointment {
  key: string;
  label: string;
  on: PlainDate;
  at?: string;
  minutes?: number;
}

/**
 * Something that others will do, or may: a landlord, a bailiff, a court. `on` is the day by which, or on which, it
 * comes; `notBefore` the first day on which it may; either is absent when nobody knows. `unsettled` says why the law
 * leaves room for another date. In French: `label`.
 */
export interface ExpectedEvent {
  kind: string;
  label: string;
  from: string;
  on?: PlainDate;
  notBefore?: PlainDate;
  rule: string;
  source: string;
  unsettled?: string;
}

/**
 * A refusal by the rules of the field: `code` is stable and part of the API, `detail` is for the reader,
 * `extra` what a program may want to know (the steps allowed, the id of the open case).
 */
export class Refusal extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.name = 'Refusal';
    this.code = code;
    this.extra = extra;
  }
}

/**
 * Something a fact makes us do in the world; each is an activity of that name (workflows/ports.ts). A letter or a
 * notice carries no content: the activity reads the case as it stood at that fact, so nothing is copied into the
 * engine's history; `subject` is the one it is about, in a case of several people. An effect may answer with a step, which the case then takes as the service itself. Cases that
 * belong together open each other under an id fixed beforehand, and tell each other steps.
 */
export type Effect =
  | { do: 'checkEligibility' }
  | { do: 'checkCoordination' }
  | { do: 'chooseCaseworker' }
  | { do: 'tellReferrer' }
  | { do: 'writeLetter'; template: string; subject?: string }
  | { do: 'notify'; notice: string; to: Audience[] }
  | { do: 'openCase'; kind: string; caseId: string; organisationId: string; from: number; opening: object }
  | {
      do: 'tellCase';
      kind: string;
      caseId: string;
      step: { step: string };
      /** The told case is first opened on this, where it is not there yet. */
      opening?: { organisationId: string } & Record<string, unknown>;
    }
  | {
      /** The open cases of these kinds that were opened on this one, whichever they are. */
      do: 'tellLinked';
      kinds: string[];
      step: { step: string };
    }
  | {
      do: 'tellCases';
      kind: string;
      told: { caseId: string; step: { step: string } }[];
      /** The step by which the teller learns which of them have ended, as its `caseIds`. */
      ended: string;
    };

/**
 * What lists and the engine's search show of a case; no name, no free text. Dates are civil dates. A case that stands
 * alone has its own id as `accompanimentId`; one about no family in particular has an empty `householdId`.
 */
export interface Summary {
  stage: string;
  organisationId: string;
  householdId: string;
  accompanimentId: string;
  reference: string;
  trigger: string;
  urgency: number;
  openedOn: PlainDate;
  offer?: string;
  caseworkerId?: string;
  term?: number;
  termEndsOn?: PlainDate;
  closedOn?: PlainDate;
  closedFor?: string;
  /** Dates it runs to beside the end of its term. */
  ahead?: Ahead[];
  /** Where it gives out places, those it has. */
  places?: Places;
  /** Ids of the other organisations with which the case is shared now. */
  sharedWith?: string[];
  /** The number of the first fact that is confidential within the team. */
  confidentialSince?: number;
}

/** From which stages and by whom a step is taken. */
export interface StepRule {
  from: readonly string[];
  by: readonly Role[];
}

/** A kind of case: pure functions and nothing else. `step` names what is done; its other fields are the body. */
export interface CaseKind<State, Step extends { step: string }, Fact extends { type: string }> {
  name: string;
  /** The steps that people take, in the order of the course. */
  steps: Readonly<Record<string, StepRule>>;
  initial(id: string): State;
  /** What a step would establish. Throws Refusal when the step is not possible now. */
  decide(state: State, step: Step, now: Moment): Fact[];
  /** The state after a fact. */
  evolve(state: State, recorded: Recorded<Fact>): State;
  /** All that will fall due if nobody does anything, earliest first; never before the last fact. */
  agenda(state: State): Due[];
  /** What depends on others, in the order in which it may come: it is expected, and nothing falls due with it. */
  expected?(state: State): ExpectedEvent[];
  /** What a fact makes us do in the world. */
  effects(recorded: Recorded<Fact>, state: State): Effect[];
  summary(state: State): Summary;
  /** What a fact counts for in the figures, given the state it led to. */
  counts?(recorded: Recorded<Fact>, state: State): Count[];
  /** Whether the course has ended, and the durable process with it. */
  isOver(state: State): boolean;
  /** In French, for the supervisor who opens the case: where it stands, line by line; no name. */
  describe(state: State): string[];
  /** In French: what falls due. */
  label(due: Due): string;
  /** When people meet, as it is planned now. A kind without appointments leaves it out. */
  appointments?(state: State): Appointment[];
}

/** The step that the calendar takes when something falls due. */
export interface FallDue {
  step: 'fall-due';
}

/** The state of a case after all these facts, in order: the one way to rebuild it anywhere. */
export function fold<State, Step extends { step: string }, Fact extends { type: string }>(
  kind: CaseKind<State, Step, Fact>,
  id: string,
  journal: readonly Recorded<Fact>[],
): State {
  return journal.reduce((state, recorded) => kind.evolve(state, recorded), kind.initial(id));
}
