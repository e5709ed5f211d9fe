import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { arrears } from '../../../../workflows/rules/arrears-track/index.ts';
import { arrearsSince, planLimit, reportLimit } from '../../../../workflows/rules/arrears-track/law.ts';
import { planInForce, statusOf, type State } from '../../../../workflows/rules/arrears-track/state.ts';
import type { Step } from '../../../../workflows/rules/arrears-track/steps.ts';
import {
  ENDINGS,
  EXPECTED_KINDS,
  NOTICES,
  STAGES,
} from '../../../../workflows/rules/arrears-track/vocabulary.ts';
import {
  addDays,
  addMonths,
  isWorkingDay,
  nextOrSameWorkingDay,
  reminderInstant,
  ZONES,
} from '../../../../workflows/rules/calendar.ts';
import { fold, Refusal, type Due } from '../../../../workflows/rules/case.ts';
import { inWinterTruce } from '../../../../workflows/rules/parameters.ts';
import { ENDINGS as HEARING_ENDINGS, OUTCOMES } from '../../../../workflows/rules/hearing/vocabulary.ts';
import { HEARING_ID, tracked, type ArrearsCourse } from '../../../families/arrears-course.ts';
import { day } from '../../../families/bodies.ts';
import { itemsOf } from '../../../families/course.ts';

type Happening = (course: ArrearsCourse) => void;

const attempt = (build: (course: ArrearsCourse, offset: number) => Step): fc.Arbitrary<Happening> =>
  fc.integer({ min: -4, max: 1 }).map((offset) => (course: ArrearsCourse) => {
    try {
      course.take(build(course, offset), 'system');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });

const around = (course: ArrearsCourse, offset: number) => addDays(course.today, offset);
const days = (max: number): fc.Arbitrary<Happening> =>
  fc.integer({ min: 1, max }).map((count) => (course: ArrearsCourse) => void course.days(count));
const hearingIdOf = ({ state }: ArrearsCourse) => state.summonses.at(-1)?.hearingId ?? HEARING_ID;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: days(10) },
  { weight: 4, arbitrary: days(60) },
  { weight: 1, arbitrary: days(200) },
  fc
    .nat(250_000)
    .chain((debtCents) =>
      attempt((course, offset) => ({ step: 'record-debt', on: around(course, offset), debtCents })),
    ),
  attempt(() => ({ step: 'complete-situation', monthlyRentCents: 80_000, leaseMadeOn: day('2022-04-01') })),
  {
    weight: 2,
    arbitrary: attempt((course, offset) => ({ step: 'record-report', on: around(course, offset) })),
  },
  attempt((course, offset) => ({ step: 'record-refusal-of-direct-payment', on: around(course, offset) })),
  {
    weight: 2,
    arbitrary: attempt((course, offset) => ({ step: 'give-formal-notice', on: around(course, offset) })),
  },
  attempt((course, offset) => ({ step: 'ask-housing-fund', on: around(course, offset) })),
  {
    weight: 3,
    arbitrary: attempt((course, offset) => ({
      step: 'agree-repayment-plan',
      on: around(course, offset),
      firstInstalmentOn: addDays(course.today, 20),
      instalments: 5 + offset,
      instalmentCents: 5000,
    })),
  },
  {
    weight: 4,
    arbitrary: attempt(({ state }, offset) => ({
      step: 'record-instalment',
      instalment: (state.plans.at(-1)?.payments.length ?? 0) + 1,
      paid: offset > -4,
    })),
  },
  attempt((course, offset) => ({ step: 'check-plan', on: around(course, offset), kept: offset > -4 })),
  {
    weight: 2,
    arbitrary: attempt((course, offset) => ({
      step: 'record-payment-order',
      servedOn: around(course, offset),
      claimedDebtCents: 90_000,
    })),
  },
  {
    weight: 2,
    arbitrary: attempt((course, offset) => ({
      step: 'record-summons',
      court: 'Tribunal',
      servedOn: around(course, offset),
      hearingOn: nextOrSameWorkingDay(addDays(course.today, 50), course.state.calendar),
      claimedDebtCents: 90_000,
    })),
  },
  {
    weight: 3,
    arbitrary: attempt((course) => {
      const open = course.state.summonses.findLast(({ ending }) => !ending);
      const { court = 'Autre', servedOn = course.today, hearingOn = addDays(course.today, 60) } = open ?? {};
      const hearingId = `hearing-${course.state.version}`;
      return { step: 'follow-hearing-opened', hearingId, court, servedOn, hearingOn, claimedDebtCents: 1 };
    }),
  },
  attempt((course, offset) => ({ step: 'record-notice-to-prefect', on: around(course, offset) })),
  attempt((course) => ({
    step: 'follow-hearing-moved',
    hearingId: hearingIdOf(course),
    hearingOn: addDays(course.today, 40),
  })),
  fc.constantFrom(...OUTCOMES).chain((outcome) =>
    attempt((course) => ({
      step: 'follow-outcome',
      hearingId: hearingIdOf(course),
      on: course.today,
      outcome,
      ...(outcome === 'delays-granted' && { delayMonths: 12 }),
    })),
  ),
  fc
    .constantFrom(...HEARING_ENDINGS)
    .chain((ending) =>
      attempt((course) => ({ step: 'follow-hearing-ended', hearingId: hearingIdOf(course), ending })),
    ),
  attempt(() => ({ step: 'follow-reassignment', caseworkerId: 'u-2' })),
  attempt(({ state }, offset) => ({
    step: 'correct',
    fact: Math.max(1, state.version + offset),
    reason: 'Erreur',
  })),
);

/** Rarely, since it ends all. */
const ending = fc.oneof(
  attempt(() => ({ step: 'end', reason: 'settled' })),
  attempt(() => ({ step: 'end', reason: 'housing-left' })),
  attempt(() => ({ step: 'end', reason: 'other' })),
  attempt(() => ({ step: 'follow-closing' })),
);

/** Opened within nine years on both sides of 1 January 2027, in any zone, some days after the default. */
const openings = fc.record({
  start: fc.integer({ min: -700, max: 2500 }),
  zone: fc.constantFrom(...ZONES),
  ago: fc.integer({ min: 0, max: 40 }),
  debtCents: fc.option(fc.nat(300_000), { nil: undefined }),
  benefitPaidTo: fc.constantFrom('landlord', 'household', undefined),
  leaseMadeOn: fc.constantFrom(day('2024-02-01'), day('2020-02-01'), undefined),
});

const courses = fc.tuple(
  openings,
  fc.array(fc.oneof({ weight: 40, arbitrary: happening }, ending), { minLength: 15, maxLength: 40 }),
);

type Chance = typeof courses extends fc.Arbitrary<infer Value> ? Value : never;

function live([opening, happenings]: Chance, look: Happening): ArrearsCourse {
  const { start, zone, ago, ...known } = opening;
  const today = addDays(day('2027-01-01'), start);
  const course = tracked(today, { calendar: { zone }, firstDefaultOn: addDays(today, -ago), ...known });
  for (const happen of happenings) {
    happen(course);
    look(course);
  }
  return course;
}

function always(look: Happening, atEachMoment: Happening = () => undefined): void {
  fc.assert(
    fc.property(courses, (chance) => look(live(chance, atEachMoment))),
    { numRuns: 30 },
  );
}

function fallen({ journal, state }: ArrearsCourse): { on: string; before: State; item: Due }[] {
  let before = arrears.initial(state.id);
  return journal.flatMap((recorded) => {
    const items = itemsOf(recorded.fact).map((item) => ({ on: recorded.on, before, item }));
    before = arrears.evolve(before, recorded);
    return items;
  });
}

describe('whatever becomes of a debt', () => {
  it('the agenda never lists the past, is on worked days and in order, and never empty while open', () => {
    always(
      ({ state }) => expect(arrears.agenda(state).length > 0).toBe(state.stage !== 'closed'),
      ({ state }) => {
        const agenda = arrears.agenda(state);
        for (const due of agenda) {
          expect(due.on >= state.lastOn).toBe(true);
          expect(isWorkingDay(due.on, state.calendar)).toBe(true);
        }
        expect(agenda.map(({ on }) => on)).toEqual(agenda.map(({ on }) => on).toSorted());
        expect(new Set(agenda.map(({ key }) => key)).size).toBe(agenda.length);
      },
    );
  });

  it('each reminder comes once, and no two of a series on one morning', () => {
    always(({ journal, state }) => {
      expect(new Set(state.fallen).size).toBe(state.fallen.length);
      const mornings = journal.flatMap(({ fact, on }) =>
        itemsOf(fact).map(({ key }) => `${on} ${key.slice(0, key.lastIndexOf('@'))}`),
      );
      expect(mornings.filter((one, index) => mornings.indexOf(one) !== index)).toEqual([]);
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

  it('nothing is asked of a plan that is not in force, nor for one that is', () => {
    always((course) => {
      for (const { before, item } of fallen(course)) {
        const plan = planInForce(before);
        if (['instalment-check', 'plan-check'].includes(item.kind)) expect(plan).toBeDefined();
        if (['plan-to-agree', 'plan-missing', 'fund-to-ask'].includes(item.kind))
          expect(plan).toBeUndefined();
      }
    });
  });

  it('no report is asked for before the landlord’s two months are over, nor a plan called missing before its limit', () => {
    always((course) => {
      for (const { on, before, item } of fallen(course)) {
        if (item.kind === 'report-missing') expect(on > reportLimit(before)!.on).toBe(true);
        if (item.kind === 'plan-missing') expect(on > planLimit(before)!.on).toBe(true);
      }
    });
  });

  it('a plan in force is looked at within six months, and the worked days that follow', () => {
    always(
      () => undefined,
      ({ state }) => {
        const plan = planInForce(state);
        if (
          !plan ||
          !['unpaid', 'repaying', 'ordered', 'summoned', 'delays', 'eviction'].includes(state.stage)
        )
          return;
        const next = arrears.agenda(state).find(({ kind }) => kind === 'plan-check');
        expect(next).toBeDefined();
        // From the day on which it was last asked for, which a weekend may have brought forward, and the end of a short
        // month by three days.
        const asked = state.fallen
          .filter((key) => key.startsWith('plan-check:'))
          .map((key) => key.slice(-10));
        const soonest = addDays(addMonths(day([state.lastOn, ...asked].toSorted().at(-1)!), 6), 3);
        expect(next!.on <= nextOrSameWorkingDay(soonest, state.calendar)).toBe(true);
      },
    );
  });

  it('what is expected is of others: none of it is in the agenda, and an eviction is never in the winter truce', () => {
    always(
      () => undefined,
      ({ state }) => {
        const expected = arrears.expected?.(state) ?? [];
        const kinds = new Set(arrears.agenda(state).map(({ kind }) => kind));
        for (const { kind, notBefore, rule, source } of expected) {
          expect(kinds.has(kind)).toBe(false);
          expect([rule.length > 0, source.length > 0]).toEqual([true, true]);
          if (kind === 'eviction') expect(inWinterTruce(notBefore!)).toBe(false);
        }
        expect(expected.length > 0 || state.stage !== 'summoned').toBe(true);
      },
    );
  });

  it('a first missed instalment, or a failed check, alerts at once', () => {
    always(({ journal, state: { id } }) => {
      let state = arrears.initial(id);
      for (const recorded of journal) {
        state = arrears.evolve(state, recorded);
        const { fact } = recorded;
        const missed =
          (fact.type === 'instalment-recorded' && !fact.paid) || (fact.type === 'plan-checked' && !fact.kept);
        if (!missed) continue;
        expect(statusOf(state.plans.at(-1)!)).toBe('broken');
        const to = ['caseworker', 'supervisor'];
        expect(arrears.effects(recorded, state)).toEqual([{ do: 'notify', notice: 'plan-broken', to }]);
      }
    });
  });

  it('arrears begin on a day that their definition names: 2027 decides by the day of the default', () => {
    always(({ state }) => {
      const since = arrearsSince(state);
      if (!since) return;
      expect(since >= state.firstDefaultOn).toBe(true);
      const byTime = addMonths(state.firstDefaultOn, 3);
      const byAmount = state.debts.some(({ on }) => on === since || since === state.firstDefaultOn);
      if (state.firstDefaultOn < '2027-01-01') expect(byAmount).toBe(true);
      else expect(byAmount || since === byTime).toBe(true);
    });
  });

  it('the state is plain JSON, and the fold of the journal; a track that has ended is silent', () => {
    always((course) => {
      expect(fold(arrears, course.state.id, course.journal)).toEqual(course.state);
      expect(JSON.parse(JSON.stringify(course.state))).toEqual(course.state);
      const end = course.journal.findIndex(({ fact }) => fact.type === 'ended');
      expect(end === -1).toBe(course.state.stage !== 'closed');
      if (end !== -1) expect(end).toBe(course.journal.length - 1);
    });
  });

  it('random courses reach every stage, ending, notice, and all that can be expected', () => {
    const left = new Set<string>([
      ...STAGES,
      ...ENDINGS,
      ...EXPECTED_KINDS,
      ...NOTICES.map((notice) => `notice ${notice}`),
      'tell open-hearing-of-track',
      'tell record-arrears-ended',
    ]);
    const reach = ({ state }: ArrearsCourse) => {
      for (const one of [state.stage, state.ended?.ending]) left.delete(one ?? '');
      for (const { kind } of arrears.expected?.(state) ?? []) left.delete(kind);
    };
    for (const chance of fc.sample(courses, 600)) {
      for (const { what } of live(chance, reach).effects()) left.delete(what);
      if (left.size === 0) break;
    }
    expect([...left]).toEqual([]);
  });
});
