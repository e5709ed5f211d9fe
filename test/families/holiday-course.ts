/** A holiday aid lived with the pure rules alone. */
import { holidayAid } from '../../workflows/rules/holiday-aid/index.ts';
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';
import type { Fact, State } from '../../workflows/rules/holiday-aid/state.ts';
import type { Opening, Project, Step } from '../../workflows/rules/holiday-aid/steps.ts';
import { day } from './bodies.ts';
import { CaseCourse } from './course.ts';

export class HolidayCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(holidayAid, 'holiday-1', today);
  }
}

export function holidayOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    caseworkerId: 'u-caseworker',
    reference: 'HA-2027-000001',
    edition: PRACTICE_EDITION,
    calendar: { zone: 'metropole' },
    ...change,
  };
}

/** A week in July 2027: 600 €, of which the Caf pays 350 €. */
export function project(change: Partial<Project> = {}): Project {
  return {
    memberIds: ['m1', 'm2'],
    from: day('2027-07-10'),
    to: day('2027-07-17'),
    where: 'Un gîte familial',
    costs: [
      { label: 'accommodation', amountCents: 45_000 },
      { label: 'transport', amountCents: 15_000 },
    ],
    shares: [
      { label: 'family', amountCents: 25_000 },
      { label: 'caf', amountCents: 35_000 },
    ],
    ...change,
  };
}

export function opened(today: string): HolidayCourse {
  const course = new HolidayCourse(today);
  course.take({ step: 'open', ...holidayOpening() });
  return course;
}

export function proposed(today: string, change: Partial<Project> = {}): HolidayCourse {
  const course = opened(today);
  course.take({ step: 'propose-project', ...project(change) }, 'caseworker');
  return course;
}

export function granted(today: string): HolidayCourse {
  const course = proposed(today);
  course.take({ step: 'decide', decision: 'granted', reason: 'x' }, 'supervisor');
  return course;
}
