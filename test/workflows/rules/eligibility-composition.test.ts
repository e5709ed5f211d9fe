import { describe, expect, it } from '@jest/globals';
import { plainDate, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { namedCriteria, type NamedCriterion } from '../../../workflows/rules/eligibility/composition.ts';
import { allOf, anyOf, settled, unknown } from '../../../workflows/rules/eligibility/findings.ts';
import type { EligibilityFacts, Offer, TriggerFacts } from '../../../workflows/rules/eligibility/index.ts';

const ON = plainDate('2025-08-15');

function found(criterion: NamedCriterion | undefined, facts: EligibilityFacts) {
  return criterion?.find({ on: ON, facts, entered: [] });
}

function referred(referredOn: PlainDate): TriggerFacts {
  return { referredBy: 'partner', registeredOn: plainDate('2023-06-01'), referredOn };
}

describe('an offer yet to come, written in data alone', () => {
  const offer: Offer = {
    id: 'elsewhere/late-arrears',
    organisation: 'elsewhere',
    label: 'Impayés anciens',
    triggers: [{ kind: 'arrears', stages: ['relapse', 'lease-terminated'] }, { kind: 'summons' }],
    criteria: [{ and: ['beneficiary', { or: ['under-25', 'single-parent'] }] }],
    referralWindowYears: 2,
    contact: 'offered',
    source: 'a test',
  };
  const [trigger, who, window] = namedCriteria(offer);

  it.each([
    ['first-default', 'not-met', 'trigger: arrears, first-default'],
    ['relapse', 'met', 'trigger: arrears, relapse'],
    ['lease-terminated', 'met', 'trigger: arrears, lease-terminated'],
    [undefined, 'unknown', 'trigger: arrears, stage unknown'],
  ] as const)('opens on arrears at some stages: %s is %s', (stage, outcome, compared) => {
    expect(found(trigger, { trigger: { kind: 'arrears', stage } })).toMatchObject({ outcome, compared });
  });

  it('names the stage that is missing, where a stage matters', () => {
    expect(found(trigger, { trigger: { kind: 'arrears' } })).toMatchObject({ missing: ['trigger.stage'] });
    expect(found(trigger, { trigger: { kind: 'summons' } })).toMatchObject({ outcome: 'met' });
    expect(found(trigger, { trigger: { kind: 'birth' } })).toMatchObject({ outcome: 'not-met' });
  });

  it('composes its criteria, and names them so', () => {
    expect(who).toMatchObject({
      name: 'beneficiary-and-under-25-or-single-parent',
      rule: 'a beneficiary of the Caf and an applicant under 25, or a single-parent family',
      sources: ['a test'],
    });
    expect(found(who, { beneficiary: true, singleParent: true })).toMatchObject({
      outcome: 'met',
      compared: 'beneficiary: yes and age of the applicant: unknown; or singleParent: yes',
      missing: [],
    });
    expect(found(who, { singleParent: false })).toMatchObject({
      outcome: 'unknown',
      missing: ['beneficiary', 'applicant.birthDate'],
    });
    expect(found(who, { beneficiary: false })).toMatchObject({ outcome: 'not-met', missing: [] });
  });

  it('sets its own window', () => {
    expect(found(window, { trigger: referred(plainDate('2025-06-01')) })).toMatchObject({
      outcome: 'met',
      compared: 'referred 731 days after registration, at most 731',
    });
    expect(found(window, { trigger: referred(plainDate('2025-06-02')) })).toMatchObject({
      outcome: 'not-met',
    });
  });
});

describe('three-valued logic', () => {
  const met = settled(true, 'a');
  const notMet = settled(false, 'b');
  const open = unknown('c', ['c']);

  it.each([
    ['nothing', [], 'not-met', 'met'],
    ['met', [met], 'met', 'met'],
    ['not met', [notMet], 'not-met', 'not-met'],
    ['unknown', [open], 'unknown', 'unknown'],
    ['met and not met', [met, notMet], 'met', 'not-met'],
    ['met and unknown', [open, met], 'met', 'unknown'],
    ['not met and unknown', [open, notMet], 'unknown', 'not-met'],
    ['all three', [notMet, open, met], 'met', 'not-met'],
  ] as const)('of %s', (_case, findings, any, all) => {
    expect(anyOf(findings)).toMatchObject({ outcome: any, missing: any === 'unknown' ? ['c'] : [] });
    expect(allOf(findings)).toMatchObject({ outcome: all, missing: all === 'unknown' ? ['c'] : [] });
  });
});
