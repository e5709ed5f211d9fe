import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../workflows/rules/case.ts';
import { isSeen, sharedWith } from '../../../../workflows/rules/joint-accompaniment/seen.ts';
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

const actor = (id: string, role: Actor['role'] = 'partner'): Actor => ({ id, role, organisationId: 'o' });
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

  it('is named among those the case is shared with', () => {
    expect(sharedWith(whole().state)).toEqual(['u-site', 'u-landlord']);
  });
});
