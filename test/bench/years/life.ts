/**
 * One family's years, lived with the rules alone: what people do is drawn by chance, what follows is decided by the
 * rules. Nothing is done after the last day.
 */
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { Refusal } from '../../../workflows/rules/case.ts';
import { accompaniment } from '../../../workflows/rules/accompaniment/index.ts';
import type { Fact, State } from '../../../workflows/rules/accompaniment/state.ts';
import type { Step } from '../../../workflows/rules/accompaniment/steps.ts';
import { hearing } from '../../../workflows/rules/hearing/index.ts';
import type { Fact as HearingFact, State as HearingState } from '../../../workflows/rules/hearing/state.ts';
import type { Opening, Step as HearingStep } from '../../../workflows/rules/hearing/steps.ts';
import { CaseCourse, type Who } from '../../families/course.ts';
import type { Chance } from './chance.ts';

export type FamilyCourse = CaseCourse<State, Step, Fact>;
export type HearingCourse = CaseCourse<HearingState, HearingStep, HearingFact>;

/** What is to be done on a day, by whoever lives this life. */
interface Planned {
  on: PlainDate;
  act: () => void;
}

export class Life {
  readonly course: FamilyCourse;
  readonly hearings: HearingCourse[] = [];
  readonly chance: Chance;
  today: PlainDate;
  private planned: Planned[] = [];

  constructor(id: string, chance: Chance, begins: PlainDate) {
    this.chance = chance;
    this.today = begins;
    this.course = new CaseCourse(accompaniment, id, begins);
  }

  get state(): State {
    return this.course.state;
  }

  /** Plans something so many days from the day lived now. */
  in(days: number, act: () => void): void {
    const on = addDays(this.today, days);
    const after = this.planned.findIndex((one) => one.on > on);
    this.planned.splice(after < 0 ? this.planned.length : after, 0, { on, act });
  }

  take(step: Step, who: Who = 'caseworker'): void {
    this.course.take(step, who);
    this.openHearings();
  }

  /** A preparation opened as its accompaniment asks for it. */
  private openHearings(): void {
    for (const { hearingId } of this.state.hearings.slice(this.hearings.length)) {
      const recorded = this.course.journal.findLast(({ fact }) => fact.type === 'hearing-opened');
      const effect = recorded && accompaniment.effects(recorded, this.state)[0];
      if (effect?.do !== 'openCase') throw new Error('A hearing that opens nothing.');
      const course: HearingCourse = new CaseCourse(hearing, hearingId, this.today);
      course.take({ step: 'open', ...(effect.opening as Opening) });
      this.hearings.push(course);
    }
  }

  /** Lives what was planned, day after day, up to the last. What the rules refuse by then is left. */
  until(last: PlainDate): void {
    for (let next = this.planned.shift(); next && next.on <= last; next = this.planned.shift()) {
      this.advance(next.on);
      try {
        next.act();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    this.advance(last);
  }

  private advance(to: PlainDate): void {
    this.today = to;
    for (const course of [this.course, ...this.hearings]) course.until(to);
  }
}
