/** Lives a home rehabilitation with the pure rules alone, and bodies ready for its steps. */
import { rehabilitation } from '../../workflows/rules/rehabilitation/index.ts';
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';
import type { Fact, State } from '../../workflows/rules/rehabilitation/state.ts';
import type { Opening, Project, Step } from '../../workflows/rules/rehabilitation/steps.ts';
import { PARTIES } from '../../workflows/rules/rehabilitation/vocabulary.ts';
import { CaseCourse, type Who } from './course.ts';

export const ASSOCIATION: Who = { id: 'u-association', role: 'partner' };

export class RehabilitationCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(rehabilitation, 'rehabilitation-1', today);
  }
}

export function rehabilitationOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'AC-2027-000009',
    associationId: 'u-association',
    caseworkerId: 'u-caseworker',
    edition: PRACTICE_EDITION,
    calendar: { zone: 'metropole' },
    ...change,
  };
}

export function project(change: Partial<Project> = {}): Project {
  return {
    dwelling: 'Deux chambres humides, une installation électrique à reprendre.',
    familyWish: 'Que chaque enfant ait un mur sec et une lampe.',
    commitments: 'La famille peint le samedi ; l’association prête ses outils.',
    ...change,
  };
}

export const WORKS = [
  { id: 'w1', wording: 'Reprendre l’enduit des deux chambres', by: 'together' },
  { id: 'w2', wording: 'Peindre', by: 'family' },
] as const;

export function openedRehabilitation(today: string, change: Partial<Opening> = {}): RehabilitationCourse {
  const course = new RehabilitationCourse(today);
  course.take({ step: 'open', ...rehabilitationOpening(change) });
  return course;
}

/** The project set out today, and signed by those named. */
export function committed(
  course: RehabilitationCourse,
  parties: readonly (typeof PARTIES)[number][] = PARTIES,
): RehabilitationCourse {
  course.take({ step: 'set-out-project', ...project() }, 'caseworker');
  const version = course.state.commitment?.version ?? 0;
  for (const party of parties) {
    course.take({ step: 'sign-commitment', version, party, on: course.today }, 'caseworker');
  }
  return course;
}

/** Committed, and accepted by the committee a week later. */
export function accepted(course: RehabilitationCourse): RehabilitationCourse {
  committed(course).take({ step: 'plan-committee', on: course.today }, 'caseworker');
  course.take({ step: 'record-decision', decision: 'accepted' }, 'supervisor');
  return course;
}

/** Accepted, diagnosed and its works defined, all today: on site. */
export function onSite(course: RehabilitationCourse): RehabilitationCourse {
  const on = accepted(course).today;
  course.take(
    { step: 'record-diagnosis', on, present: [...PARTIES], findings: 'Murs humides au nord.' },
    ASSOCIATION,
  );
  course.take({ step: 'define-works', on, present: [...PARTIES], works: [...WORKS] }, ASSOCIATION);
  return course;
}

export function siteEnded(course: RehabilitationCourse): RehabilitationCourse {
  onSite(course).take(
    { step: 'record-end-of-site', on: course.today, present: [...PARTIES], done: ['w1', 'w2'] },
    ASSOCIATION,
  );
  return course;
}
