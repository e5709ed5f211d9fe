import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  addYears,
  isWorkingDay,
  reminderInstant,
  ZONES,
} from '../../../../workflows/rules/calendar.ts';
import { fold, Refusal } from '../../../../workflows/rules/case.ts';
import { derogation } from '../../../../workflows/rules/derogation/index.ts';
import {
  isOvercrowded,
  neededM2,
  periodInForce,
  personsOf,
  surfaceOf,
} from '../../../../workflows/rules/derogation/state.ts';
import type { Step } from '../../../../workflows/rules/derogation/steps.ts';
import { END_REASONS, NOTICES, STAGES } from '../../../../workflows/rules/derogation/vocabulary.ts';
import { minimumSurface } from '../../../../workflows/rules/parameters.ts';
import { day } from '../../../families/bodies.ts';
import { itemsOf } from '../../../families/course.ts';
import { followed, type DerogationCourse } from '../../../families/derogation-course.ts';

type Happening = (course: DerogationCourse) => void;

const attempt = (build: (course: DerogationCourse, offset: number) => Step): fc.Arbitrary<Happening> =>
  fc.integer({ min: -4, max: 1 }).map((offset) => (course: DerogationCourse) => {
    try {
      course.take(build(course, offset), 'system');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });
const days = (max: number): fc.Arbitrary<Happening> =>
  fc.integer({ min: 1, max }).map((count) => (course: DerogationCourse) => void course.days(count));
const around = (course: DerogationCourse, offset: number) => addDays(course.today, offset);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: days(40) },
  { weight: 4, arbitrary: days(250) },
  { weight: 3, arbitrary: attempt((course, offset) => ({ step: 'grant', from: around(course, offset) })) },
  {
    weight: 3,
    arbitrary: attempt((course, offset) => ({
      step: 'record-enquiry',
      on: around(course, offset),
      favourable: offset > -4,
      summary: 'Vu',
    })),
  },
  { weight: 3, arbitrary: attempt(() => ({ step: 'renew' })) },
  attempt(() => ({ step: 'refuse-renewal', reason: 'Relogement' })),
  fc
    .constantFrom('birth' as const, 'arrival' as const, 'departure' as const, 'death' as const)
    .chain((change) =>
      attempt((course, offset) => ({
        step: 'record-household-change',
        on: around(course, offset),
        change,
        persons: Math.max(1, personsOf(course.state) + (change === 'birth' || change === 'arrival' ? 1 : -1)),
      })),
    ),
  fc
    .integer({ min: 8, max: 80 })
    .chain((surfaceM2) =>
      attempt((course, offset) => ({ step: 'record-surface', on: around(course, offset), surfaceM2 })),
    ),
  attempt(() => ({ step: 'reassign', caseworkerId: 'u-2' })),
  attempt(({ state }) => ({ step: 'follow-household', persons: (state.version % 6) + 1 })),
  attempt(({ state }, offset) => ({
    step: 'correct',
    fact: Math.max(1, state.version + offset),
    reason: 'Erreur',
  })),
);

const ending = fc.constantFrom(...END_REASONS).chain((reason) => attempt(() => ({ step: 'end', reason })));

const courses = fc.tuple(
  fc.record({
    start: fc.integer({ min: -300, max: 2500 }),
    zone: fc.constantFrom(...ZONES),
    persons: fc.integer({ min: 1, max: 10 }),
    surfaceM2: fc.integer({ min: 8, max: 80 }),
  }),
  fc.array(fc.oneof({ weight: 30, arbitrary: happening }, ending), { minLength: 12, maxLength: 35 }),
);
type Chance = typeof courses extends fc.Arbitrary<infer Value> ? Value : never;

function live([{ start, zone, ...home }, happenings]: Chance, look: Happening): DerogationCourse {
  const course = followed(addDays(day('2027-01-01'), start), { calendar: { zone }, ...home });
  look(course);
  for (const happen of happenings) {
    happen(course);
    look(course);
  }
  return course;
}

function always(look: Happening, atEachMoment: Happening = () => undefined): void {
  fc.assert(
    fc.property(courses, (chance) => look(live(chance, atEachMoment))),
    { numRuns: 40 },
  );
}

describe('whatever becomes of a dwelling', () => {
  it('it is overcrowded exactly when it is smaller than the household needs, and the stage says so', () => {
    always(
      () => undefined,
      ({ state }) => {
        const { calendar, persons } = state;
        const needed = minimumSurface(personsOf(state), persons.at(-1)!.on, calendar.zone);
        expect(neededM2(state)).toBe(needed);
        expect(isOvercrowded(state)).toBe(surfaceOf(state) < needed);
        if (state.stage === 'closed') return;
        const kept = periodInForce(state) ? 'derogated' : 'overcrowded';
        expect(state.stage).toBe(surfaceOf(state) < needed ? kept : 'adequate');
      },
    );
  });

  it('a period lasts as long as the law of its zone says, and the next begins where it ends', () => {
    always(({ journal, state: { calendar } }) => {
      const years = calendar.zone === 'mayotte' ? 1 : 2;
      journal.forEach(({ fact }) => {
        if (fact.type === 'granted' || fact.type === 'renewed') {
          expect(fact.endsOn).toBe(addYears(fact.from, years));
        }
      });
    });
  });

  it('no renewal without a favourable enquiry made in the period, in its last six months', () => {
    always(({ journal, state: { id } }) => {
      let before = derogation.initial(id);
      for (const recorded of journal) {
        if (recorded.fact.type === 'renewed') {
          const period = periodInForce(before)!;
          const enquiry = before.enquiries.at(-1)!;
          expect(enquiry.favourable).toBe(true);
          expect(enquiry.on >= period.from && enquiry.on <= recorded.on).toBe(true);
          expect(recorded.fact.from).toBe(period.endsOn);
          expect(before.refused).toBeUndefined();
        }
        before = derogation.evolve(before, recorded);
      }
    });
  });

  it('a period that is not renewed lapses on its very day, and on no other', () => {
    always(({ journal, state }) => {
      for (const { fact, on } of journal) if (fact.type === 'lapsed') expect(on >= fact.endedOn).toBe(true);
      const period = periodInForce(state);
      if (period && state.stage !== 'closed') expect(period.endsOn >= state.lastOn).toBe(true);
    });
  });

  it('the agenda never lists the past, reminders are on worked days and in order, and never empty while open', () => {
    always(
      () => undefined,
      ({ state }) => {
        const agenda = derogation.agenda(state);
        expect(agenda.length > 0).toBe(state.stage !== 'closed');
        for (const due of agenda) {
          expect(due.on >= state.lastOn).toBe(true);
          if (due.to.length > 0) expect(isWorkingDay(due.on, state.calendar)).toBe(true);
        }
        expect(agenda.map(({ on }) => on)).toEqual(agenda.map(({ on }) => on).toSorted());
        expect(new Set(agenda.map(({ key }) => key)).size).toBe(agenda.length);
      },
    );
  });

  it('nothing is said of a derogation that does not run, nor of its end after it', () => {
    always(({ journal, state: { id } }) => {
      let before = derogation.initial(id);
      for (const recorded of journal) {
        for (const item of itemsOf(recorded.fact)) {
          const period = periodInForce(before);
          if (['enquiry-to-make', 'enquiry-late', 'derogation-ends'].includes(item.kind)) {
            expect(item.about).toBe(period?.endsOn);
            expect(before.stage).toBe('derogated');
          }
          if (item.kind === 'derogation-to-ask') expect(before.stage).toBe('overcrowded');
        }
        before = derogation.evolve(before, recorded);
      }
    });
  });

  it('each reminder comes once, no two of a series on one morning, and none is left behind', () => {
    always(
      ({ journal, state }) => {
        expect(new Set(state.fallen).size).toBe(state.fallen.length);
        const mornings = journal.flatMap(({ fact, on }) =>
          itemsOf(fact).map(({ key }) => `${on} ${key.slice(0, key.lastIndexOf('@'))}`),
        );
        expect(mornings.filter((one, index) => mornings.indexOf(one) !== index)).toEqual([]);
      },
      (course) => {
        const next = course.next();
        if (!next) return;
        const noon = Date.parse(`${course.today}T00:00:00Z`) + 10 * 3_600_000;
        expect(reminderInstant(next.on, course.state.id)).toBeGreaterThan(noon);
      },
    );
  });

  it('the state is plain JSON, and the fold of the journal; once ended it is silent', () => {
    always((course) => {
      expect(fold(derogation, course.state.id, course.journal)).toEqual(course.state);
      expect(JSON.parse(JSON.stringify(course.state))).toEqual(course.state);
      const end = course.journal.findIndex(({ fact }) => fact.type === 'ended');
      expect(end === -1).toBe(course.state.stage !== 'closed');
      if (end !== -1) expect(end).toBe(course.journal.length - 1);
    });
  });

  it('random courses reach every stage and notice', () => {
    const left = new Set<string>([...STAGES, ...NOTICES.map((notice) => `notice ${notice}`)]);
    for (const chance of fc.sample(courses, 300)) {
      for (const { what } of live(chance, ({ state }) => void left.delete(state.stage)).effects())
        left.delete(what);
      if (left.size === 0) break;
    }
    expect([...left]).toEqual([]);
  });
});
