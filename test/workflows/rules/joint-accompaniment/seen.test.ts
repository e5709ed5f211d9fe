import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../workflows/rules/case.ts';
import { isSeen, may, sharedWith } from '../../../../workflows/rules/joint-accompaniment/seen.ts';
import {
  contract,
  LANDLORD,
  openedJoint,
  SITE,
  sublet,
  withPartners,
  type JointCourse,
} from '../../../families/joint-course.ts';

function whole(): JointCourse {
  const course = withPartners(openedJoint('2027-01-04'));
  const on = course.today;
  course.take({ step: 'record-meeting', on, present: ['La personne'] }, 'caseworker');
  course.take({ step: 'sign-sublet', ...sublet(on) }, LANDLORD);
  course.take({ step: 'sign-contract', ...contract(on, '2027-06-30') }, SITE);
  return course;
}

const actor = (id: string, role: Actor['role'] = 'partner'): Actor => ({
  id,
  role,
  organisationId: role === 'partner' ? 'o' : 'caf-exemple',
});
const seenBy = ({ state, journal }: JointCourse, who: Actor) =>
  journal.filter(({ fact }) => isSeen(state, fact, who)).map(({ fact }) => fact.type);
const FRAME = ['joint-opened', 'partner-added', 'partner-added'];

describe('a partner of a joint accompaniment', () => {
  it('sees the frame, and what it was let see', () => {
    expect(seenBy(whole(), actor('u-site'))).toEqual([...FRAME, 'meeting-recorded', 'contract-signed']);
    expect(seenBy(whole(), actor('u-landlord'))).toEqual([...FRAME, 'sublet-signed']);
  });

  it('sees more or less as the coordinator decides', () => {
    const course = whole();
    course.take({ step: 'set-sight', partnerId: 'u-site', sees: ['sublet'] }, 'caseworker');
    expect(seenBy(course, actor('u-site'))).toEqual([...FRAME, 'sublet-signed', 'sight-set']);
  });

  it('that has left sees that it was there, and nothing of what followed', () => {
    const course = whole();
    course.take(
      { step: 'end-partner', partnerId: 'u-site', on: course.today, reason: 'Contrat fini' },
      'caseworker',
    );
    course.take({ step: 'record-meeting', on: course.today, present: ['x'] }, 'caseworker');
    expect(seenBy(course, actor('u-site'))).toEqual(['joint-opened', 'partner-added', 'partner-left']);
  });

  it('that never was sees nothing; the coordinator sees all', () => {
    expect(seenBy(whole(), actor('u-nobody'))).toEqual([]);
    const course = whole();
    expect(seenBy(course, actor('u-caseworker', 'caseworker'))).toHaveLength(course.journal.length);
  });

  it('is offered the steps about what it sees, and the coordinator all', () => {
    const { state } = whole();
    expect(may(state, 'extend-contract', actor('u-site'))).toBe(true);
    expect(may(state, 'review-sublet', actor('u-site'))).toBe(false);
    expect(may(state, 'close', actor('u-site'))).toBe(false);
    expect(may(state, 'close', actor('u-caseworker', 'caseworker'))).toBe(true);
  });

  it('takes no step of the coordinator, even with the role of one in its own organisation', () => {
    const elsewhere: Actor = { id: 'u-site', role: 'supervisor', organisationId: 'elsewhere' };
    const { state } = whole();
    expect(may(state, 'close', elsewhere)).toBe(false);
    expect(may(state, 'sign-contract', elsewhere)).toBe(true);
    expect(isSeen(state, { type: 'fell-due', items: [] }, elsewhere)).toBe(false);
  });

  it('is named among those the case is shared with', () => {
    expect(sharedWith(whole().state)).toEqual(['u-site', 'u-landlord']);
  });
});
