/**
 * What facts count for in the figures of those who steer. A kind of case says it fact by fact, from the state the
 * fact led to, so that no figure has to know a rule; the figures themselves only add up (activities/store/figures).
 */
import type { PlainDate } from './calendar.ts';
import type { Recorded } from './case.ts';

/** What is counted. Each is added up on its own. */
export const MEASURES = [
  /** A case opened; `value` is the event. */
  'opening',
  /** A meeting, a visit at which someone was met, an attempt. */
  'contact',
  /** A problem found: by the assessment, by an objective agreed to, by a response given. */
  'problem',
  /** A response given; `value` is which. */
  'response',
  /** How an objective ended; its subject is the objective. */
  'result',
  /** How a first term ended: `renew`, `end`, `lapsed`, `closed-before`. */
  'renewal',
  /** A handover, on the day it was proposed; `value` is its answer, `unanswered` until there is one. */
  'handover',
  /** What a practice undertook, on the day it did (a repayment plan, a contract); `detail` is what, `value` how it stands. */
  'undertaking',
  /** A case closed; `value` is the reason, `detail` whether it had been assigned, `days` its length. */
  'closure',
  /** A hearing; `value` is its outcome, `detail` whether the family came. */
  'hearing',
  /** What a social worker asked the Caf to look at; `value` is the need. */
  'need',
  /** The evaluation for the judge: `on-time`, `late`, `not-sent`. */
  'evaluation',
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * Codes, dates and amounts, never a name or free text. Of several counts of one measure about one `subject` of a
 * case, the last stands. What a fact marked as made in error had counted for no longer counts: nothing to do here.
 */
export interface Count {
  measure: Measure;
  subject?: string;
  /** The day it happened: that of the fact unless said otherwise. */
  on?: PlainDate;
  problem?: string;
  value?: string;
  detail?: string;
  amountCents?: number;
  /** How many days it took. */
  days?: number;
}

/** A date that a case runs to, for those who look months ahead: a hearing, the end of a derogation. */
export interface Ahead {
  kind: string;
  on: PlainDate;
}

/** The places that a case gives out (a group session, a specialist): how many, how many taken, how many wait. */
export interface Places {
  capacity: number;
  taken: number;
  waiting: number;
}

/** What each type of fact counts for, given the state it led to; a type without a line, for nothing. */
export type CountTable<State, Fact extends { type: string }> = {
  [Type in Fact['type']]?: (
    state: State,
    fact: Extract<Fact, { type: Type }>,
    recorded: Recorded<Fact>,
  ) => Count[];
};

/** A kind's `counts`, by its table. */
export function countsBy<State, Fact extends { type: string }>(table: CountTable<State, Fact>) {
  return (recorded: Recorded<Fact>, state: State): Count[] => {
    const of = table[recorded.fact.type as Fact['type']] as
      | ((state: State, fact: Fact, recorded: Recorded<Fact>) => Count[])
      | undefined;
    return of?.(state, recorded.fact, recorded) ?? [];
  };
}
