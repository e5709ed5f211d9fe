/** Lives a joint accompaniment with the pure rules alone, and bodies ready for its steps. */
import { jointAccompaniment } from '../../workflows/rules/joint-accompaniment/index.ts';
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';
import type { Fact, State } from '../../workflows/rules/joint-accompaniment/state.ts';
import type { Opening, Step, StepBodies } from '../../workflows/rules/joint-accompaniment/steps.ts';
import type { Subject } from '../../workflows/rules/joint-accompaniment/vocabulary.ts';
import { day } from './bodies.ts';
import { CaseCourse, type Who } from './course.ts';

export const SITE: Who = { id: 'u-site', role: 'partner' };
export const LANDLORD: Who = { id: 'u-landlord', role: 'partner' };

export class JointCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(jointAccompaniment, 'joint-1', today);
  }
}

export function jointOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'AC-2027-000011',
    caseworkerId: 'u-caseworker',
    referredBy: 'Chantier d’insertion de l’Exemple',
    edition: PRACTICE_EDITION,
    calendar: { zone: 'metropole' },
    ...change,
  };
}

export function openedJoint(today: string, change: Partial<Opening> = {}): JointCourse {
  const course = new JointCourse(today);
  course.take({ step: 'open', ...jointOpening(change) });
  return course;
}

export function partner(partnerId: string, area: string, sees: Subject[] = []): StepBodies['add-partner'] {
  return { partnerId, name: `Partenaire ${partnerId}`, area, sees };
}

/** With the work-integration site, which sees the contract and the meetings, and the landlord, who sees the sublet. */
export function withPartners(course: JointCourse): JointCourse {
  course.take(
    { step: 'add-partner', ...partner('u-site', 'Travail', ['contract', 'meetings']) },
    'caseworker',
  );
  course.take({ step: 'add-partner', ...partner('u-landlord', 'Logement', ['sublet']) }, 'caseworker');
  return course;
}

export function sublet(on: string): StepBodies['sign-sublet'] {
  return {
    on: day(on),
    landlord: 'Bailleur social de l’Exemple',
    dwelling: 'T2, 3 rue du Modèle',
    rentCents: 38_050,
  };
}

export function contract(startsOn: string, endsOn: string): StepBodies['sign-contract'] {
  return { employer: 'Chantier d’insertion', startsOn: day(startsOn), endsOn: day(endsOn), weeklyHours: 26 };
}

export function handoverMeeting(on: string): StepBodies['plan-handover-meeting'] {
  return { on: day(on), venue: 'Maison du quartier', to: 'Service social de secteur', scope: ['budget'] };
}
