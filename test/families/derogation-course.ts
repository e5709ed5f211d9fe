/** Lives the follow-up of a derogation with the pure rules alone, and bodies ready for its steps. */
import { derogation } from '../../workflows/rules/derogation/index.ts';
import type { Fact, State } from '../../workflows/rules/derogation/state.ts';
import type { Opening, Step } from '../../workflows/rules/derogation/steps.ts';
import { day } from './bodies.ts';
import { CaseCourse } from './course.ts';

export class DerogationCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(derogation, 'derogation-1', today);
  }

  /** What the agenda holds of a kind: the days. */
  due(kind: string): string[] {
    return derogation.agenda(this.state).flatMap((due) => (due.kind === kind ? [due.on] : []));
  }
}

/** Four persons in 30 m², where 34 are needed. */
export function derogationOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'AC-2027-000002',
    caseworkerId: 'u-caseworker',
    calendar: { zone: 'metropole' },
    surfaceM2: 30,
    persons: 4,
    ...change,
  };
}

/** A follow-up opened today. */
export function followed(today: string, change: Partial<Opening> = {}): DerogationCourse {
  const course = new DerogationCourse(today);
  course.take({ step: 'open', ...derogationOpening(change) });
  return course;
}

/** Granted from today. */
export function granted(today: string, change: Partial<Opening> = {}): DerogationCourse {
  return followed(today, { grantedFrom: day(today), ...change });
}

/** Met at home today, for or against a renewal. */
export function enquired(course: DerogationCourse, favourable = true): DerogationCourse {
  const enquiry = { on: course.today, favourable, summary: 'Deux demandes de relogement en cours.' };
  course.take({ step: 'record-enquiry', ...enquiry }, 'caseworker');
  return course;
}
