/** A group session lived with the pure rules alone. Those who take part are ids, and nothing more. */
import { PRACTICE_EDITION } from '../../workflows/rules/edition.ts';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { groupSession } from '../../workflows/rules/group-session/index.ts';
import type { Fact, State } from '../../workflows/rules/group-session/state.ts';
import type { Opening, Referral, Step, StepBodies } from '../../workflows/rules/group-session/steps.ts';
import { HALF_DAYS, PARTIES, type Attendance } from '../../workflows/rules/group-session/vocabulary.ts';
import { day } from './bodies.ts';
import { CaseCourse, type Who } from './course.ts';

export const LEADER = { id: 'u-leader', role: 'caseworker' } as const;

export class SessionCourse extends CaseCourse<State, Step, Fact> {
  constructor(today: string) {
    super(groupSession, 'session-1', today);
  }

  /** Where a participant stands, as people see it. */
  participant(id: string) {
    return this.state.participants.find((one) => one.id === id);
  }

  /** Refers a member of a household of their own; answers the participant's id. */
  refer(change: Partial<Referral> = {}, who: Who = LEADER): string {
    const n = this.state.participants.length + 1;
    this.take({ step: 'refer-participant', ...referral(n), ...change }, who);
    return `p${n}`;
  }

  meet(participantId: string, change: Partial<StepBodies['record-three-way-meeting']> = {}): this {
    this.take({ step: 'record-three-way-meeting', ...meeting(participantId, this.today), ...change }, LEADER);
    return this;
  }

  /** Referred, met and agreed, and a place asked for: held, or waited for. */
  enrol(change: Partial<Referral> = {}): string {
    const id = this.refer(change);
    this.meet(id).take({ step: 'confirm-place', participantId: id }, LEADER);
    return id;
  }

  /** Everyone the same on every half-day of the days lived so far. */
  attend(
    ids: readonly string[],
    attendance: Attendance = 'present',
    days: readonly PlainDate[] = this.state.days,
  ): this {
    for (const on of days) {
      for (const half of HALF_DAYS) {
        const sheet = ids.map((participantId) => ({ participantId, attendance }));
        this.take({ step: 'record-attendance', on, half, attendance: sheet }, LEADER);
      }
    }
    return this;
  }
}

export function sessionOpening(change: Partial<Opening> = {}): Opening {
  return {
    organisationId: 'caf-exemple',
    reference: 'GS-2027-000001',
    title: 'Cap projets, printemps',
    caseworkerId: LEADER.id,
    edition: PRACTICE_EDITION,
    calendar: { zone: 'metropole' },
    ...change,
  };
}

export function referral(n: number): Referral {
  return { householdId: `household-${n}`, memberId: 'm1', partner: 'Service social de secteur' };
}

export function meeting(participantId: string, on: string): StepBodies['record-three-way-meeting'] {
  return {
    participantId,
    on: day(on),
    present: [...PARTIES],
    rightMoment: true,
    enrolment: { expectations: 'Reprendre confiance.', childcare: 'arranged', transport: 'not-needed' },
    tasks: [{ by: 'partner', what: 'Accompagne le premier jour.' }],
  };
}

/** A session opened today, from a first day on, on Tuesdays and Thursdays. */
export function planned(today: string, startsOn: string, change: Partial<Opening> = {}): SessionCourse {
  const course = new SessionCourse(today);
  course.take({ step: 'open', ...sessionOpening(change) });
  course.take({ step: 'plan-days', startsOn: day(startsOn), weekdays: ['tuesday', 'thursday'] }, LEADER);
  return course;
}
