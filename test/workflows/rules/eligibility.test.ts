import { describe, expect, it } from '@jest/globals';
import table from '../../cases/eligibility.json' with { type: 'json' };
import { addDays, addYears, plainDate, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { Refusal } from '../../../workflows/rules/case.ts';
import {
  ARREARS_STAGES,
  checkEligibility,
  criteriaOf,
  missingFacts,
  OFFERS,
  offersFor,
  REFERRERS,
  TENURES,
  TRIGGER_KINDS,
  type ChildFacts,
  type EligibilityFacts,
  type EligibilityResult,
  type HousingFacts,
  type Offer,
  type OfferId,
  type TriggerFacts,
} from '../../../workflows/rules/eligibility/index.ts';
import type { LegalValue } from '../../../workflows/rules/parameters.ts';

const ON = plainDate('2023-08-15');
const REGISTERED = plainDate('2023-06-01');
const CEILING_2023 = 104_754;

function birthDateOf(age: number, daysAfterBirthday = 0): PlainDate {
  return addDays(addYears(ON, -age), -daysAfterBirthday);
}

const TRIGGER: TriggerFacts = { registeredOn: REGISTERED, referredBy: 'beneficiary' };
const FAMILY: EligibilityFacts = {
  beneficiary: true,
  singleParent: true,
  children: [{ birthDate: birthDateOf(2) }],
  applicant: { birthDate: birthDateOf(40), student: false },
};
const RENTED: HousingFacts = {
  tenure: 'private-tenant',
  benefit: 'Alf',
  monthlyRentCents: 50_000,
  monthlyChargesCents: 5000,
  monthlyBenefitCents: 25_000,
};

/** For each offer, a household entitled to it. */
const ENTITLED: Record<OfferId, EligibilityFacts> = {
  'paris/stay-in-home': {
    followedElsewhere: false,
    trigger: { ...TRIGGER, kind: 'arrears', stage: 'first-default' },
  },
  'paris/summons': { ...FAMILY, followedElsewhere: false, trigger: { ...TRIGGER, kind: 'summons' } },
  'paris/overcrowding': { followedElsewhere: false, trigger: { ...TRIGGER, kind: 'overcrowding' } },
  'isere/separation': { ...FAMILY, trigger: { ...TRIGGER, kind: 'separation' } },
  'isere/birth': { ...FAMILY, trigger: { ...TRIGGER, kind: 'birth' } },
  'isere/cap-projets': { ...FAMILY, trigger: { ...TRIGGER, kind: 'birth' } },
  'isere/bereavement': { ...FAMILY, trigger: { ...TRIGGER, kind: 'bereavement' } },
  'isere/private-arrears': {
    ...FAMILY,
    housing: RENTED,
    trigger: { ...TRIGGER, kind: 'arrears', referredBy: 'landlord', debtCents: 110_000 },
  },
  'isere/non-decent': { ...FAMILY, housing: RENTED, trigger: { ...TRIGGER, kind: 'non-decent' } },
  'isere/urban-renewal': {
    ...FAMILY,
    housing: { renewalAgreement: true },
    trigger: { ...TRIGGER, kind: 'urban-renewal' },
  },
  'isere/holiday': {
    parent: { visitingRightsBy: 'judgment', paysMaintenance: true, declaredInsolvent: false },
    trigger: { ...TRIGGER, kind: 'holiday' },
  },
  'isere/interface': { trigger: { ...TRIGGER, referredBy: 'partner', referrerBoundBySecrecy: true } },
  'bdr/single-parent': {
    singleParentBenefit: true,
    employment: { recurrentUnemployment: true, precariousWork: false },
    trigger: { ...TRIGGER, kind: 'precarity' },
  },
  'bdr/rehabilitation': {
    personalPlan: true,
    housing: { tenure: 'social-tenant' },
    trigger: { ...TRIGGER, kind: 'degraded-dwelling' },
  },
  'loire/home-buyer': {
    housing: { tenure: 'home-buyer' },
    trigger: { ...TRIGGER, kind: 'home-purchase' },
  },
  'angers/joint': { trigger: { ...TRIGGER, kind: 'work-integration', referredBy: 'partner' } },
};

const OFFER_IDS = OFFERS.map(({ id }) => id);

function resultOf(offer: string, facts: EligibilityFacts, on: PlainDate = ON): EligibilityResult {
  return checkEligibility(offer, on, facts).result;
}

/** The household entitled to an offer, with other facts in the place of its own. */
function household(offer: OfferId, other: EligibilityFacts): EligibilityFacts {
  return { ...ENTITLED[offer], ...other };
}

function withTrigger(offer: OfferId, trigger: TriggerFacts): EligibilityFacts {
  return household(offer, { trigger: { ...ENTITLED[offer].trigger, ...trigger } });
}

function withHousing(offer: OfferId, housing: HousingFacts): EligibilityFacts {
  return household(offer, { housing: { ...ENTITLED[offer].housing, ...housing } });
}

function criterion(offer: string, name: string, facts: EligibilityFacts, entered: LegalValue[] = []) {
  const found = checkEligibility(offer, ON, facts, entered).criteria.find((one) => one.name === name);
  if (!found) throw new Error(`${offer} has no criterion ${name}`);
  return found;
}

function eligibleIf(accepted: boolean): EligibilityResult {
  return accepted ? 'eligible' : 'not-eligible';
}

interface Vector {
  offer: string;
  on: string;
  facts: EligibilityFacts;
  result: EligibilityResult;
}
// JSON gives strings; these are the dates and words of the facts.
const VECTORS = table.cases as unknown as Vector[];

describe('the cases worked out apart', () => {
  it.each(VECTORS.map((vector, index) => [index, vector.offer, vector.result, vector] as const))(
    'case %i, %s: %s',
    (_index, offer, result, { on, facts }) => {
      expect(checkEligibility(offer, plainDate(on), facts)).toMatchObject({ offer, on, result });
    },
  );
});

describe('every offer', () => {
  it.each(OFFER_IDS)('%s: the household it is made for is entitled', (offer) => {
    const { result, criteria } = checkEligibility(offer, ON, ENTITLED[offer]);
    expect({ result, unmet: criteria.filter(({ outcome }) => outcome !== 'met') }).toEqual({
      result: 'eligible',
      unmet: [],
    });
  });

  it.each(OFFER_IDS)('%s: of a household of which nothing is known, it says what is missing', (offer) => {
    const answer = checkEligibility(offer, ON, {});
    expect(answer.result).toBe('undetermined');
    expect(answer.criteria.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    expect(missingFacts(answer)).not.toHaveLength(0);
  });

  it.each(OFFER_IDS)('%s: each criterion says what was compared, by which rule, from where', (offer) => {
    for (const facts of [ENTITLED[offer], {}]) {
      for (const answered of checkEligibility(offer, ON, facts).criteria) {
        expect(answered).toMatchObject({
          compared: expect.stringMatching(/./),
          rule: expect.stringMatching(/./),
          source: expect.stringMatching(/./),
        });
      }
    }
  });

  it.each(OFFER_IDS)('%s bears the name of its organisation, and another event does not open it', (offer) => {
    const { organisation, triggers } = OFFERS.find(({ id }) => id === offer) ?? OFFERS[0];
    expect(offer.startsWith(`${organisation}/`)).toBe(true);
    const opening: readonly string[] = triggers.map(({ kind }) => kind);
    for (const kind of TRIGGER_KINDS) {
      const expected = opening.length === 0 || opening.includes(kind) ? 'eligible' : 'not-eligible';
      expect([kind, resultOf(offer, withTrigger(offer, { kind }))]).toEqual([kind, expected]);
    }
  });

  it('has an id of its own', () => {
    expect(new Set(OFFER_IDS).size).toBe(16);
  });
});

describe('an offer that does not exist', () => {
  it.each(['isere/none', '', 'paris', 'toString'])('%p is refused, with the list of those that do', (id) => {
    expect(() => checkEligibility(id, ON, {})).toThrow(Refusal);
    expect(() => criteriaOf(id)).toThrow(
      expect.objectContaining({ code: 'unknown-offer', extra: { offers: OFFER_IDS } }),
    );
  });
});

describe('offers by event', () => {
  it.each([
    ['paris', 'arrears', undefined, ['paris/stay-in-home']],
    ['paris', 'arrears', 'lease-terminated', ['paris/stay-in-home']],
    ['paris', 'summons', undefined, ['paris/summons']],
    ['isere', 'separation', undefined, ['isere/separation', 'isere/cap-projets']],
    ['isere', 'birth', undefined, ['isere/birth', 'isere/cap-projets']],
    ['isere', 'arrears', 'relapse', ['isere/private-arrears']],
    ['isere', 'summons', undefined, []],
    ['nowhere', 'arrears', undefined, []],
  ] as const)('%s, %s, %s: %j', (organisation, kind, stage, ids) => {
    expect(offersFor(organisation, kind, stage).map(({ id }) => id)).toEqual(ids);
  });

  it('put a terminated lease first', () => {
    const [offer] = offersFor('paris', 'arrears');
    const urgent = offer?.triggers.filter(({ urgency }) => urgency === 'most-urgent');
    expect(urgent).toEqual([{ kind: 'arrears', stages: ['lease-terminated'], urgency: 'most-urgent' }]);
  });

  it('open a hearing on a summons only', () => {
    const opening = OFFERS.filter((offer: Offer) => offer.follows?.opensHearing);
    expect(opening.map(({ id }) => id)).toEqual(['paris/summons']);
  });
});

describe('Paris', () => {
  it.each(ARREARS_STAGES)('takes arrears at the stage %s', (stage) => {
    expect(resultOf('paris/stay-in-home', withTrigger('paris/stay-in-home', { stage }))).toBe('eligible');
  });

  it('does not need the stage of arrears, since every stage opens the offer', () => {
    const facts = withTrigger('paris/stay-in-home', { stage: undefined });
    expect(resultOf('paris/stay-in-home', facts)).toBe('eligible');
  });

  it.each([
    [true, 'not-eligible'],
    [undefined, 'undetermined'],
    [false, 'eligible'],
  ] as const)('a family followed elsewhere (%p): %s', (followedElsewhere, result) => {
    for (const offer of ['paris/stay-in-home', 'paris/summons', 'paris/overcrowding'] as const) {
      expect(resultOf(offer, household(offer, { followedElsewhere }))).toBe(result);
    }
  });

  it('leaves the coordination out when screening asks it apart', () => {
    const apart = { coordination: 'asked-apart' } as const;
    const facts = household('paris/summons', { followedElsewhere: true });
    const answer = checkEligibility('paris/summons', ON, facts, [], apart);
    expect(answer.result).toBe('eligible');
    expect(answer.criteria.map(({ name }) => name)).toEqual(['trigger', 'dependent-child']);
    expect(criteriaOf('paris/summons', apart).map(({ name }) => name)).not.toContain(
      'not-followed-elsewhere',
    );
    expect(criteriaOf('paris/summons').map(({ name }) => name)).toContain('not-followed-elsewhere');
  });

  it('asks dependent children for a summons, not for the other offers', () => {
    expect(resultOf('paris/summons', household('paris/summons', { children: [] }))).toBe('not-eligible');
    const childless = household('paris/overcrowding', { children: [] });
    expect(resultOf('paris/overcrowding', childless)).toBe('eligible');
  });
});

describe('whom an offer is for', () => {
  const separation = 'isere/separation';
  const birth = 'isere/birth';
  const nonDecent = 'isere/non-decent';
  const urban = 'isere/urban-renewal';
  const single = 'bdr/single-parent';
  const rehabilitation = 'bdr/rehabilitation';
  const unemployed = (recurrentUnemployment?: boolean, precariousWork?: boolean) =>
    household(single, { employment: { recurrentUnemployment, precariousWork } });

  it.each([
    ['separation, not a beneficiary', separation, household(separation, { beneficiary: false })],
    ['separation, not single', separation, household(separation, { singleParent: false })],
    ['separation, no child', separation, household(separation, { children: [] })],
    ['birth, not a beneficiary', birth, household(birth, { beneficiary: false })],
    ['birth, not single', birth, household(birth, { singleParent: false })],
    ['bereavement, no child', 'isere/bereavement', household('isere/bereavement', { children: [] })],
    ['cap projets, no child', 'isere/cap-projets', household('isere/cap-projets', { children: [] })],
    ['no agreement', urban, household(urban, { housing: { renewalAgreement: false } })],
    ['no single-parent benefit', single, household(single, { singleParentBenefit: false })],
    ['stable work', single, unemployed(false, false)],
    ['no plan', rehabilitation, household(rehabilitation, { personalPlan: false })],
    ['an owner', rehabilitation, household(rehabilitation, { housing: { tenure: 'owner' } })],
  ] as const)('%s: not eligible', (_case, offer, facts) => {
    expect(resultOf(offer, facts)).toBe('not-eligible');
  });

  it.each([
    ['birth, no child yet', birth, household(birth, { children: [] })],
    [
      'bereavement, not a beneficiary',
      'isere/bereavement',
      { ...ENTITLED['isere/bereavement'], beneficiary: false, singleParent: false },
    ],
    ['cap projets, a couple', 'isere/cap-projets', { ...ENTITLED['isere/cap-projets'], singleParent: false }],
    ['non-decent, not a beneficiary', nonDecent, household(nonDecent, { beneficiary: false })],
    ['precarious work', single, unemployed(false, true)],
    ['precarious work, unemployment unknown', single, unemployed(undefined, true)],
  ] as const)('%s: eligible all the same', (_case, offer, facts) => {
    expect(resultOf(offer, facts)).toBe('eligible');
  });

  it('one answer of an alternative still unknown leaves it undetermined, and names it', () => {
    const answer = checkEligibility(single, ON, unemployed(false, undefined));
    expect(answer.result).toBe('undetermined');
    expect(missingFacts(answer)).toEqual(['employment.precariousWork']);
  });

  it.each(TENURES)('%s: private tenants only, home buyers only, tenants only', (tenure) => {
    expect(resultOf(nonDecent, withHousing(nonDecent, { tenure }))).toBe(
      eligibleIf(tenure === 'private-tenant'),
    );
    expect(resultOf('loire/home-buyer', withHousing('loire/home-buyer', { tenure }))).toBe(
      eligibleIf(tenure === 'home-buyer'),
    );
    expect(resultOf(rehabilitation, withHousing(rehabilitation, { tenure }))).toBe(
      eligibleIf(['private-tenant', 'social-tenant', 'sublet'].includes(tenure)),
    );
    expect(resultOf(urban, withHousing(urban, { tenure }))).toBe('eligible');
  });

  it.each([
    ['Alf', 'eligible'],
    ['Als', 'eligible'],
    ['Apl', 'not-eligible'],
    ['none', 'not-eligible'],
    [undefined, 'undetermined'],
  ] as const)('housing benefit %s: %s', (benefit, result) => {
    expect(resultOf(nonDecent, withHousing(nonDecent, { benefit }))).toBe(result);
  });

  it.each(REFERRERS)('%s: the work-integration site refers, a social worker asks', (referredBy) => {
    const expected = eligibleIf(referredBy === 'partner');
    expect(resultOf('angers/joint', withTrigger('angers/joint', { referredBy }))).toBe(expected);
    expect(resultOf('isere/interface', withTrigger('isere/interface', { referredBy }))).toBe(expected);
  });

  it('asks for professional secrecy before an interface', () => {
    const facts = withTrigger('isere/interface', { referrerBoundBySecrecy: false });
    expect(resultOf('isere/interface', facts)).toBe('not-eligible');
  });
});

describe('a parent who hosts a child for a holiday', () => {
  it.each([
    ['judgment', true, undefined, 'eligible'],
    ['mediation', true, false, 'eligible'],
    ['mediation', false, true, 'eligible'],
    ['judgment', undefined, true, 'eligible'],
    ['judgment', false, false, 'not-eligible'],
    ['judgment', false, undefined, 'undetermined'],
    ['judgment', undefined, false, 'undetermined'],
    ['none', true, true, 'not-eligible'],
    ['none', undefined, undefined, 'not-eligible'],
    [undefined, true, true, 'undetermined'],
    [undefined, false, false, 'not-eligible'],
  ] as const)(
    'rights by %s, maintenance %p, insolvent %p: %s',
    (visitingRightsBy, paysMaintenance, declaredInsolvent, result) => {
      const parent = { visitingRightsBy, paysMaintenance, declaredInsolvent };
      expect(resultOf('isere/holiday', household('isere/holiday', { parent }))).toBe(result);
    },
  );
});

function young(birthDate?: PlainDate, student?: boolean): EligibilityFacts {
  return { children: [], applicant: { birthDate, student } };
}

/** An applicant too old to be young, whose only child counts if at school. */
function schooled(atSchool?: boolean): EligibilityFacts {
  return {
    children: [{ birthDate: birthDateOf(10), atSchool }],
    applicant: { birthDate: birthDateOf(31), student: true },
  };
}

describe('a young household without dependent children', () => {
  it.each([
    ['the eve of 25', birthDateOf(25, -1), false, 'eligible'],
    ['25 on the day', birthDateOf(25), false, 'not-eligible'],
    ['25 since the eve', birthDateOf(25, 1), false, 'not-eligible'],
    ['a student of 20', birthDateOf(20), true, 'not-eligible'],
    ['20, studies unknown', birthDateOf(20), undefined, 'undetermined'],
    ['a student of unknown age', undefined, true, 'not-eligible'],
    ['not a student, age unknown', undefined, false, 'undetermined'],
    ['25, studies unknown', birthDateOf(25), undefined, 'not-eligible'],
  ] as const)('%s', (_case, birthDate, student, result) => {
    for (const offer of ['isere/private-arrears', 'isere/non-decent', 'isere/urban-renewal'] as const) {
      expect(resultOf(offer, household(offer, young(birthDate, student)))).toBe(result);
    }
  });

  it('does not need the children to be known', () => {
    const facts = { ...young(birthDateOf(24), false), children: undefined };
    expect(resultOf('isere/non-decent', household('isere/non-decent', facts))).toBe('eligible');
  });

  it('is not needed where a child is dependent, nor does it replace one that may be', () => {
    const offer = 'isere/urban-renewal';
    expect(resultOf(offer, household(offer, schooled(true)))).toBe('eligible');
    expect(resultOf(offer, household(offer, schooled()))).toBe('undetermined');
    expect(resultOf(offer, household(offer, schooled(false)))).toBe('not-eligible');
  });
});

describe('the referral window', () => {
  const registeredOn = plainDate('2022-08-10');
  const referral = (referredOn: string | undefined, more: TriggerFacts = {}): TriggerFacts => ({
    registeredOn,
    referredBy: 'partner',
    referredOn: referredOn === undefined ? undefined : plainDate(referredOn),
    ...more,
  });

  it.each([
    ['the eve of the anniversary', referral('2023-08-09'), 'eligible'],
    ['the anniversary', referral('2023-08-10'), 'eligible'],
    ['the day after', referral('2023-08-11'), 'not-eligible'],
    ['before the registration', referral('2022-08-01'), 'eligible'],
    ['reception, the anniversary', referral('2023-08-10', { referredBy: 'reception' }), 'eligible'],
    ['reception, the day after', referral('2023-08-11', { referredBy: 'reception' }), 'not-eligible'],
    ['a day unknown', referral(undefined), 'undetermined'],
    ['registration unknown', referral('2023-08-10', { registeredOn: undefined }), 'undetermined'],
    ['referrer unknown', referral('2023-08-10', { referredBy: undefined }), 'undetermined'],
    ['29 February, the 28th', referral('2021-02-28', { registeredOn: plainDate('2020-02-29') }), 'eligible'],
    [
      '29 February, 1 March',
      referral('2021-03-01', { registeredOn: plainDate('2020-02-29') }),
      'not-eligible',
    ],
  ] as const)('%s', (_case, trigger, result) => {
    for (const offer of ['isere/separation', 'isere/birth', 'isere/bereavement'] as const) {
      expect(resultOf(offer, withTrigger(offer, trigger))).toBe(result);
    }
  });

  it.each(REFERRERS.filter((one) => one !== 'partner' && one !== 'reception'))(
    'does not hold for what %s reports',
    (referredBy) => {
      const trigger = { referredBy, registeredOn: undefined, referredOn: plainDate('2030-01-01') };
      expect(resultOf('isere/separation', withTrigger('isere/separation', trigger))).toBe('eligible');
    },
  );

  it('does not hold for the offers that set none', () => {
    const late = { referredBy: 'partner', registeredOn, referredOn: plainDate('2024-01-01') } as const;
    for (const offer of [
      'isere/non-decent',
      'isere/private-arrears',
      'isere/urban-renewal',
      'isere/holiday',
    ] as const) {
      expect(resultOf(offer, withTrigger(offer, late))).toBe('eligible');
      const unknownDay = { ...late, registeredOn: undefined, referredOn: undefined };
      expect(resultOf(offer, withTrigger(offer, unknownDay))).toBe('eligible');
    }
  });

  it('names both dates when neither is known', () => {
    const facts = withTrigger('isere/birth', { referredBy: 'partner', registeredOn: undefined });
    expect(missingFacts(checkEligibility('isere/birth', ON, facts))).toEqual([
      'trigger.registeredOn',
      'trigger.referredOn',
    ]);
  });
});

describe('an event under one year old', () => {
  const offer = 'isere/cap-projets';

  it.each([
    ['the eve of its anniversary', addDays(addYears(ON, -1), 1), 'eligible'],
    ['its anniversary', addYears(ON, -1), 'not-eligible'],
    ['the day after', addDays(addYears(ON, -1), -1), 'not-eligible'],
    ['today', ON, 'eligible'],
    ['still to come', addDays(ON, 40), 'eligible'],
  ] as const)('%s, by the day it occurred or else was registered', (_case, day, result) => {
    const old = plainDate('2010-01-01');
    expect(resultOf(offer, withTrigger(offer, { registeredOn: day }))).toBe(result);
    expect(resultOf(offer, withTrigger(offer, { occurredOn: day, registeredOn: undefined }))).toBe(result);
    const registered = result === 'eligible' ? old : ON;
    expect(resultOf(offer, withTrigger(offer, { occurredOn: day, registeredOn: registered }))).toBe(result);
  });

  it('of 29 February comes of age on the 28th', () => {
    const facts = withTrigger(offer, { registeredOn: plainDate('2020-02-29') });
    const infant = { ...facts, children: [{ birthDate: plainDate('2019-12-01') }] };
    expect(resultOf(offer, infant, plainDate('2021-02-27'))).toBe('eligible');
    expect(resultOf(offer, infant, plainDate('2021-02-28'))).toBe('not-eligible');
  });

  it.each([
    ['the eve of its anniversary', addDays(addYears(ON, -1), 1), 11],
    ['its anniversary', addYears(ON, -1), 12],
    ['two years and a half', plainDate('2021-02-15'), 30],
    ['a day short of it', plainDate('2021-02-16'), 29],
    ['still to come', addDays(ON, 40), 0],
  ] as const)('is told in months, since it may be a birth: %s', (_case, occurredOn, months) => {
    const facts = withTrigger(offer, { occurredOn });
    expect(criterion(offer, 'event-under-one-year', facts).compared).toBe(
      `occurred ${months} completed months ago, under 12 asked`,
    );
  });

  it('is unknown without either day', () => {
    const answer = checkEligibility(offer, ON, withTrigger(offer, { registeredOn: undefined }));
    expect(missingFacts(answer)).toEqual(['trigger.occurredOn', 'trigger.registeredOn']);
  });
});

describe('a debt in months of rent', () => {
  const offer = 'isere/private-arrears';
  const debt = (debtCents: number | undefined, housing: HousingFacts = {}): EligibilityFacts => ({
    ...withHousing(offer, housing),
    trigger: { ...ENTITLED[offer].trigger, debtCents },
  });
  const small = { monthlyBenefitCents: 10_000 };
  const unknownBenefit = { monthlyBenefitCents: undefined };

  // Gross: 2 × 550 €. Residual: 3 × 300 € by default, 3 × 450 € with the small benefit.
  it.each([
    ['a cent under three residual rents', debt(89_999), 'not-eligible'],
    ['three residual rents', debt(90_000), 'eligible'],
    ['a cent over', debt(90_001), 'eligible'],
    ['a cent under two gross rents', debt(109_999, small), 'not-eligible'],
    ['two gross rents', debt(110_000, small), 'eligible'],
    ['a cent over two gross rents', debt(110_001, small), 'eligible'],
    ['two gross rents, benefit unknown', debt(110_000, unknownBenefit), 'eligible'],
    ['less, benefit unknown', debt(109_999, unknownBenefit), 'undetermined'],
    ['debt unknown', debt(undefined), 'undetermined'],
    ['rent unknown', debt(500_000, { monthlyRentCents: undefined }), 'undetermined'],
    ['charges unknown', debt(500_000, { monthlyChargesCents: undefined }), 'undetermined'],
    ['nothing owed, nothing else known', debt(0, { monthlyRentCents: undefined }), 'not-eligible'],
    ['nothing owed, rent covered by the benefit', debt(0, { monthlyBenefitCents: 55_000 }), 'not-eligible'],
    ['a cent owed, rent covered by the benefit', debt(1, { monthlyBenefitCents: 60_000 }), 'eligible'],
  ] as const)('%s', (_case, facts, result) => {
    expect(resultOf(offer, facts)).toBe(result);
  });

  it('keeps its own threshold when the legal definition of arrears changes', () => {
    const on = plainDate('2027-02-01');
    const children = [{ birthDate: addYears(on, -1) }];
    expect(resultOf(offer, { ...debt(89_999), children }, on)).toBe('not-eligible');
    expect(resultOf(offer, { ...debt(90_000), children }, on)).toBe('eligible');
  });

  it('says the amounts, and only what would settle it', () => {
    const name = 'debt-of-two-gross-rents-or-debt-of-three-residual-rents';
    expect(criterion(offer, name, debt(89_999))).toMatchObject({
      outcome: 'not-met',
      compared:
        'debt 899.99 €, 2 × gross rent 550.00 € = 1100.00 €; or debt 899.99 €, 3 × residual rent 300.00 € = 900.00 €',
    });
    expect(criterion(offer, name, debt(1, unknownBenefit)).missing).toEqual(['housing.monthlyBenefitCents']);
    expect(criterion(offer, name, debt(undefined))).toMatchObject({
      compared: expect.stringContaining('debt unknown, 2 × gross rent 550.00 €'),
      missing: ['trigger.debtCents'],
    });
    expect(criterion(offer, name, debt(110_000, unknownBenefit))).not.toHaveProperty('missing');
  });

  it.each(REFERRERS)('is taken when %s reports it', (referredBy) => {
    expect(resultOf(offer, withTrigger(offer, { referredBy }))).toBe('eligible');
  });
});

/** By an offer that asks nothing else, beside its event; and by one for housing. */
function dependent(child: ChildFacts, on: PlainDate = ON) {
  return ['isere/bereavement', 'isere/urban-renewal'].map((offer) => {
    const facts = { ...ENTITLED['isere/urban-renewal'], children: [child] };
    const { criteria } = checkEligibility(offer, on, facts);
    return criteria.find(({ name }) => name.startsWith('dependent-child'))?.outcome;
  });
}

function both(outcome: string): string[] {
  return [outcome, outcome];
}

function earning(age: number, monthlyNetEarningsCents?: number, daysAfterBirthday = 0): ChildFacts {
  return { birthDate: birthDateOf(age, daysAfterBirthday), monthlyNetEarningsCents };
}

function offersAskingChildren(): OfferId[] {
  return OFFER_IDS.filter((id) => criteriaOf(id).some(({ name }) => name.startsWith('dependent-child')));
}

function bereaved(...children: ChildFacts[]): EligibilityResult {
  return resultOf('isere/bereavement', household('isere/bereavement', { children }));
}

describe('a dependent child', () => {
  it.each([
    ['born tomorrow', { birthDate: addDays(ON, 1) }, 'not-met'],
    ['born today', { birthDate: ON }, 'met'],
    ['the eve of 3', { birthDate: birthDateOf(3, -1) }, 'met'],
    ['the eve of 3, not at school', { birthDate: birthDateOf(3, -1), atSchool: false }, 'met'],
    ['3 today', { birthDate: birthDateOf(3) }, 'unknown'],
    ['3 today, at school', { birthDate: birthDateOf(3), atSchool: true }, 'met'],
    ['3 today, not at school', { birthDate: birthDateOf(3), atSchool: false }, 'not-met'],
    ['the eve of 16, at school', { birthDate: birthDateOf(16, -1), atSchool: true }, 'met'],
    ['the eve of 16, not at school', { birthDate: birthDateOf(16, -1), atSchool: false }, 'not-met'],
    ['the eve of 16, working', earning(16, 500_000, -1), 'unknown'],
    ['16 today, at school, earnings unknown', { birthDate: birthDateOf(16), atSchool: true }, 'unknown'],
    ['16 today, not at school, no earnings', { ...earning(16, 0), atSchool: false }, 'met'],
    ['16, at the ceiling', earning(16, CEILING_2023), 'met'],
    ['16, a cent above', earning(16, CEILING_2023 + 1), 'not-met'],
    ['the eve of 20, at the ceiling', earning(20, CEILING_2023, -1), 'met'],
    ['21 today', earning(21, 0), 'not-met'],
    ['21 since the eve', earning(21, undefined, 1), 'not-met'],
    ['of unknown age', { atSchool: true }, 'unknown'],
  ] as const)('%s', (_case, child, outcome) => {
    expect(dependent(child)).toEqual(both(outcome));
  });

  it.each([
    ['20 today', earning(20, 0), 'met'],
    ['20, at the ceiling', earning(20, CEILING_2023), 'met'],
    ['20, a cent above', earning(20, CEILING_2023 + 1), 'not-met'],
    ['20, earnings unknown', earning(20), 'unknown'],
    ['the eve of 21', earning(21, 0, -1), 'met'],
  ] as const)('%s: for housing only', (_case, child, forHousing) => {
    expect(dependent(child)).toEqual(['not-met', forHousing]);
  });

  it('of 20 counts for arrears, non-decent dwellings and urban renewal, and no other offer', () => {
    const counting = OFFERS.map(({ id }) => id).filter(
      (offer) => resultOf(offer, household(offer, { children: [earning(20, 0)] })) === 'eligible',
    );
    const asking = offersAskingChildren();
    expect(counting.filter((offer) => asking.includes(offer))).toEqual([
      'isere/private-arrears',
      'isere/non-decent',
      'isere/urban-renewal',
    ]);
    expect(asking).toHaveLength(7);
  });

  it.each([
    ['2019-08-31', 5, 'met'],
    ['2019-09-01', 5, 'unknown'],
    ['2019-08-31', 6, 'unknown'],
    ['2019-08-31', 3, 'met'],
    ['2019-09-01', 3, 'unknown'],
    ['2019-09-01', 2, 'met'],
  ] as const)('on %s, aged %i, school unknown: %s', (day, age, outcome) => {
    const on = plainDate(day);
    expect(dependent({ birthDate: addYears(on, -age) }, on)).toEqual(both(outcome));
  });

  it.each([
    ['2018-06-01', 91_834, 'met'],
    ['2018-06-01', 91_835, 'not-met'],
    ['2022-04-01', 98_248, 'met'],
    ['2022-04-01', 98_249, 'not-met'],
    ['2022-03-31', 98_248, 'unknown'],
    ['2022-03-31', 0, 'met'],
    ['2025-10-01', 110_424, 'met'],
    ['2025-10-01', 110_425, 'not-met'],
    ['2026-03-31', 110_424, 'met'],
    ['2026-04-01', 1, 'unknown'],
    ['2026-04-01', 0, 'met'],
  ] as const)('on %s, aged 17, earning %i cents: %s', (day, monthlyNetEarningsCents, outcome) => {
    const on = plainDate(day);
    expect(dependent({ birthDate: addYears(on, -17), monthlyNetEarningsCents }, on)).toEqual(both(outcome));
  });

  it('is not known until the missing value is entered, and then says who entered it', () => {
    const on = plainDate('2027-03-01');
    const facts = {
      ...ENTITLED['isere/bereavement'],
      children: [{ birthDate: plainDate('2010-01-01'), monthlyNetEarningsCents: 100_000 }],
    };
    const before = checkEligibility('isere/bereavement', on, facts);
    expect(before.result).toBe('undetermined');
    expect(missingFacts(before)).toEqual([expect.stringContaining('child-earnings-ceiling')]);
    const entered: LegalValue = {
      name: 'child-earnings-ceiling',
      label: 'ceiling',
      from: plainDate('2027-01-01'),
      value: { hourlyMinimumWageCents: 1200 },
      unit: 'cents',
      source: 'arrêté of an example',
    };
    const after = checkEligibility('isere/bereavement', on, facts, [entered]);
    expect(after.result).toBe('eligible');
    expect(after.criteria.find(({ name }) => name === 'dependent-child')).toMatchObject({
      compared: 'children[0]: aged 17, earns 1000.00 € a month, at most 55 % × 169 × 12.00 €',
      source: expect.stringContaining('arrêté of an example (entered by the service)'),
    });
  });

  it('is enough, whatever is unknown of its siblings', () => {
    const known = { birthDate: birthDateOf(1) };
    const grown = { birthDate: birthDateOf(30) };
    const doubtful = { birthDate: birthDateOf(10) };
    expect(bereaved(doubtful, known)).toBe('eligible');
    expect(bereaved(grown, doubtful)).toBe('undetermined');
    expect(bereaved(grown, grown)).toBe('not-eligible');
    expect(bereaved()).toBe('not-eligible');
  });

  it('is named by its place in the list, and its age told, never its birth date', () => {
    const children = [{ birthDate: birthDateOf(25) }, { birthDate: birthDateOf(10, 3) }];
    const facts = household('isere/bereavement', { children });
    expect(criterion('isere/bereavement', 'dependent-child', facts)).toEqual({
      name: 'dependent-child',
      outcome: 'unknown',
      compared:
        'children[0]: aged 25, counted under 20 only; or children[1]: aged 10, schooling asked from 3 to 16, at school: unknown',
      rule: 'at least one dependent child, under 20',
      source: 'Caf de l’Isère, booklet of offers; CSS R.512-2; service-public F16947',
      missing: ['children[1].atSchool'],
    });
  });
});

describe('what is missing', () => {
  it('is nothing once the answer is settled', () => {
    const refused = checkEligibility('isere/separation', ON, { beneficiary: false });
    expect(refused.result).toBe('not-eligible');
    expect(missingFacts(refused)).toEqual([]);
  });

  it('is named once', () => {
    const answer = checkEligibility('isere/private-arrears', ON, {
      trigger: { kind: 'arrears' },
      housing: RENTED,
      children: [{ birthDate: birthDateOf(1) }],
    });
    expect(missingFacts(answer)).toEqual(['trigger.debtCents']);
  });
});
