/** A Caf at work, for the tests of one file: its database, its post office and its activities. */
import { createActivities, type Deps } from '../../activities/index.ts';
import { renderLetter } from '../../activities/letters/render.ts';
import { createHousehold } from '../../activities/store/households.ts';
import { saveUser } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import type { Activities } from '../../workflows/ports.ts';
import type { Course } from '../families/course.ts';
import { recordCourse } from './lived.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { furnish, household, KEY, user } from './store/invented.ts';
import { openFreshStore } from './store/opened.ts';

export interface Office {
  store: Store;
  post: PostOffice;
  activities: Activities;
  warnings: object[];
  /** Records a course as a case of a household of its own, unless one is given. */
  open(course: Course, caseId: string, change?: Parameters<typeof household>[0]): Promise<void>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const [opened, post] = await Promise.all([openFreshStore(), openPostOffice()]);
  const { store } = opened;
  await furnish(store);
  // The caseworker of the courses that tests live.
  await saveUser(store, user({ id: 'u-1', name: 'Camille Exemple', jobTitle: 'Travailleuse sociale' }));
  const warnings: object[] = [];
  const activities = createActivities({
    store,
    identityKey: KEY,
    webhooksInside: [],
    mailer: post.mailer,
    from: 'Jalon <ne-pas-repondre@jalon.invalid>',
    staffUrl: 'https://jalon.invalid/dossiers',
    press: { render: renderLetter, close: () => Promise.resolve() },
    log: { warn: (fields) => warnings.push(fields) },
    // No test of this file opens or tells a linked case.
    client: undefined as unknown as Deps['client'],
    taskQueue: 'none',
  });
  const open = async (course: Course, caseId: string, change = {}) => {
    const { id } = await createHousehold(store, household({ id: `household of ${caseId}`, ...change }), KEY);
    const [first] = course.journal;
    if (first) Object.assign(first.fact, { householdId: id });
    await recordCourse(store, course, caseId, id);
  };
  const close = async () => {
    await post.close();
    await opened.close();
  };
  return { store, post, activities, warnings, open, close };
}
