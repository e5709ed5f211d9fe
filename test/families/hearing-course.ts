/** Lives the preparation of a hearing with the pure rules alone, and bodies ready for its steps. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { hearing } from '../../workflows/rules/hearing/index.ts';
import type { Fact, State } from '../../workflows/rules/hearing/state.ts';
import {
  HEARING_EDITION,
  type Evaluation,
  type Opening,
  type Step,
  type StepBodies,
} from '../../workflows/rules/hearing/steps.ts';
import { day } from './bodies.ts';
import { CaseCourse } from './course.ts';

export class HearingCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(hearing, 'course-1-hearing-1', today);
  }

  /** The letters written so far, and when. */
  letters(template?: string): string[] {
    const letters = this.effects().filter(({ what }) => what.startsWith('letter '));
    return template === undefined
      ? letters.map(({ on, what }) => `${on} ${what.slice('letter '.length)}`)
      : letters.filter(({ what }) => what === `letter ${template}`).map(({ on }) => on);
  }
}

export function hearingOpening(change: Partial<Opening> = {}): Opening {
  return {
    edition: HEARING_EDITION,
    accompanimentId: 'course-1',
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'AC-2027-000001',
    caseworkerId: 'u-caseworker',
    calendar: { zone: 'metropole' },
    court: 'Tribunal judiciaire de Ville-Exemple',
    servedOn: day('2026-12-01'),
    hearingOn: day('2027-05-04'),
    at: '09:00',
    claimedDebtCents: 184_000,
    ...change,
  };
}

export function evaluation(change: Partial<Evaluation> = {}): Evaluation {
  return {
    situation: 'Un couple et deux enfants, un emploi perdu puis retrouvé à mi-temps.',
    resources: 'Salaire et prestations, connus au jour de l’entretien.',
    debt: 'Quatre mois de loyer ; une reprise de paiement est en cours.',
    proposal: 'Des délais, avec un versement mensuel supportable.',
    ...change,
  };
}

/** The same, on the elements known: the family could not be met. */
export const onKnownElements = evaluation({ onKnownElements: true });

export function preparation(
  change: Partial<StepBodies['record-preparation']> = {},
): StepBodies['record-preparation'] {
  return {
    speaker: 'family',
    papers: ['Bail', 'Trois dernières quittances'],
    legalAidAsked: true,
    rentResumedOn: day('2027-03-01'),
    ...change,
  };
}

/** A preparation opened today for a hearing on a day. */
export function prepared(today: string, hearingOn: string, change: Partial<Opening> = {}): HearingCourse {
  const course = new HearingCourse(today);
  course.take({ step: 'open', ...hearingOpening({ hearingOn: day(hearingOn), ...change }) });
  return course;
}

/** The family was offered an interview and met, today. */
export function met(course: HearingCourse): HearingCourse {
  course.take({ step: 'offer-interview', on: course.today }, 'caseworker');
  course.take({ step: 'record-interview', on: course.today, held: true }, 'caseworker');
  return course;
}

/** Met, and its evaluation written, validated and sent, all today. */
export function sent(course: HearingCourse): HearingCourse {
  met(course).take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
  course.take({ step: 'validate-evaluation' }, 'supervisor');
  course.take({ step: 'send-evaluation', on: course.today }, 'caseworker');
  return course;
}

/** Delays granted today over some months; month n is checked n months from today. */
export function delayed(course: HearingCourse, delayMonths: number, on?: PlainDate): HearingCourse {
  course.take(
    {
      step: 'record-outcome',
      attended: true,
      outcome: 'delays-granted',
      delayMonths,
      conditions: 'Le loyer courant, et 60 € par mois.',
      ...(on && { on }),
    },
    'caseworker',
  );
  return course;
}
