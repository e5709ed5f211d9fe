/** What a step carries is what the rules take, neither more nor less. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { STEP_SCHEMAS } from '../../api/schemas/steps.ts';
import { ARREARS_STEPS } from '../../api/schemas/arrears.ts';
import { DEROGATION_STEPS } from '../../api/schemas/derogation.ts';
import { STEPS as ARREARS } from '../../workflows/rules/arrears-track/steps.ts';
import { STEPS as DEROGATION } from '../../workflows/rules/derogation/steps.ts';
import { HEARING_STEPS } from '../../api/schemas/hearing.ts';
import { versionIn } from '../../api/schemas/headers.ts';
import { cents, date, label, prose, time } from '../../api/schemas/primitives.ts';
import { STEP_NAMES, type StepBodies } from '../../workflows/rules/accompaniment/steps.ts';
import { STEPS as HEARING } from '../../workflows/rules/hearing/steps.ts';
import { assessment, day, objective, plan, trigger } from '../families/bodies.ts';

const on = day('2027-03-15');

/** One of each, complete. */
const BODIES: StepBodies = {
  'screen-again': {},
  'record-coordination-answer': { known: true, service: 'Secteur nord' },
  'accept-undetermined': { reason: 'Les pièces arriveront.' },
  'add-trigger': { trigger: trigger({ referredOn: day('2026-10-02'), debtCents: 120_000 }) },
  assign: { caseworkerId: 'u-camille', reason: 'Elle connaît le quartier.' },
  reassign: { caseworkerId: 'u-sacha' },
  'record-contact-attempt': { channel: 'letter', on, outcome: 'no-answer' },
  'schedule-home-visit': { on, at: '14:30' },
  'record-home-visit': { on, met: true },
  'record-assessment': assessment({ redirectTo: 'Mission locale' }),
  'propose-plan': plan({ meetEveryDays: 14, objectives: [objective(), objective({ id: 'o2' })] }),
  'agree-plan': { revision: 1, party: 'family', on },
  'record-meeting': { on, place: 'home', present: ['Madame'], summary: 'Point sur le budget.' },
  'record-response': { problem: 'budget', response: 'guidance', on, amountCents: 0, note: 'Bilan' },
  'evaluate-objective': { objectiveId: 'o1', result: 'achieved', evidence: 'Deux quittances' },
  'decide-renewal': { decision: 'renew', reason: 'Un plan à finir', objectives: [objective()] },
  'begin-closing': { cause: 'goals-reached' },
  'record-final-evaluation': { autonomy: 'Tient son budget seule.', summary: 'Dette apurée.' },
  'propose-handover': { to: 'Secteur nord', scope: ['budget'], meetingOn: on, hearings: ['a-1'] },
  'answer-handover': { handoverId: 'h1', answer: 'accepted', reason: 'Suivi repris' },
  'open-hearing': {
    court: 'Tribunal d’Exempleville',
    servedOn: on,
    referredOn: day('2027-03-16'),
    hearingOn: day('2027-06-15'),
    at: '09:00',
    claimedDebtCents: 250_000,
  },
  'open-arrears-track': {
    firstDefaultOn: on,
    debtCents: 60_000,
    reportedOn: on,
    tenure: 'tenant',
    benefitPaidTo: 'landlord',
    monthlyRentCents: 60_000,
    leaseMadeOn: day('2020-01-01'),
    leaseRenewedOn: day('2023-01-01'),
    leaseOrderMonths: 2,
  },
  close: { reason: 'goals-reached' },
  correct: { fact: 3, reason: 'Erreur de date' },
};

describe('a step', () => {
  it('has a schema, whichever it is', () => {
    expect(Object.keys(STEP_SCHEMAS).toSorted()).toEqual([...STEP_NAMES].toSorted());
    expect(Object.keys(HEARING_STEPS).toSorted()).toEqual(Object.keys(HEARING).toSorted());
    expect(Object.keys(ARREARS_STEPS).toSorted()).toEqual(Object.keys(ARREARS).toSorted());
    expect(Object.keys(DEROGATION_STEPS).toSorted()).toEqual(Object.keys(DEROGATION).toSorted());
  });

  it.each(STEP_NAMES)('%s passes what it carries through unchanged', (step) => {
    expect(STEP_SCHEMAS[step].parse(BODIES[step])).toEqual(BODIES[step]);
  });

  it.each(STEP_NAMES)('%s refuses an unknown field', (step) => {
    const result = STEP_SCHEMAS[step].safeParse({ ...BODIES[step], step: 'close' });
    expect(result.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['step'] });
  });

  it.each(STEP_NAMES)(
    '%s refuses each field of a wrong type, and none of its own missing silently',
    (step) => {
      for (const field of Object.keys(BODIES[step])) {
        const wrong = { ...BODIES[step], [field]: { not: 'this' } };
        const paths = STEP_SCHEMAS[step].safeParse(wrong).error?.issues.map(({ path }) => path[0]);
        expect([...new Set(paths)]).toEqual([field]);
      }
    },
  );
});

describe('primitives', () => {
  it('take every date that exists, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.nat(14), fc.nat(33), (year, month, dayOfMonth) => {
        const text = [year, month, dayOfMonth].map((part) => String(part).padStart(2, '0')).join('-');
        const real = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
        expect(date.safeParse(text).success).toBe(exists);
      }),
    );
  });

  it('never fail on any value whatever', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const schema of [date, time, prose, label, cents]) schema.safeParse(value);
        for (const step of STEP_NAMES) STEP_SCHEMAS[step].safeParse(value);
      }),
    );
  });

  it('take text with line ends and accents, and only text that can be stored and printed', () => {
    expect(prose.parse('  Première ligne\nDeuxième « ligne » 🏠\t\r\n')).toBe(
      'Première ligne\nDeuxième « ligne » 🏠',
    );
    for (const bad of ['', ' \n ', 'a\u0000b', 'a\u001Bb', 'a\u0085b', '\ud800', 'x'.repeat(10_001)]) {
      expect(prose.safeParse(bad).success).toBe(false);
    }
  });

  it('take labels that name nothing of the language', () => {
    expect(['o1', 'loyer_2', 'A-b'].every((text) => label.safeParse(text).success)).toBe(true);
    expect(['__proto__', '-x', 'a b', 'é', ''].some((text) => label.safeParse(text).success)).toBe(false);
  });

  it('read a version however it is written', () => {
    expect(['"3"', '3', 'W/"3"', '*', undefined].map(versionIn)).toEqual([3, 3, 3, undefined, undefined]);
  });
});
