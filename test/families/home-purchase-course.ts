/** The course of a household in difficulty with the purchase of its home, with the pure rules alone. */
import { addDays, type PlainDate } from '../../workflows/rules/calendar.ts';
import {
  DEFAULT_HOME_PURCHASE_VALUES,
  type HomePurchaseValues,
} from '../../workflows/rules/home-purchase/house.ts';
import { homePurchase } from '../../workflows/rules/home-purchase/index.ts';
import type { Fact, State } from '../../workflows/rules/home-purchase/state.ts';
import type { Diagnosis, Opening, Step } from '../../workflows/rules/home-purchase/steps.ts';
import { CaseCourse } from './course.ts';

export const CAF = 'caf-exemple';
export const COUNCIL = 'departement-exemple';

export const SPECIALIST = { id: 'u-specialiste', role: 'caseworker', organisationId: CAF } as const;
export const CAF_SUPERVISOR = { id: 'u-responsable', role: 'supervisor', organisationId: CAF } as const;
export const COUNCIL_WORKER = { id: 'u-secteur', role: 'partner', organisationId: COUNCIL } as const;
export const COUNCIL_SUPERVISOR = { id: 'u-chef', role: 'supervisor', organisationId: COUNCIL } as const;

export class HomePurchaseCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(homePurchase, 'purchase-1', today);
  }
}

export function diagnosis(on: PlainDate, change: Partial<Diagnosis> = {}): Diagnosis {
  return {
    on,
    specific: true,
    complex: true,
    event: 'separation',
    owedCents: 240_000,
    instalmentCents: 80_000,
    resourcesCents: 190_000,
    summary: 'Un prêt à deux, un seul salaire depuis la séparation.',
    ...change,
  };
}

/** Received by the council, which the family contacted. */
export function received(
  today: string,
  house: Partial<HomePurchaseValues> = {},
  change: Partial<Opening> = {},
): HomePurchaseCourse {
  const course = new HomePurchaseCourse(today);
  course.take({
    step: 'open',
    organisationId: COUNCIL,
    householdId: 'household-1',
    reference: 'AC-2027-000001',
    contacted: 'council',
    contactedOn: course.today,
    cafId: CAF,
    councilId: COUNCIL,
    capacityId: 'capacity-1',
    house: { ...DEFAULT_HOME_PURCHASE_VALUES, ...house },
    ...change,
  });
  return course;
}

export function inPhase1(today: string, house: Partial<HomePurchaseValues> = {}): HomePurchaseCourse {
  const course = received(today, house);
  course.take({ step: 'begin-phase-1', on: course.today, workerId: COUNCIL_WORKER.id }, COUNCIL_WORKER);
  return course;
}

/** Its diagnosis and its help plan are made. */
export function diagnosed(
  today: string,
  change: Partial<Diagnosis> = {},
  house: Partial<HomePurchaseValues> = {},
): HomePurchaseCourse {
  const course = inPhase1(today, house);
  course.take({ step: 'record-diagnosis', ...diagnosis(course.today, change) }, COUNCIL_WORKER);
  const actions = ['Saisir le fonds de solidarité', 'Rencontrer le prêteur'];
  course.take({ step: 'record-help-plan', on: course.today, actions }, COUNCIL_WORKER);
  return course;
}

export function awaitingPlace(today: string, house: Partial<HomePurchaseValues> = {}): HomePurchaseCourse {
  const course = diagnosed(today, {}, house);
  const reason = 'Le prêt est à revoir, et la famille à accompagner.';
  course.take({ step: 'end-phase-1', on: course.today, conclusion: 'phase-2', reason }, COUNCIL_WORKER);
  return course;
}

export function inPhase2(today: string, house: Partial<HomePurchaseValues> = {}): HomePurchaseCourse {
  const course = awaitingPlace(today, house);
  course.take({ step: 'receive-place' });
  course.take({ step: 'name-worker', part: 'technical', workerId: SPECIALIST.id }, CAF_SUPERVISOR);
  course.take({ step: 'begin-phase-2', on: course.today }, SPECIALIST);
  return course;
}

/** The project is judged, on the day. */
export function judged(course: HomePurchaseCourse, viable: boolean): HomePurchaseCourse {
  const reason = 'Mensualités comparées aux ressources.';
  course.take(
    { step: 'judge-viability', on: course.today, viable, reason, bearableInstalmentCents: 60_000 },
    SPECIALIST,
  );
  return course;
}

export const later = (course: HomePurchaseCourse, days: number) => addDays(course.today, days);
