/** Lives a course with the pure rules alone: the steps given, and the calendar in between, as the shell would. */
import {
  addDays,
  civilDate,
  instantAt,
  reminderInstant,
  type PlainDate,
} from '../../workflows/rules/calendar.ts';
import {
  Refusal,
  type Actor,
  type CaseKind,
  type Due,
  type Effect,
  type Moment,
  type Recorded,
} from '../../workflows/rules/case.ts';
import type { Count } from '../../workflows/rules/counts.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import type { HouseValues } from '../../workflows/rules/accompaniment/house.ts';
import type { Fact, State } from '../../workflows/rules/accompaniment/state.ts';
import type { Opening, Step } from '../../workflows/rules/accompaniment/steps.ts';
import { assessment, objective, opening, plan } from './bodies.ts';

const organisationId = 'caf-exemple';
const SYSTEM: Actor = { id: 'system', role: 'system', organisationId };

/** Who takes a step: someone of a role, or someone in particular, of this organisation or another. */
export type Who = Actor['role'] | { id: string; role: Actor['role']; organisationId?: string };

function actorOf(who: Who): Actor {
  if (who === 'system') return SYSTEM;
  return typeof who === 'string' ? { id: `u-${who}`, role: who, organisationId } : { organisationId, ...who };
}

/** The course of a case of any kind. */
export class CaseCourse<
  AnyState extends { id: string; version: number },
  AnyStep extends { step: string },
  AnyFact extends { type: string },
> {
  state: AnyState;
  journal: Recorded<AnyFact>[] = [];
  /** The steps taken, each with the number of its first fact. */
  steps: { step: string; first: number }[] = [];
  today: PlainDate;
  readonly kind: CaseKind<AnyState, AnyStep, AnyFact>;

  constructor(kind: CaseKind<AnyState, AnyStep, AnyFact>, id: string, today: string) {
    this.kind = kind;
    this.state = kind.initial(id);
    this.today = today as PlainDate;
  }

  /** Takes a step today, at noon; what it makes due at once falls due. Returns the facts of the step. */
  take(step: AnyStep, who: Who = 'system'): AnyFact[] {
    const facts = this.takeAt(step, instantAt(this.today, '12:00'), actorOf(who));
    this.until(this.today);
    return facts;
  }

  /** The code of the refusal, or undefined if the step was taken. */
  refusal(step: AnyStep, who: Who = 'system'): string | undefined {
    try {
      this.take(step, who);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** Lives until noon of a day; everything due on the way falls due. */
  until(date: string): this {
    const end = instantAt(date as PlainDate, '12:00');
    for (let next = this.next(); next && this.instant(next) <= end; next = this.next()) {
      const at = Math.max(this.instant(next), instantAt(this.today, '12:00'));
      this.takeAt({ step: 'fall-due' } as AnyStep, at, SYSTEM);
    }
    this.today = date as PlainDate;
    return this;
  }

  days(count: number): this {
    return this.until(addDays(this.today, count));
  }

  next(): Due | undefined {
    return this.kind.agenda(this.state)[0];
  }

  /** What has fallen due so far: `kind` and the day it was sent. */
  fallen(kind?: string): string[] {
    return this.journal
      .flatMap(({ fact, on }) => itemsOf(fact).map((item) => ({ item, on })))
      .filter(({ item }) => kind === undefined || item.kind === kind)
      .map(({ item, on }) => (kind === undefined ? `${on} ${item.kind}` : on));
  }

  /** The facts of a type, with the day each was recorded. */
  facts(type: AnyFact['type']): string[] {
    return this.journal.filter(({ fact }) => fact.type === type).map(({ on }) => on);
  }

  effects(): { on: PlainDate; what: string }[] {
    let state = this.kind.initial(this.state.id);
    return this.journal.flatMap((recorded) => {
      state = this.kind.evolve(state, recorded);
      return this.kind.effects(recorded, state).map((effect) => ({
        on: recorded.on,
        what: whatOf(effect),
      }));
    });
  }

  private instant(due: Due): number {
    return reminderInstant(due.on, this.state.id);
  }

  private takeAt(step: AnyStep, at: number, by: Actor): AnyFact[] {
    const now: Moment = { at, on: civilDate(at), by };
    const facts = this.kind.decide(this.state, step, now);
    if (facts.length > 0) this.steps.push({ step: step.step, first: this.state.version + 1 });
    for (const fact of facts) {
      const recorded = { number: this.state.version + 1, ...now, fact };
      this.journal.push(recorded);
      this.state = this.kind.evolve(this.state, recorded);
    }
    return facts;
  }
}

/** What a course counts for in the figures, what was marked as made in error left out. */
export function countsOf<
  AnyState extends { id: string; version: number },
  AnyStep extends { step: string },
  AnyFact extends { type: string },
>({ kind, state: { id }, journal }: CaseCourse<AnyState, AnyStep, AnyFact>): Count[] {
  const wrong = journal.flatMap(({ fact }) => (isCorrection(fact) ? [fact.fact] : []));
  let state = kind.initial(id);
  return journal.flatMap((recorded) => {
    state = kind.evolve(state, recorded);
    return wrong.includes(recorded.number) ? [] : (kind.counts?.(recorded, state) ?? []);
  });
}

function isCorrection(fact: { type: string }): fact is { type: string; fact: number } {
  return fact.type === 'corrected';
}

function whatOf(effect: Effect): string {
  if (effect.do === 'writeLetter') return `letter ${effect.template}`;
  if (effect.do === 'notify') return `notice ${effect.notice}`;
  return effect.do === 'tellCase' ? `tell ${effect.step.step}` : effect.do;
}

/** What fell due with a fact. */
export function itemsOf(fact: { type: string; items?: Due[] }): Due[] {
  return fact.type === 'fell-due' ? (fact.items ?? []) : [];
}

/** The course of an accompaniment. */
export class Course extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(accompaniment, 'course-1', today);
  }
}

/** A course just opened. */
export function opened(
  today: string,
  change: Partial<Opening> = {},
  house: Partial<HouseValues> = {},
): Course {
  const course = new Course(today);
  course.take({ step: 'open', ...opening(change, house) });
  return course;
}

/** Eligible, and followed by nobody else. */
export function awaitingAssignment(today: string, house: Partial<HouseValues> = {}): Course {
  const course = opened(today, {}, house);
  course.take({
    step: 'record-eligibility',
    result: 'eligible',
    offer: 'paris/stay-in-home',
    criteria: [],
    missing: [],
  });
  course.take({ step: 'record-coordination-check', known: false, services: [], unanswered: [] });
  return course;
}

export function inPreCourse(today: string, house: Partial<HouseValues> = {}): Course {
  const course = awaitingAssignment(today, house);
  course.take({ step: 'assign', caseworkerId: 'u-1' }, 'supervisor');
  return course;
}

export function inNegotiation(today: string, house: Partial<HouseValues> = {}): Course {
  const course = inPreCourse(today, house);
  course.take(
    { step: 'record-contact-attempt', channel: 'phone', on: course.today, outcome: 'reached' },
    'caseworker',
  );
  course.take({ step: 'record-assessment', ...assessment() }, 'caseworker');
  return course;
}

/** Term 1 starts today. */
export function inProgress(today: string, house: Partial<HouseValues> = {}): Course {
  const course = inNegotiation(today, house);
  const objectives = [objective({ dueOn: addDays(course.today, 120) })];
  course.take({ step: 'propose-plan', ...plan({ objectives }) }, 'caseworker');
  agree(course, 1);
  return course;
}

/** Both agree today to a revision. */
export function agree(course: Course, revision: number): void {
  course.take({ step: 'agree-plan', revision, party: 'family', on: course.today }, 'caseworker');
  course.take({ step: 'agree-plan', revision, party: 'caseworker', on: course.today }, 'caseworker');
}
