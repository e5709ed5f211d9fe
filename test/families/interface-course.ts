/** An interface request lived with the pure rules alone. */
import { interfaceRequest } from '../../workflows/rules/interface-request/index.ts';
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';
import type { Fact, State } from '../../workflows/rules/interface-request/state.ts';
import type { Opening, Step, StepBodies } from '../../workflows/rules/interface-request/steps.ts';
import { day } from './bodies.ts';
import { CaseCourse } from './course.ts';

export class InterfaceCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(interfaceRequest, 'request-1', today);
  }
}

export function interfaceOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'IR-2027-000001',
    askerId: 'referrer-1',
    askerTold: true,
    boundBySecrecy: true,
    service: 'Service social de secteur',
    needs: ['rights-suspended', 'emergency-aid'],
    question: 'Plus aucun versement depuis deux mois.',
    edition: PRACTICE_EDITION,
    calendar: { zone: 'metropole' },
    ...change,
  };
}

export function rightsCheck(on: string): StepBodies['record-rights-check'] {
  return {
    on: day(on),
    rights: [{ right: 'Allocation de soutien familial', finding: 'to-claim' }],
    summary: 'Une allocation n’avait jamais été demandée.',
  };
}

/** A request received today. */
export function requested(today: string, change: Partial<Opening> = {}): InterfaceCourse {
  const course = new InterfaceCourse(today);
  course.take({ step: 'open', ...interfaceOpening(change) });
  return course;
}

/** The same, taken on at once. */
export function taken(today: string, change: Partial<Opening> = {}): InterfaceCourse {
  const course = requested(today, change);
  course.take({ step: 'take-on' }, 'caseworker');
  return course;
}
