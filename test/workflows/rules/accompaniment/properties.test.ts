import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, isWorkingDay, reminderInstant } from '../../../../workflows/rules/calendar.ts';
import { fold, Refusal } from '../../../../workflows/rules/case.ts';
import { accompaniment } from '../../../../workflows/rules/accompaniment/index.ts';
import { STAGES } from '../../../../workflows/rules/accompaniment/vocabulary.ts';
import type { Step } from '../../../../workflows/rules/accompaniment/steps.ts';
import { assessment, objective, plan, trigger } from '../../../families/bodies.ts';
import {
  inNegotiation,
  inPreCourse,
  inProgress,
  itemsOf,
  opened,
  type Course,
} from '../../../families/course.ts';

/** Something that may happen in a course: a step, dated around the present, or time that passes. */
type Happening = (course: Course) => void;

const attempt = (build: (course: Course, offset: number) => Step): fc.Arbitrary<Happening> =>
  fc.integer({ min: -5, max: 1 }).map((offset) => (course: Course) => {
    try {
      course.take(build(course, offset), 'system');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });

const around = (course: Course, offset: number) => addDays(course.today, offset);
const objectives = (course: Course) => [objective({ dueOn: addDays(course.today, 40) })];

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 45 }).map((days) => (course: Course) => void course.days(days)),
  },
  attempt(() => ({ step: 'record-eligibility', result: 'eligible', criteria: [], missing: [] })),
  attempt(() => ({ step: 'record-coordination-check', known: false, services: [], unanswered: [] })),
  attempt(() => ({ step: 'assign', caseworkerId: 'u-1' })),
  attempt((course, offset) => ({
    step: 'record-contact-attempt',
    channel: 'letter',
    on: around(course, offset),
    outcome: offset > -3 ? 'reached' : 'no-answer',
  })),
  attempt((course, offset) => ({ step: 'schedule-home-visit', on: around(course, 3 + offset) })),
  attempt((course, offset) => ({
    step: 'record-meeting',
    on: around(course, offset),
    place: 'home',
    present: [],
  })),
  { weight: 2, arbitrary: attempt(() => ({ step: 'record-assessment', ...assessment() })) },
  {
    weight: 2,
    arbitrary: attempt((course) => ({ step: 'propose-plan', ...plan({ objectives: objectives(course) }) })),
  },
  {
    weight: 3,
    arbitrary: attempt((course, offset) => ({
      step: 'agree-plan',
      revision: course.state.revisions,
      party: 'family',
      on: around(course, offset),
    })),
  },
  {
    weight: 3,
    arbitrary: attempt((course, offset) => ({
      step: 'agree-plan',
      revision: course.state.revisions,
      party: 'caseworker',
      on: around(course, offset),
    })),
  },
  {
    weight: 3,
    arbitrary: attempt((course) => ({
      step: 'decide-renewal',
      decision: 'renew',
      reason: 'Utile',
      objectives: objectives(course),
    })),
  },
  attempt(() => ({ step: 'decide-renewal', decision: 'end', reason: 'Assez', objectives: [] })),
  attempt(() => ({ step: 'evaluate-objective', objectiveId: 'o1', result: 'achieved', evidence: 'Vu' })),
  attempt(() => ({ step: 'begin-closing', cause: 'other' })),
  attempt(() => ({ step: 'propose-handover', to: 'Service exemple', scope: [] })),
  attempt(() => ({ step: 'answer-handover', handoverId: 'h1', answer: 'accepted' })),
  attempt(() => ({ step: 'record-final-evaluation', autonomy: 'Oui', summary: 'Bien' })),
  { weight: 3, arbitrary: attempt(() => ({ step: 'close', reason: 'other' })) },
  attempt((course) => ({ step: 'correct', fact: Math.max(1, course.state.version - 2), reason: 'Erreur' })),
  attempt(() => ({ step: 'add-trigger', trigger: trigger({ stage: 'relapse' }) })),
);

const from = fc.constantFrom(opened, inPreCourse, inNegotiation, inProgress, inProgress);
const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2026-11-02' as never, days));

const courses = fc.tuple(from, start, fc.array(happening, { minLength: 25, maxLength: 60 }));

/** Lives random courses, and looks after each happening. */
function atEachMoment(look: (course: Course) => void): void {
  const lived = fc.property(courses, ([begin, today, happenings]) => {
    const course = begin(today);
    for (const happen of happenings) {
      happen(course);
      look(course);
    }
  });
  fc.assert(lived, { numRuns: 60 });
}

/** Lives random courses, and looks at what each has become: its journal tells the whole of it. */
function always(look: (course: Course) => void): void {
  const lived = fc.property(courses, ([begin, today, happenings]) => {
    const course = begin(today);
    for (const happen of happenings) happen(course);
    look(course);
  });
  fc.assert(lived, { numRuns: 60 });
}

describe('whatever the sequence of steps', () => {
  it('there is never a third term, and terms are counted from the first start', () => {
    always(({ journal, state }) => {
      expect(
        journal.filter(({ fact }) => fact.type === 'renewal-decided' && fact.decision === 'renew').length,
      ).toBeLessThan(2);
      const terms = journal.flatMap(({ fact }) => (fact.type === 'term-started' ? [fact] : []));
      expect(terms.map(({ term }) => term)).toEqual([1, 2].slice(0, terms.length));
      if (terms[1]) expect(terms[1].startsOn).toBe(terms[0]?.endsOn);
      expect(state.startedOn).toBe(terms[0]?.startsOn);
    });
  });

  it('a plan in force was agreed to by both, in its very revision', () => {
    always(({ journal }) => {
      journal.forEach(({ fact }, index) => {
        if (fact.type !== 'plan-in-force') return;
        const proposed = journal.findLastIndex((one, i) => i < index && one.fact.type === 'plan-proposed');
        const agreed = journal
          .slice(proposed, index)
          .flatMap((one) => (one.fact.type === 'plan-agreed' ? [one.fact] : []));
        expect(agreed.map(({ party }) => party).toSorted()).toEqual(['caseworker', 'family']);
        expect(new Set(agreed.map(({ revision }) => revision))).toEqual(new Set([fact.revision]));
      });
    });
  });

  it('the agenda never lists the past, and reminders are on worked days, earliest first', () => {
    atEachMoment(({ state }) => {
      const agenda = accompaniment.agenda(state);
      for (const due of agenda) {
        expect(due.on >= state.lastOn).toBe(true);
        if (due.to.length > 0) expect(isWorkingDay(due.on, state.house.calendar)).toBe(true);
      }
      expect(agenda.map(({ on }) => on)).toEqual(agenda.map(({ on }) => on).toSorted());
      expect(new Set(agenda.map(({ key }) => key)).size).toBe(agenda.length);
    });
  });

  it('nothing falls due twice, and no two of one series on one morning', () => {
    always(({ journal, state }) => {
      expect(new Set(state.fallen).size).toBe(state.fallen.length);
      const mornings = journal.flatMap(({ fact, on }) =>
        itemsOf(fact).map(({ key }) => `${on} ${key.slice(0, key.lastIndexOf('@'))}`),
      );
      expect(mornings.filter((one, index) => mornings.indexOf(one) !== index)).toEqual([]);
    });
  });

  it('nothing is left that should have fallen due', () => {
    atEachMoment((course) => {
      const next = course.next();
      if (next)
        expect(reminderInstant(next.on, course.state.id)).toBeGreaterThan(
          Date.parse(`${course.today}T00:00:00Z`) + 10 * 3_600_000,
        );
    });
  });

  it('a closed course stays closed, silent', () => {
    always(({ journal, state }) => {
      const closed = journal.findIndex(({ fact }) => fact.type === 'closed');
      if (closed === -1) return;
      expect(closed).toBe(journal.length - 1);
      expect(accompaniment.agenda(state)).toEqual([]);
    });
  });

  it('the state is plain JSON, and the fold of the journal', () => {
    always((course) => {
      expect(fold(accompaniment, course.state.id, course.journal)).toEqual(course.state);
      expect(JSON.parse(JSON.stringify(course.state))).toEqual(course.state);
    });
  });

  it('random courses reach every stage', () => {
    const reached = new Set<string>();
    atEachMoment(({ state }) => void reached.add(state.stage));
    expect([...reached].toSorted()).toEqual([...STAGES].toSorted());
  });
});
