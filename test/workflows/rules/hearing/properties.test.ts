import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  daysBetween,
  isWorkingDay,
  nextOrSameWorkingDay,
  reminderInstant,
  ZONES,
  type PlainDate,
  type WorkingCalendar,
} from '../../../../workflows/rules/calendar.ts';
import { fold, Refusal, type Due } from '../../../../workflows/rules/case.ts';
import { hearing } from '../../../../workflows/rules/hearing/index.ts';
import type { State } from '../../../../workflows/rules/hearing/state.ts';
import type { Step } from '../../../../workflows/rules/hearing/steps.ts';
import {
  ATTENDANCES,
  ENDINGS,
  EVALUATION_STATUSES,
  LETTERS,
  NOTICES,
  OUTCOMES,
  STAGES,
} from '../../../../workflows/rules/hearing/vocabulary.ts';
import { day } from '../../../families/bodies.ts';
import { itemsOf, type Who } from '../../../families/course.ts';
import {
  delayed,
  evaluation,
  met,
  onKnownElements,
  preparation,
  prepared,
  sent,
  type HearingCourse,
} from '../../../families/hearing-course.ts';

/** Something that may happen in a course: a step, dated around the present, or time that passes. */
type Happening = (course: HearingCourse) => void;

const someone: fc.Arbitrary<Who> = fc.constantFrom('system', 'caseworker', 'supervisor', 'supervisor');

const attempt = (build: (course: HearingCourse, offset: number) => Step): fc.Arbitrary<Happening> =>
  fc.tuple(fc.integer({ min: -3, max: 1 }), someone).map(([offset, who]) => (course: HearingCourse) => {
    try {
      course.take(build(course, offset), who);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });

const around = (course: HearingCourse, offset: number) => addDays(course.today, offset);
const sitting = (on: PlainDate, calendar: WorkingCalendar) => nextOrSameWorkingDay(on, calendar);
const days = (max: number): fc.Arbitrary<Happening> =>
  fc.integer({ min: 1, max }).map((count) => (course: HearingCourse) => void course.days(count));

/** To any day, worked or not, or back to the date that stood before. */
const adjournment = fc.tuple(fc.integer({ min: -2, max: 60 }), fc.boolean()).chain(([ahead, back]) =>
  attempt(({ today, state }) => ({
    step: 'adjourn',
    hearingOn: (back && state.adjournments.at(-1)?.from) || addDays(today, ahead),
  })),
);

const decision = fc.constantFrom(...OUTCOMES, 'delays-granted' as const).chain((outcome) =>
  attempt((_, offset) => ({
    step: 'record-outcome',
    attended: offset > -2,
    outcome,
    ...(outcome === 'delays-granted' && { delayMonths: 4 + offset, conditions: 'Le loyer courant.' }),
  })),
);

const correction = fc
  .integer({ min: 0, max: 6 })
  .chain((back) =>
    attempt(({ state }) => ({ step: 'correct', fact: Math.max(1, state.version - back), reason: 'Erreur' })),
  );

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: days(8) },
  { weight: 3, arbitrary: days(30) },
  {
    weight: 2,
    arbitrary: attempt((course, offset) => ({ step: 'offer-interview', on: around(course, offset) })),
  },
  attempt((course, offset) => ({ step: 'record-interview', on: around(course, offset), held: offset > -2 })),
  { weight: 2, arbitrary: attempt(() => ({ step: 'submit-evaluation', ...evaluation() })) },
  attempt(() => ({ step: 'submit-evaluation', ...onKnownElements })),
  { weight: 2, arbitrary: attempt(() => ({ step: 'validate-evaluation' })) },
  { weight: 2, arbitrary: attempt(() => ({ step: 'return-evaluation', reason: 'Chiffrer la dette' })) },
  attempt((course, offset) => ({ step: 'send-evaluation', on: around(course, offset) })),
  attempt(({ today }) => ({ step: 'record-preparation', ...preparation({ rentResumedOn: today }) })),
  attempt((_, offset) => ({
    step: 'confirm-attendance',
    attendance: ATTENDANCES[(offset + 3) % ATTENDANCES.length] ?? 'unknown',
  })),
  { weight: 2, arbitrary: adjournment },
  { weight: 2, arbitrary: decision },
  {
    weight: 3,
    arbitrary: attempt(({ state }, offset) => ({
      step: 'record-payment',
      month: state.payments.length + 1,
      paid: offset > -3,
    })),
  },
  attempt(() => ({ step: 'follow-reassignment', caseworkerId: 'u-2' })),
  correction,
);

/** Rarely, since it ends all. */
const ending = fc.oneof(
  attempt(() => ({ step: 'withdraw', reason: 'Dette réglée' })),
  attempt(() => ({ step: 'hand-over', to: 'Service exemple' })),
);

/** From a hearing on the very day to one in three months, opened on any day of nine years, in any zone. */
const openings = fc
  .tuple(
    fc.integer({ min: 0, max: 3000 }),
    fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 90 })),
    fc.constantFrom(...ZONES),
    fc.integer({ min: -30, max: 0 }),
  )
  .map(([start, ahead, zone, referred]) => {
    const openedOn = addDays(day('2026-11-02'), start);
    const calendar = { zone };
    return {
      openedOn,
      hearingOn: sitting(addDays(openedOn, ahead), calendar),
      calendar,
      referredOn: addDays(openedOn, referred),
    };
  });

/** How far a course has come when chance takes over. */
const beginning = fc.constantFrom<Happening[]>(
  () => undefined,
  (course) => void met(course),
  (course) => void met(course).take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker'),
  (course) => void sent(course),
  (course) => void delayed(course.until(course.state.hearingOn), 2),
);

const courses = fc.tuple(
  openings,
  beginning,
  fc.array(fc.oneof({ weight: 50, arbitrary: happening }, ending), { minLength: 15, maxLength: 35 }),
);

type Chance = typeof courses extends fc.Arbitrary<infer Value> ? Value : never;

/** Lives a course, looks after each happening, and answers what it has become. */
function live(
  [{ openedOn, hearingOn, ...opening }, begin, happenings]: Chance,
  look: Happening,
): HearingCourse {
  const course = prepared(openedOn, hearingOn, opening);
  for (const happen of [begin, ...happenings]) {
    happen(course);
    look(course);
  }
  return course;
}

function always(look: (course: HearingCourse) => void, atEachMoment: Happening = () => undefined): void {
  fc.assert(
    fc.property(courses, (chance) => look(live(chance, atEachMoment))),
    { numRuns: 25 },
  );
}

/** All that fell due in a course: the day, the state just before, and the item. */
function fallen({ journal, state }: HearingCourse): { on: PlainDate; before: State; item: Due }[] {
  let before = hearing.initial(state.id);
  return journal.flatMap((recorded) => {
    const items = itemsOf(recorded.fact).map((item) => ({ on: recorded.on, before, item }));
    before = hearing.evolve(before, recorded);
    return items;
  });
}

/** Counted apart from the rules: the working days from a date to another, the second not included. */
function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  const between = Array.from({ length: daysBetween(from, to) }, (_, n) => addDays(from, n));
  return between.filter((on) => isWorkingDay(on, calendar)).length;
}

/** How many working days before the hearing each of these is due. */
const WORKING_DAYS_BEFORE: Record<string, number> = {
  'evaluation-submitted': 10,
  'evaluation-validated': 7,
  'evaluation-sent': 6,
  'evaluation-at-court': 5,
};
/** How many days before: then, or on the working day before that. */
const DAYS_BEFORE: Record<string, readonly number[]> = { 'family-told': [15, 7, 1], 'attendance-asked': [7] };

const dateInKey = ({ key }: Due) => key.slice(key.lastIndexOf('@') + 1) as PlainDate;
const isBefore = ({ kind }: Due) => !['outcome-asked', 'payment-check', 'payments-missing'].includes(kind);

describe('whatever the hearings, adjournments and steps', () => {
  it('what comes before a hearing never comes after it, nor its outcome before the day after', () => {
    always((course) => {
      for (const { on, before, item } of fallen(course)) {
        if (isBefore(item)) expect(on <= before.hearingOn).toBe(true);
        else expect(on > before.hearingOn).toBe(true);
      }
    });
  });

  it('nothing is said of a hearing that no longer stands', () => {
    always((course) => {
      for (const { before, item } of fallen(course)) {
        if (item.about) expect(item.about).toBe(before.hearingOn);
        expect(before.stage).toBe(item.kind.startsWith('payment') ? 'watching-payments' : 'preparing');
      }
    });
  });

  it('its dates are so many working days, or days, before the hearing', () => {
    always((course) => {
      for (const { before, item } of fallen(course)) {
        const { hearingOn, calendar } = before;
        const limit = dateInKey(item);
        const workingDays = WORKING_DAYS_BEFORE[item.kind];
        if (workingDays !== undefined) {
          expect(workingDaysBetween(limit, hearingOn, calendar)).toBe(workingDays);
        }
        const near = DAYS_BEFORE[item.kind]?.some((count) => {
          const meant = addDays(hearingOn, -count);
          return limit <= meant && workingDaysBetween(addDays(limit, 1), addDays(meant, 1), calendar) === 0;
        });
        if (near !== undefined) expect(near).toBe(true);
      }
    });
  });

  it('falls due on its day, or at once when that was past', () => {
    always((course) => {
      for (const { on, before, item } of fallen(course)) {
        expect(isWorkingDay(on, before.calendar)).toBe(true);
        const limit = dateInKey(item);
        if (on > limit) expect(on).toBe(nextOrSameWorkingDay(before.lastOn, before.calendar));
        else if (item.kind !== 'payment-check' && item.kind !== 'payments-missing') expect(on).toBe(limit);
      }
    });
  });

  it('the agenda never lists the past, is on worked days and in order, and never empty while open', () => {
    always(
      ({ state }) => expect(hearing.agenda(state).length > 0).toBe(state.stage !== 'closed'),
      ({ state }) => {
        const agenda = hearing.agenda(state);
        for (const due of agenda) {
          expect(due.on >= state.lastOn).toBe(true);
          expect(isWorkingDay(due.on, state.calendar)).toBe(true);
          if (isBefore(due)) expect(due.on <= state.hearingOn).toBe(true);
        }
        expect(agenda.map(({ on }) => on)).toEqual(agenda.map(({ on }) => on).toSorted());
        expect(new Set(agenda.map(({ key }) => key)).size).toBe(agenda.length);
      },
    );
  });

  it('each reminder comes once, and no two alike on one day', () => {
    always((course) => {
      expect(new Set(course.state.fallen).size).toBe(course.state.fallen.length);
      const said = fallen(course).map(({ on, item: { kind, about, subject } }) =>
        [on, kind, about, subject].join(' '),
      );
      expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
      for (const kind of Object.keys(WORKING_DAYS_BEFORE)) {
        const hearings = fallen(course).filter(({ item }) => item.kind === kind);
        expect(new Set(hearings.map(({ item }) => item.about)).size).toBe(hearings.length);
      }
    });
  });

  it('the family is written to before the hearing, at most once a day of each letter', () => {
    always((course) => {
      const reminders = fallen(course).filter(({ item }) => item.to.includes('family'));
      for (const { on, before } of reminders) expect(on < before.hearingOn).toBe(true);
      const written = course.letters('hearing-reminder');
      expect(new Set(written).size).toBe(written.length);
    });
  });

  it('nothing is left that should have fallen due', () => {
    always(
      () => undefined,
      (course) => {
        const next = course.next();
        if (!next) return;
        const noon = Date.parse(`${course.today}T00:00:00Z`) + 10 * 3_600_000;
        expect(reminderInstant(next.on, course.state.id)).toBeGreaterThan(noon);
      },
    );
  });

  it('an evaluation that leaves was validated, after it was written, by someone else', () => {
    always(({ journal }) => {
      journal.forEach(({ fact }, index) => {
        if (fact.type !== 'evaluation-sent') return;
        const former = journal.slice(0, index);
        const written = former.findLast((one) => one.fact.type === 'evaluation-submitted');
        const validated = former.findLast((one) => one.fact.type === 'evaluation-validated');
        expect(validated?.number).toBeGreaterThan(written?.number ?? Infinity);
        expect(validated?.by.id).not.toBe(written?.by.id);
        expect(fact.on >= (validated?.on ?? '9')).toBe(true);
      });
    });
  });

  it('an adjournment changes the date and whether the family comes, and nothing else that was done', () => {
    always(({ journal, state: { id } }) => {
      let state = hearing.initial(id);
      for (const recorded of journal) {
        const after = hearing.evolve(state, recorded);
        if (recorded.fact.type === 'adjourned') {
          expect(after.hearingOn).toBe(recorded.fact.hearingOn);
          expect(isWorkingDay(after.hearingOn, after.calendar)).toBe(true);
          for (const kept of ['offers', 'interview', 'evaluation', 'preparation', 'fallen'] as const) {
            expect(after[kept]).toEqual(state[kept]);
          }
        }
        state = after;
      }
    });
  });

  it('a course that has ended stays so, silent', () => {
    always(({ journal, state }) => {
      const end = journal.findIndex(({ fact }) => fact.type === 'ended');
      expect(end === -1).toBe(state.stage !== 'closed');
      if (end !== -1) expect(end).toBe(journal.length - 1);
    });
  });

  it('the state is plain JSON, and the fold of the journal', () => {
    always((course) => {
      expect(fold(hearing, course.state.id, course.journal)).toEqual(course.state);
      expect(JSON.parse(JSON.stringify(course.state))).toEqual(course.state);
    });
  });

  it('random courses reach every stage, status, ending, letter and notice', () => {
    const letters = LETTERS.map((template) => `letter ${template}`);
    const notices = NOTICES.map((notice) => `notice ${notice}`);
    const told = ['tell record-hearing-moved', 'tell record-hearing-ended'];
    const left = new Set<string>([
      ...STAGES,
      ...EVALUATION_STATUSES,
      ...ENDINGS,
      ...letters,
      ...notices,
      ...told,
    ]);
    const reach = ({ state }: HearingCourse) => {
      for (const one of [state.stage, state.evaluation?.status, state.ended?.ending]) left.delete(one ?? '');
    };
    for (const chance of fc.sample(courses, 400)) {
      for (const { what } of live(chance, reach).effects()) left.delete(what);
      if (left.size === 0) break;
    }
    expect([...left]).toEqual([]);
  });
});
