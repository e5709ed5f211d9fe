/** Lives an arrears track with the pure rules alone, and bodies ready for its steps. */
import { arrears } from '../../workflows/rules/arrears-track/index.ts';
import type { Fact, State } from '../../workflows/rules/arrears-track/state.ts';
import type { Opening, Step, StepBodies } from '../../workflows/rules/arrears-track/steps.ts';
import { day } from './bodies.ts';
import { CaseCourse } from './course.ts';

export class ArrearsCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(arrears, 'course-1-arrears-1', today);
  }

  /** What is expected of others, by kind: the date, or from when, or nothing known. */
  expected(): Record<string, string> {
    const events = arrears.expected?.(this.state) ?? [];
    return Object.fromEntries(
      events.map(({ kind, on, notBefore }) => [kind, on ?? (notBefore ? `from ${notBefore}` : '')]),
    );
  }

  /** What the agenda holds of a kind: the days. */
  due(kind: string): string[] {
    return arrears.agenda(this.state).flatMap((due) => (due.kind === kind ? [due.on] : []));
  }
}

/** What is `undefined` is not known. */
type Change = { [Name in keyof Opening]?: Opening[Name] | undefined };

/** A tenant whose benefit goes to the landlord; 1,000 € of rent with charges, 400 € of benefit. */
export function arrearsOpening(change: Change = {}): Opening {
  const opening: Change = {
    accompanimentId: 'course-1',
    organisationId: 'caf-exemple',
    householdId: 'household-1',
    reference: 'AC-2027-000001',
    caseworkerId: 'u-caseworker',
    calendar: { zone: 'metropole' },
    firstDefaultOn: day('2027-02-01'),
    debtCents: 120_000,
    tenure: 'tenant',
    benefitPaidTo: 'landlord',
    monthlyRentCents: 90_000,
    monthlyChargesCents: 10_000,
    monthlyBenefitCents: 40_000,
    leaseMadeOn: day('2024-05-01'),
    ...change,
  };
  return Object.fromEntries(Object.entries(opening).filter(([, value]) => value !== undefined)) as never;
}

/** A track opened today. */
export function tracked(today: string, change: Change = {}): ArrearsCourse {
  const course = new ArrearsCourse(today);
  course.take({ step: 'open', ...arrearsOpening(change) });
  return course;
}

/** A plan of so many monthly instalments, the first a month from today. */
export function repaymentPlan(
  { today }: ArrearsCourse,
  change: Partial<StepBodies['agree-repayment-plan']> = {},
): Step {
  const next = `${today.slice(0, 5)}${String((Number(today.slice(5, 7)) % 12) + 1).padStart(2, '0')}-01`;
  const firstInstalmentOn = day(next > today ? next : `${Number(today.slice(0, 4)) + 1}${next.slice(4)}`);
  return {
    step: 'agree-repayment-plan',
    on: today,
    firstInstalmentOn,
    instalments: 12,
    instalmentCents: 10_000,
    ...change,
  };
}

/** Reported by the landlord today. */
export function reported(course: ArrearsCourse): ArrearsCourse {
  course.take({ step: 'record-report', on: course.today }, 'intake-officer');
  return course;
}

/** A payment order served today. */
export function ordered(course: ArrearsCourse): ArrearsCourse {
  const order = { servedOn: course.today, claimedDebtCents: 150_000 };
  course.take({ step: 'record-payment-order', ...order }, 'caseworker');
  return course;
}

/** A summons served today, whose hearing the accompaniment opens under an id. */
export function summoned(course: ArrearsCourse, hearingOn: string): ArrearsCourse {
  const summons = {
    court: 'Tribunal judiciaire de Ville-Exemple',
    servedOn: course.today,
    hearingOn: day(hearingOn),
    claimedDebtCents: 150_000,
  };
  course.take({ step: 'record-summons', ...summons }, 'caseworker');
  course.take({ step: 'follow-hearing-opened', hearingId: HEARING_ID, ...summons });
  return course;
}

export const HEARING_ID = 'course-1-hearing-1';
