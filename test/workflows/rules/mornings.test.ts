/** In a practice where nobody does anything, no two reminders of one series come on one morning, whatever it starts on. */
import { describe, expect, it } from '@jest/globals';
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Due } from '../../../workflows/rules/case.ts';
import { PRACTICE_EDITION } from '../../../workflows/rules/edition.ts';
import { day } from '../../families/bodies.ts';
import { HolidayCourse, holidayOpening, project as stay } from '../../families/holiday-course.ts';
import { requested, taken } from '../../families/interface-course.ts';
import { openedJoint } from '../../families/joint-course.ts';
import { committed, onSite, openedRehabilitation, project } from '../../families/rehabilitation-course.ts';
import { SessionCourse, sessionOpening } from '../../families/session-course.ts';

interface Lived {
  until(date: string): unknown;
  journal: { on: PlainDate; fact: { type: string; items?: Due[] } }[];
}

/** Each is left alone from a day on, under an edition of the rules. */
const LEFT_ALONE: Record<string, (on: PlainDate, edition: number) => Lived> = {
  'a session that nobody plans': (on, edition) => {
    const course = new SessionCourse(on);
    course.take({ step: 'open', ...sessionOpening({ edition }) });
    return course;
  },
  'a holiday that nobody proposes': (on, edition) => {
    const course = new HolidayCourse(on);
    course.take({ step: 'open', ...holidayOpening({ edition }) });
    return course;
  },
  'a holiday that nobody decides': (on, edition) => {
    const course = new HolidayCourse(on);
    course.take({ step: 'open', ...holidayOpening({ edition }) });
    const dates = { from: addDays(on, 90), to: addDays(on, 97) };
    course.take({ step: 'propose-project', ...stay(dates) }, 'caseworker');
    return course;
  },
  'a request that nobody takes': (on, edition) => requested(on, { edition }),
  'a request that nobody answers': (on, edition) => taken(on, { edition }),
  'a person whom nobody meets': (on, edition) => openedJoint(on, { edition }),
  'a commitment that nobody signs': (on, edition) => {
    const course = openedRehabilitation(on, { edition });
    course.take({ step: 'set-out-project', ...project() }, 'caseworker');
    return course;
  },
  'a committee that says nothing': (on, edition) => {
    const course = committed(openedRehabilitation(on, { edition }));
    course.take({ step: 'plan-committee', on: addDays(on, 7) }, 'caseworker');
    return course;
  },
  'a site that nobody works on': (on, edition) => onSite(openedRehabilitation(on, { edition })),
};

/** The series that came twice on one morning, with the day. */
function twice({ journal }: Lived): string[] {
  const sent = journal.flatMap(({ on, fact }) =>
    (fact.items ?? []).map(({ key }) => `${key.split('@')[0] ?? ''} on ${on}`),
  );
  return sent.filter((one, index) => sent.indexOf(one) !== index);
}

/** Left alone for two months from each of these days, between which Easter, May and Whitsun lie. */
function allTwice(name: string, edition: number): string[] {
  const starts = Array.from({ length: 30 }, (_, n) => addDays(day('2027-02-15'), n * 3));
  return starts.flatMap((on) => {
    const course = LEFT_ALONE[name]!(on, edition);
    course.until(addDays(on, 60));
    return twice(course);
  });
}

describe.each(Object.keys(LEFT_ALONE))('%s', (name) => {
  it('is recalled once a morning', () => {
    expect(allTwice(name, PRACTICE_EDITION)).toEqual([]);
  });
});

it('was recalled twice under the first edition, which old cases keep', () => {
  expect(Object.keys(LEFT_ALONE).flatMap((name) => allTwice(name, 1)).length).toBeGreaterThan(0);
});
