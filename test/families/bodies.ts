/** Steps of an invented family's course, ready to take; tests change only what they are about. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { DEFAULT_HOUSE_VALUES, type HouseValues } from '../../workflows/rules/accompaniment/house.ts';
import {
  EDITION,
  type Objective,
  type Opening,
  type StepBodies,
  type Trigger,
} from '../../workflows/rules/accompaniment/steps.ts';

export const day = (text: string) => text as PlainDate;

export function trigger(change: Partial<Trigger> = {}): Trigger {
  return {
    kind: 'arrears',
    stage: 'first-default',
    occurredOn: day('2026-10-01'),
    registeredOn: day('2026-10-05'),
    referredBy: 'registry',
    ...change,
  };
}

export function opening(change: Partial<Opening> = {}, house: Partial<HouseValues> = {}): Opening {
  return {
    edition: EDITION,
    reference: 'AC-2027-000001',
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    trigger: trigger(),
    house: { ...DEFAULT_HOUSE_VALUES, ...house },
    ...change,
  };
}

export function objective(change: Partial<Objective> = {}): Objective {
  return {
    id: 'o1',
    problem: 'arrears',
    aim: 'result',
    wording: 'Reprendre le paiement du loyer courant',
    evidence: 'Deux quittances successives',
    actor: 'family',
    dueOn: day('2027-09-01'),
    ...change,
  };
}

export function plan(change: Partial<StepBodies['propose-plan']> = {}): StepBodies['propose-plan'] {
  return {
    familyView: {
      situation: 'Nous avons pris du retard depuis la perte de mon emploi.',
      difficulties: 'Le loyer et l’électricité le même mois.',
      priorities: 'Garder l’appartement pour les enfants.',
      wayOut: 'Retrouver un temps plein et payer un peu chaque mois.',
    },
    objectives: [objective()],
    ...change,
  };
}

export function assessment(
  change: Partial<StepBodies['record-assessment']> = {},
): StepBodies['record-assessment'] {
  return {
    problems: ['arrears', 'budget'],
    conclusion: 'global-accompaniment',
    summary: 'Une dette de loyer, un budget fragile, l’envie d’avancer.',
    ...change,
  };
}
