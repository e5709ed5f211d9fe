import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addYears, plainDate, type PlainDate } from '../../../workflows/rules/calendar.ts';
import {
  ARREARS_STAGES,
  checkEligibility,
  HOUSING_BENEFITS,
  missingFacts,
  OFFERS,
  REFERRERS,
  TENURES,
  TRIGGER_KINDS,
  VISITING_RIGHTS,
  type EligibilityFacts,
} from '../../../workflows/rules/eligibility/index.ts';
import type { LegalValue } from '../../../workflows/rules/parameters.ts';

const RUNS = { numRuns: 1000 };

/** Years after a published ceiling, in one, and after the last; before and after the schooling age changed. */
const days: fc.Arbitrary<PlainDate> = fc
  .integer({ min: 0, max: 4000 })
  .map((shift) => addDays(plainDate('2017-06-01'), shift));

/** A day some years back, on its anniversary or just beside it, where the rules change. */
function yearsBefore(on: PlainDate, most: number): fc.Arbitrary<PlainDate> {
  return fc
    .record({ years: fc.integer({ min: 0, max: most }), beside: fc.integer({ min: -2, max: 2 }) })
    .map(({ years, beside }) => addDays(addYears(on, -years), beside));
}

const cents = (around: number) =>
  fc.oneof(fc.constant(0), fc.integer({ min: around - 2, max: around + 2 }), fc.nat(2 * around));

function everyFact(on: PlainDate) {
  return fc.record({
    beneficiary: fc.boolean(),
    singleParent: fc.boolean(),
    singleParentBenefit: fc.boolean(),
    personalPlan: fc.boolean(),
    followedElsewhere: fc.boolean(),
    employment: fc.record({ recurrentUnemployment: fc.boolean(), precariousWork: fc.boolean() }),
    children: fc.array(
      fc.record({
        birthDate: yearsBefore(on, 22),
        atSchool: fc.boolean(),
        monthlyNetEarningsCents: cents(104_754),
      }),
      { maxLength: 4 },
    ),
    applicant: fc.record({ birthDate: yearsBefore(on, 40), student: fc.boolean() }),
    housing: fc.record({
      tenure: fc.constantFrom(...TENURES),
      benefit: fc.constantFrom(...HOUSING_BENEFITS),
      monthlyRentCents: cents(50_000),
      monthlyChargesCents: cents(5000),
      monthlyBenefitCents: cents(25_000),
      renewalAgreement: fc.boolean(),
    }),
    parent: fc.record({
      visitingRightsBy: fc.constantFrom(...VISITING_RIGHTS),
      paysMaintenance: fc.boolean(),
      declaredInsolvent: fc.boolean(),
    }),
    trigger: fc.record({
      kind: fc.constantFrom(...TRIGGER_KINDS),
      stage: fc.constantFrom(...ARREARS_STAGES),
      registeredOn: yearsBefore(on, 2),
      referredBy: fc.constantFrom(...REFERRERS),
      referredOn: yearsBefore(on, 1),
      debtCents: cents(110_000),
      referrerBoundBySecrecy: fc.boolean(),
    }),
  });
}

const OFFER_IDS = OFFERS.map(({ id }) => id);

/** An offer, with the event that opens it more often than another: else nearly all is refused. */
const questions = days.chain((on) =>
  fc
    .record({ offer: fc.constantFrom(...OFFERS), facts: everyFact(on), other: fc.nat(9) })
    .map(({ offer, facts, other }) => {
      const kind = other === 0 ? undefined : offer.triggers[0]?.kind;
      return {
        on,
        offer: offer.id,
        facts: { ...facts, trigger: { ...facts.trigger, ...(kind && { kind }) } },
      };
    }),
);

/** Forgets, at every depth, the facts whose turn falls on true: a fact, a child's, or a whole part of the household. */
function forget(value: unknown, turn: () => boolean): unknown {
  if (Array.isArray(value)) return value.map((child) => forget(child, turn));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(() => !turn());
  return Object.fromEntries(kept.map(([name, fact]) => [name, forget(fact, turn)]));
}

/** A number of bits as many turns, so that little is forgotten as often as much. */
const forgetful = fc.tuple(fc.array(fc.nat(99), { minLength: 80, maxLength: 80 }), fc.nat(99));

function partOf(facts: EligibilityFacts, [turns, share]: [number[], number]): EligibilityFacts {
  let next = 0;
  const turn = () => (turns[next++ % turns.length] ?? 0) < share;
  return forget(facts, turn) as EligibilityFacts;
}

function factAt(facts: EligibilityFacts, path: string): unknown {
  return namesIn(path).reduce<unknown>((at, name) => Object(at)[name], facts);
}

function namesIn(path: string): string[] {
  return path.split(/[.[\]]+/).filter(Boolean);
}

/** The facts with the one at this path told; what is on the way to it is made. */
function told(facts: unknown, [name, ...rest]: string[], fact: unknown): unknown {
  if (name === undefined) return fact;
  const inner = told(Object(facts)[name], rest, fact);
  if (Array.isArray(facts)) return facts.with(Number(name), inner);
  return { ...Object(facts), [name]: inner };
}

/** What a caseworker does with an undetermined answer: complete the facts that it names, until it is settled. */
function completed(offer: string, on: PlainDate, known: EligibilityFacts, full: EligibilityFacts) {
  let facts = known;
  let answer = checkEligibility(offer, on, facts);
  for (let missing = missingFacts(answer); missing.some(tells); missing = missingFacts(answer)) {
    for (const path of missing.filter(tells)) {
      facts = told(facts, namesIn(path), factAt(full, path)) as EligibilityFacts;
    }
    answer = checkEligibility(offer, on, facts);
  }
  return answer;

  function tells(path: string): boolean {
    return factAt(full, path) !== undefined;
  }
}

const LEGAL: LegalValue = {
  name: 'child-earnings-ceiling',
  label: 'ceiling',
  value: { hourlyMinimumWageCents: 1127 },
  unit: 'cents',
  source: 'an example',
};

describe('a check of eligibility', () => {
  it('is refined, never reversed, by more facts', () => {
    const answers = new Set<string>();
    fc.assert(
      fc.property(questions, forgetful, ({ offer, on, facts }, turns) => {
        const full = checkEligibility(offer, on, facts);
        const less = checkEligibility(offer, on, partOf(facts, turns));
        answers.add(`${full.result} from ${less.result}`);
        expect([full.result, 'undetermined']).toContain(less.result);
        less.criteria.forEach(({ outcome }, index) => {
          expect([full.criteria[index]?.outcome, 'unknown']).toContain(outcome);
        });
      }),
      RUNS,
    );
    expect([...answers].toSorted()).toEqual([
      'eligible from eligible',
      'eligible from undetermined',
      'not-eligible from not-eligible',
      'not-eligible from undetermined',
      'undetermined from undetermined',
    ]);
  });

  it('is undetermined of known facts only when a legal value is missing, and never once it is entered', () => {
    fc.assert(
      fc.property(questions, ({ offer, on, facts }) => {
        const answer = checkEligibility(offer, on, facts);
        const missing = missingFacts(answer);
        expect(missing.filter((one) => !one.startsWith('child-earnings-ceiling'))).toEqual([]);
        expect(missing.length > 0).toBe(answer.result === 'undetermined');
        expect(checkEligibility(offer, on, facts, [LEGAL]).result).not.toBe('undetermined');
      }),
      RUNS,
    );
  });

  it('says of each unknown criterion what is missing, which is indeed unknown, and of the others nothing', () => {
    fc.assert(
      fc.property(questions, forgetful, ({ offer, on, facts }, turns) => {
        const known = partOf(facts, turns);
        for (const { outcome, missing = [] } of checkEligibility(offer, on, known).criteria) {
          expect(missing.length > 0).toBe(outcome === 'unknown');
          const named = missing.filter((one) => !one.includes(':'));
          expect(named.filter((path) => factAt(known, path) !== undefined)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('comes to the answer of all facts once those it names are completed, and no others', () => {
    fc.assert(
      fc.property(questions, forgetful, ({ offer, on, facts }, turns) => {
        const full = checkEligibility(offer, on, facts);
        expect(completed(offer, on, partOf(facts, turns), facts).result).toBe(full.result);
      }),
      RUNS,
    );
  });

  it('refuses on one criterion not met, waits on one unknown, and grants when all are met', () => {
    fc.assert(
      fc.property(questions, forgetful, ({ offer, on, facts }, turns) => {
        const { result, criteria } = checkEligibility(offer, on, partOf(facts, turns));
        const outcomes = criteria.map(({ outcome }) => outcome);
        if (result === 'eligible') expect(new Set(outcomes)).toEqual(new Set(['met']));
        expect(outcomes.includes('not-met')).toBe(result === 'not-eligible');
        if (result === 'undetermined') expect(outcomes).toContain('unknown');
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the children', () => {
    fc.assert(
      fc.property(questions, forgetful, fc.nat(3), ({ offer, on, facts }, turns, shift) => {
        const known = partOf(facts, turns);
        const children = known.children && [
          ...known.children.slice(shift),
          ...known.children.slice(0, shift),
        ];
        const other = checkEligibility(offer, on, { ...known, children: children?.toReversed() });
        const same = checkEligibility(offer, on, known);
        expect(other.result).toBe(same.result);
        expect(other.criteria.map(({ outcome }) => outcome)).toEqual(
          same.criteria.map(({ outcome }) => outcome),
        );
      }),
      RUNS,
    );
  });

  it('never shows a date: a birth could be read in it', () => {
    fc.assert(
      fc.property(questions, forgetful, ({ offer, on, facts }, turns) => {
        const shown = checkEligibility(offer, on, partOf(facts, turns)).criteria.map(
          ({ compared }) => compared,
        );
        expect(shown.join(' ')).not.toMatch(/\d{4}-\d{2}/);
      }),
      RUNS,
    );
  });

  it('asked apart from the coordination, is the same whoever follows the family', () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(true, false, undefined), ({ offer, on, facts }, followed) => {
        const apart = (followedElsewhere: boolean | undefined) =>
          checkEligibility(offer, on, { ...facts, followedElsewhere }, [], { coordination: 'asked-apart' });
        expect(apart(followed)).toEqual(apart(false));
        const included = checkEligibility(offer, on, { ...facts, followedElsewhere: false });
        expect(apart(followed).result).toBe(included.result);
      }),
      RUNS,
    );
  });

  it('changes nothing in the facts it is given, and answers the same twice', () => {
    fc.assert(
      fc.property(questions, ({ offer, on, facts }) => {
        const before = JSON.stringify(facts);
        const answer = checkEligibility(offer, on, facts);
        expect(JSON.stringify(facts)).toBe(before);
        expect(checkEligibility(offer, on, facts)).toEqual(answer);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches every offer with a household entitled to it', () => {
    const entitled = new Set<string>();
    fc.assert(
      fc.property(questions, ({ offer, on, facts }) => {
        if (checkEligibility(offer, on, facts).result === 'eligible') entitled.add(offer);
      }),
      { numRuns: 4000 },
    );
    expect([...entitled].toSorted()).toEqual(OFFER_IDS.toSorted());
  });
});
