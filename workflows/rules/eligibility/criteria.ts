/** The conditions that offers are made of, by name. An offer lists names; what a name means is said here, once. */
import { completedYears, type PlainDate } from '../calendar.ts';
import type { LegalValue } from '../parameters.ts';
import { anyDependentChild, type AgeLimit } from './dependent-child.ts';
import type { EligibilityFacts } from './facts.ts';
import { settled, unknown, type Finding } from './findings.ts';
import { eventUnder } from './periods.ts';
import { debtReaches } from './rent-debt.ts';

/** What a criterion is asked about: the facts known, on a day, with the legal values the service has entered. */
export interface Situation {
  on: PlainDate;
  facts: EligibilityFacts;
  entered: readonly LegalValue[];
}

export interface Criterion {
  /** For the reader: what must hold. */
  rule: string;
  /** The text that defines the condition, where it is not the offer's own. */
  source?: string;
  find: (situation: Situation) => Finding;
}

type Find = Criterion['find'];

/** A yes-or-no fact; `wanted` is the answer that meets the criterion. */
function stated(path: string, read: (facts: EligibilityFacts) => boolean | undefined, wanted = true): Find {
  return ({ facts }) => {
    const answer = read(facts);
    if (answer === undefined) return unknown(`${path}: unknown`, [path]);
    return settled(answer === wanted, `${path}: ${answer ? 'yes' : 'no'}`);
  };
}

/** A fact that takes one of several values, of which some meet the criterion. */
function among<Value extends string>(
  path: string,
  read: (facts: EligibilityFacts) => Value | undefined,
  accepted: readonly NoInfer<Value>[],
): Find {
  return ({ facts }) => {
    const value = read(facts);
    const asked = `asked ${accepted.join(' or ')}`;
    if (value === undefined) return unknown(`${path}: unknown, ${asked}`, [path]);
    return settled(accepted.includes(value), `${path}: ${value}, ${asked}`);
  };
}

function dependentChild(countedUntil: AgeLimit): Criterion {
  return {
    rule: `at least one dependent child, under ${countedUntil}`,
    source: 'CSS R.512-2',
    find: ({ on, facts, entered }) =>
      anyDependentChild({ children: facts.children, countedUntil, on, entered }),
  };
}

/** Age in completed years: at the birthday itself one is no longer under it. */
function applicantUnder(limit: number): Find {
  return ({ on, facts }) => {
    const birthDate = facts.applicant?.birthDate;
    if (birthDate === undefined) return unknown('age of the applicant: unknown', ['applicant.birthDate']);
    const age = completedYears(birthDate, on);
    return settled(age < limit, `applicant aged ${age}, under ${limit} asked`);
  };
}

export const CRITERIA = {
  beneficiary: {
    rule: 'a beneficiary of the Caf',
    find: stated('beneficiary', ({ beneficiary }) => beneficiary),
  },
  'single-parent': {
    rule: 'a single-parent family',
    find: stated('singleParent', ({ singleParent }) => singleParent),
  },
  'dependent-child': dependentChild(20),
  'dependent-child-for-housing': dependentChild(21),
  'under-25': {
    rule: 'an applicant under 25',
    find: applicantUnder(25),
  },
  'not-a-student': {
    rule: 'an applicant who is not a student',
    find: stated('applicant.student', ({ applicant }) => applicant?.student, false),
  },
  'private-tenant': {
    rule: 'a tenant of a private landlord',
    find: among('housing.tenure', ({ housing }) => housing?.tenure, ['private-tenant']),
  },
  tenant: {
    rule: 'a tenant',
    find: among('housing.tenure', ({ housing }) => housing?.tenure, [
      'private-tenant',
      'social-tenant',
      'sublet',
    ]),
  },
  'home-buyer': {
    rule: 'a household buying its home',
    find: among('housing.tenure', ({ housing }) => housing?.tenure, ['home-buyer']),
  },
  'benefit-alf-or-als': {
    rule: 'housing benefit Alf or Als',
    find: among('housing.benefit', ({ housing }) => housing?.benefit, ['Alf', 'Als']),
  },
  'debt-of-two-gross-rents': {
    rule: 'a debt of at least 2 months’ rent with charges',
    find: ({ facts }) => debtReaches(2, 'gross', facts),
  },
  'debt-of-three-residual-rents': {
    rule: 'a debt of at least 3 months’ residual rent (rent with charges, less the benefit)',
    find: ({ facts }) => debtReaches(3, 'residual', facts),
  },
  'renewal-agreement': {
    rule: 'a dwelling in a renewal programme under a partnership agreement',
    find: stated('housing.renewalAgreement', ({ housing }) => housing?.renewalAgreement),
  },
  'event-under-one-year': {
    rule: 'an event under 1 year old',
    find: ({ on, facts }) => eventUnder(1, on, facts.trigger),
  },
  'visiting-rights-fixed': {
    rule: 'visiting rights fixed by judgment or mediation',
    find: among('parent.visitingRightsBy', ({ parent }) => parent?.visitingRightsBy, [
      'judgment',
      'mediation',
    ]),
  },
  'pays-maintenance': {
    rule: 'a parent who pays maintenance',
    find: stated('parent.paysMaintenance', ({ parent }) => parent?.paysMaintenance),
  },
  'declared-insolvent': {
    rule: 'a parent declared insolvent',
    find: stated('parent.declaredInsolvent', ({ parent }) => parent?.declaredInsolvent),
  },
  'not-followed-elsewhere': {
    rule: 'a family that no social worker follows',
    find: stated('followedElsewhere', ({ followedElsewhere }) => followedElsewhere, false),
  },
  'single-parent-benefit': {
    rule: 'the single-parent benefit',
    find: stated('singleParentBenefit', ({ singleParentBenefit }) => singleParentBenefit),
  },
  'recurrent-unemployment': {
    rule: 'recurrent unemployment',
    find: stated('employment.recurrentUnemployment', ({ employment }) => employment?.recurrentUnemployment),
  },
  'precarious-work': {
    rule: 'precarious work',
    find: stated('employment.precariousWork', ({ employment }) => employment?.precariousWork),
  },
  'personal-plan': {
    rule: 'a personal plan (PASI)',
    find: stated('personalPlan', ({ personalPlan }) => personalPlan),
  },
  'referred-by-partner': {
    rule: 'referred by a partner',
    find: among('trigger.referredBy', ({ trigger }) => trigger?.referredBy, ['partner']),
  },
  'referrer-bound-by-secrecy': {
    rule: 'asked by a social worker bound by professional secrecy',
    find: stated('trigger.referrerBoundBySecrecy', ({ trigger }) => trigger?.referrerBoundBySecrecy),
  },
} as const satisfies Record<string, Criterion>;

export type CriterionName = keyof typeof CRITERIA;

/** A criterion by its name, or several of which one is enough, or several that go together. */
export type CriterionTree =
  | CriterionName
  | { readonly or: readonly CriterionTree[] }
  | { readonly and: readonly CriterionTree[] };
