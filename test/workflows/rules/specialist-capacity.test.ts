import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from '../../../workflows/rules/case.ts';
import { specialistCapacity } from '../../../workflows/rules/specialist-capacity/index.ts';
import { untold, type Fact, type State } from '../../../workflows/rules/specialist-capacity/state.ts';
import type { Step } from '../../../workflows/rules/specialist-capacity/steps.ts';
import { CaseCourse, type Who } from '../../families/course.ts';

class Capacity extends CaseCourse<State, Step, Fact> {
  constructor(capacity: number, ...asking: string[]) {
    super(specialistCapacity, 'capacity-1', '2027-03-01');
    this.take({ step: 'open', organisationId: 'caf-exemple', capacity, calendar: { zone: 'metropole' } });
    for (const caseId of asking) this.take({ step: 'ask', caseId });
  }

  /** What was told to which case by the facts from a number on. */
  told(from = 1): string[] {
    let state = this.kind.initial(this.state.id);
    return this.journal.flatMap((recorded) => {
      state = this.kind.evolve(state, recorded);
      if (recorded.number < from) return [];
      return this.kind
        .effects(recorded, state)
        .flatMap((effect) =>
          effect.do === 'tellCases'
            ? effect.told.map(
                ({ caseId, step }) => `${caseId} ${'position' in step ? String(step.position) : 'place'}`,
              )
            : [],
        );
    });
  }
}

describe('a capacity', () => {
  it('gives its places in the order of arrival, and tells who waits at which position', () => {
    expect(new Capacity(1, 'a', 'b', 'c', 'a').told()).toEqual(['a place', 'b 1', 'c 2']);
  });

  it('moves the first up when a place is given back; the others learn it the next morning, all at once', () => {
    const capacity = new Capacity(1, 'a', 'b', 'c', 'd');
    const { version } = capacity.state;
    capacity.take({ step: 'release', caseId: 'a' });
    expect(capacity.told(version + 1)).toEqual(['b place']);
    capacity.until('2027-03-02');
    expect(capacity.told(version + 1)).toEqual(['b place', 'c 1', 'd 2']);
    expect(capacity.next()).toBeUndefined();
  });

  it('tells the next morning even if the queue goes on moving', () => {
    const capacity = new Capacity(1, 'a', 'b', 'c', 'd', 'e');
    capacity.take({ step: 'release', caseId: 'a' });
    expect(capacity.next()?.on).toBe('2027-03-02');
    capacity.take({ step: 'release', caseId: 'c' });
    expect(capacity.next()?.on).toBe('2027-03-02');
  });

  it('lowered below use leaves running cases alone, and moves nobody up until there is room', () => {
    const capacity = new Capacity(3, 'a', 'b', 'c', 'd');
    capacity.take({ step: 'change-capacity', capacity: 1, reason: 'Un poste vacant.' }, 'administrator');
    expect(capacity.state.places).toEqual({ capacity: 1, holders: ['a', 'b', 'c'], queue: ['d'] });
    capacity.take({ step: 'release', caseId: 'a' });
    capacity.take({ step: 'release', caseId: 'b' });
    expect(capacity.state.places.queue).toEqual(['d']);
    capacity.take({ step: 'change-capacity', capacity: 2, reason: 'Poste pourvu.' }, 'supervisor');
    expect(capacity.state.places).toEqual({ capacity: 2, holders: ['c', 'd'], queue: [] });
  });

  it('takes back the places of cases that ended before they were told', () => {
    const capacity = new Capacity(2, 'a', 'b', 'c', 'd', 'e');
    capacity.take({ step: 'release-ended', caseIds: ['a', 'c', 'z'] });
    expect(capacity.state.places).toEqual({ capacity: 2, holders: ['b', 'd'], queue: ['e'] });
  });

  it('keeps a place for a file that the service does not hold, and tells it nothing', () => {
    const capacity = new Capacity(1);
    capacity.take({ step: 'ask-place', caseId: 'papier-7' }, 'supervisor');
    capacity.take({ step: 'ask', caseId: 'a' });
    expect(capacity.told()).toEqual(['a 1']);
    capacity.take({ step: 'release-place', caseId: 'papier-7', reason: 'Terminé.' }, 'supervisor');
    expect(capacity.state.places.holders).toEqual(['a']);
    expect(capacity.state.byHand).toEqual([]);
  });

  it('tells many cases in few goes', () => {
    const capacity = new Capacity(0, ...Array.from({ length: 120 }, (_, index) => `c${index}`));
    capacity.take({ step: 'change-capacity', capacity: 120, reason: 'Renfort.' }, 'supervisor');
    const given = capacity.journal.at(-1)!;
    const effects = specialistCapacity.effects(given, capacity.state);
    expect(effects.map((effect) => effect.do === 'tellCases' && effect.told.length)).toEqual([50, 50, 20]);
  });

  it.each<[string, Step, Who]>([
    ['capacity-invalid', { step: 'change-capacity', capacity: -1, reason: 'x' }, 'supervisor'],
    ['capacity-invalid', { step: 'change-capacity', capacity: 1.5, reason: 'x' }, 'supervisor'],
    ['place-already-asked', { step: 'ask-place', caseId: 'a' }, 'supervisor'],
    ['place-already-asked', { step: 'ask-place', caseId: 'b' }, 'supervisor'],
    ['no-such-place', { step: 'release-place', caseId: 'z', reason: 'x' }, 'supervisor'],
    ['place-of-a-case', { step: 'release-place', caseId: 'a', reason: 'x' }, 'supervisor'],
    ['role-not-allowed', { step: 'change-capacity', capacity: 1, reason: 'x' }, 'caseworker'],
    [
      'already-open',
      { step: 'open', organisationId: 'x', capacity: 1, calendar: { zone: 'metropole' } },
      'system',
    ],
  ])('refuses with %s: %j', (code, step, who) => {
    const capacity = new Capacity(1, 'a', 'b');
    const before = structuredClone(capacity.state);
    expect(capacity.refusal(step, who)).toBe(code);
    expect(capacity.state).toEqual(before);
  });
});

const caseId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: caseId.map((one): Step => ({ step: 'ask', caseId: one })) },
  { weight: 3, arbitrary: caseId.map((one): Step => ({ step: 'release', caseId: one })) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(caseId, { maxLength: 4 })
      .map((caseIds): Step => ({ step: 'release-ended', caseIds })),
  },
  { weight: 1, arbitrary: caseId.map((one): Step => ({ step: 'ask-place', caseId: one })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 4 })
      .map((capacity): Step => ({ step: 'change-capacity', capacity, reason: 'x' })),
  },
);

it('whatever is asked: never over capacity by what it gives, nobody lost, and everyone told where they stand', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 }),
      fc.array(fc.tuple(step, fc.integer({ min: 0, max: 2 })), { maxLength: 40 }),
      (places, life) => {
        const capacity = new Capacity(places);
        for (const [one, days] of life) {
          const before = capacity.state.places;
          try {
            capacity.take(one, one.step.includes('-') ? 'supervisor' : 'system');
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          const { capacity: most, holders, queue } = capacity.state.places;
          expect(holders.length).toBeLessThanOrEqual(Math.max(most, before.holders.length));
          expect(queue.length === 0 || holders.length >= most).toBe(true);
          capacity.days(days);
        }
        capacity.days(5);
        expect(untold(capacity.state)).toEqual([]);
        const last = new Map(capacity.told().map((line) => line.split(' ') as [string, string]));
        const { places: now, byHand } = capacity.state;
        const standing = [
          ...now.holders.map((one) => [one, 'place'] as const),
          ...now.queue.map((one, index) => [one, String(index + 1)] as const),
        ].filter(([one]) => !byHand.includes(one));
        for (const [one, where] of standing) expect([one, last.get(one)]).toEqual([one, where]);
      },
    ),
  );
});
