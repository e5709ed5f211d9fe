/** A session from its opening to its last interview, with the pure rules and the calendar. */
import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../../../../workflows/rules/group-session/participants.ts';
import { day } from '../../../families/bodies.ts';
import { LEADER, meeting, planned, type SessionCourse } from '../../../families/session-course.ts';

const opened = (places = 2) => planned('2027-01-11', '2027-03-02', { places });
const standings = ({ state }: SessionCourse) => state.participants.map(({ id }) => standingOf(state, id));
const letters = (course: SessionCourse, template: string) =>
  course
    .effects()
    .filter(({ what }) => what === `letter ${template}`)
    .map(({ on }) => on);

/** Two places held and two waited for, lived to the first day. */
function started(): SessionCourse {
  const course = opened();
  for (let n = 0; n < 4; n += 1) course.enrol();
  return course.until('2027-03-02');
}

/** The same, its last day over, everyone present all along. */
function ended(): SessionCourse {
  return started().until('2027-04-23').attend(['p1', 'p2']);
}

describe('the places of a session', () => {
  it('are held in the order in which they were asked for, and then waited for', () => {
    const course = opened();
    for (let n = 0; n < 4; n += 1) course.enrol();
    expect(standings(course)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting']);
    expect(letters(course, 'session-place')).toHaveLength(2);
  });

  it('pass to the first who waits when someone leaves before the start, who is written to', () => {
    const course = opened();
    for (let n = 0; n < 4; n += 1) course.enrol();
    course
      .days(3)
      .take(
        { step: 'record-leaving', participantId: 'p1', on: course.today, reason: 'A trouvé un emploi.' },
        LEADER,
      );
    expect(standings(course)).toEqual(['left', 'confirmed', 'confirmed', 'waiting']);
    expect(letters(course, 'session-place').at(-1)).toBe('2027-01-14');
    expect(course.participant('p3')?.confirmedOn).toBe('2027-01-14');
  });

  it('are more when more are set, and those who wait move up', () => {
    const course = opened();
    for (let n = 0; n < 4; n += 1) course.enrol();
    course.take({ step: 'set-places', places: 3 }, LEADER);
    expect(standings(course)).toEqual(['confirmed', 'confirmed', 'confirmed', 'waiting']);
  });

  it('are missed by those who still wait when it starts, and given to nobody afterwards', () => {
    const course = started();
    expect(course.state.stage).toBe('running');
    expect(standings(course)).toEqual(['confirmed', 'confirmed', 'missed', 'missed']);
    course.take({ step: 'record-leaving', participantId: 'p1', on: course.today, reason: 'Malade.' }, LEADER);
    expect(standings(course)).toEqual(['left', 'confirmed', 'missed', 'missed']);
  });

  it('are asked again by whoever was not ready at first', () => {
    const course = opened();
    const id = course.refer();
    course.meet(id, { rightMoment: false, reason: 'Un déménagement en cours.' });
    expect(course.refusal({ step: 'confirm-place', participantId: id }, LEADER)).toBe('not-the-right-moment');
    course.days(20).meet(id).take({ step: 'confirm-place', participantId: id }, LEADER);
    expect(standings(course)).toEqual(['confirmed']);
  });

  it('wait for the agreement of whoever was not at the meeting', () => {
    const course = opened();
    const id = course.refer();
    course.meet(id, { present: ['participant', 'caf'] });
    expect(course.refusal({ step: 'confirm-place', participantId: id }, LEADER)).toBe('signature-missing');
    course.take({ step: 'agree-enrolment', participantId: id, party: 'partner', on: course.today }, LEADER);
    course.take({ step: 'confirm-place', participantId: id }, LEADER);
    expect(standings(course)).toEqual(['confirmed']);
  });
});

describe('a session', () => {
  it('starts and ends by itself, and certifies 96 hours to whoever was always there', () => {
    const course = ended();
    expect(course.facts('session-started')).toEqual(['2027-03-02']);
    expect(course.facts('session-ended')).toEqual(['2027-04-23']);
    expect(course.participant('p1')?.certificate).toEqual({ on: '2027-04-23', halfDays: 32, hours: 96 });
    expect(letters(course, 'attendance-certificate')).toHaveLength(2);
  });

  it('certifies the hours really attended, and again when the attendance is corrected', () => {
    const course = started().until('2027-04-23');
    course.attend(['p1'], 'excused', course.state.days.slice(0, 1));
    course.attend(['p1'], 'present', course.state.days.slice(1));
    expect(course.participant('p1')?.certificate?.hours).toBe(90);
    course.take(
      {
        step: 'record-attendance',
        on: course.state.days[0]!,
        half: 'afternoon',
        attendance: [{ participantId: 'p1', attendance: 'present' }],
      },
      LEADER,
    );
    expect(course.participant('p1')?.certificate?.hours).toBe(93);
    expect(letters(course, 'attendance-certificate')).toHaveLength(2);
  });

  it('certifies to whoever left what they attended until then, and nothing to whoever never came', () => {
    const course = started().until('2027-03-11');
    course.attend(['p1'], 'present', course.state.days.slice(0, 3));
    course.take(
      { step: 'record-leaving', participantId: 'p1', on: day('2027-03-10'), reason: 'Emploi.' },
      LEADER,
    );
    course.until('2027-04-23').attend(['p2'], 'absent');
    expect(course.participant('p1')?.certificate?.hours).toBe(18);
    expect(course.participant('p2')?.certificate).toBeUndefined();
  });

  it('ends with its interviews, held with the person and both workers, and is then closed', () => {
    const course = ended();
    const review = { on: course.today, held: true, summary: 'Un projet de formation.' } as const;
    const present = ['participant', 'partner', 'caf'] as const;
    course.take({ step: 'record-review', participantId: 'p1', ...review, present: [...present] }, LEADER);
    expect(course.refusal({ step: 'close' }, LEADER)).toBe('review-missing');
    course.take(
      { step: 'record-review', participantId: 'p2', on: course.today, held: false, reason: 'Partie.' },
      LEADER,
    );
    course.take({ step: 'close' }, LEADER);
    expect(course.state.closed).toEqual({ on: '2027-04-23', ending: 'held' });
  });

  it('tells its participants of a day moved, and of a session that is cancelled', () => {
    const course = started();
    course.take(
      { step: 'move-day', from: day('2027-03-04'), to: day('2027-03-05'), reason: 'Salle.' },
      LEADER,
    );
    expect(letters(course, 'session-changed')).toHaveLength(2);
    course.take({ step: 'cancel', reason: 'Plus personne pour l’animer.' }, 'supervisor');
    expect(letters(course, 'session-changed')).toHaveLength(4);
    expect(course.next()).toBeUndefined();
  });
});

describe('what falls due', () => {
  it('before: days to plan, meetings to hold, places still free', () => {
    const course = opened();
    course.refer();
    course.until('2027-03-02');
    expect(course.fallen('places-free')).toEqual(['2027-01-29', '2027-02-15', '2027-02-23']);
    expect(course.fallen('meeting-missing')[0]).toBe('2027-01-25');
    expect(course.fallen('session-starts')).toEqual(['2027-03-02']);
  });

  it('during: the attendance of each day on the next one worked, then every week, to the supervisor too', () => {
    const course = started().until('2027-03-03');
    expect(course.fallen('attendance-to-record')).toEqual(['2027-03-03']);
    course.until('2027-03-09');
    expect(course.fallen('attendance-missing')).toEqual(['2027-03-09']);
  });

  it('after: the interviews, and the supervisor is told in the end', () => {
    const course = ended().until('2027-07-01');
    expect(course.fallen('review-missing').length).toBeGreaterThanOrEqual(8);
    const told = course.journal.flatMap(({ fact }) => (fact.type === 'fell-due' ? fact.items : []));
    const late = told.filter(({ kind, on }) => kind === 'review-missing' && on >= '2027-06-06');
    expect(late.every(({ to }) => to.includes('supervisor'))).toBe(true);
  });
});

describe('a participant', () => {
  const other = { id: 'u-other', role: 'caseworker' } as const;
  it('is unknown to the caseworkers of the others, and known to whoever follows or referred them', () => {
    const course = opened();
    const followed = course.refer({ caseworkerId: other.id });
    const theirs = course.refer({}, other);
    const someone = course.refer();
    const step = (id: string) =>
      ({ step: 'record-three-way-meeting', ...meeting(id, course.today) }) as const;
    expect(course.refusal(step(someone), other)).toBe('unknown-participant');
    expect([followed, theirs].map((id) => course.refusal(step(id), other))).toEqual([undefined, undefined]);
  });
});
