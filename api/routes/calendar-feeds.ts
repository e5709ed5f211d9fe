/** A person's calendar at a secret address, for their calendar application; the address can be renewed. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { findFeedReader, removeFeed, retell, setFeedAddress } from '../../activities/store/calendar-feeds.ts';
import { findActiveUser } from '../../activities/store/organisations.ts';
import { following } from '../calendar-feed/following.ts';
import { icalendar } from '../calendar-feed/icalendar.ts';
import { plannedFor } from '../calendar-feed/planned.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../eyes.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';

const SHARED = { tag: 'Agenda' };
const SECRET_BYTES = 32;

export function calendarFeedOperations(deps: Deps, kinds: readonly AnyKind[]): Operation[] {
  return [renew(deps), revoke(deps), read(deps, kinds)];
}

function renew({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'renew-calendar-feed',
    method: 'post',
    path: PATHS.myCalendarFeed,
    summary: 'Give my calendar a new secret address; the one before answers no more',
    access: 'have-calendar',
    answers: 'created',
    answer: z.strictObject({ href: z.string() }),
    handle: async ({ actor }) => {
      const id = `${randomBytes(SECRET_BYTES).toString('base64url')}.ics`;
      await setFeedAddress(store, actor.id, hashOf(id));
      const location = href(PATHS.calendarFeed, { id });
      return { body: { href: location }, location };
    },
  });
}

function revoke({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'revoke-calendar-feed',
    method: 'delete',
    path: PATHS.myCalendarFeed,
    summary: 'Take the address of my calendar back',
    access: 'have-calendar',
    answers: 'nothing',
    handle: async ({ actor }) => {
      await removeFeed(store, actor.id);
      return {};
    },
  });
}

/** Whoever knows the address reads it: calendar applications cannot sign in. It tells references, never a family. */
function read({ store, now }: Deps, kinds: readonly AnyKind[]): Operation {
  return operation({
    ...SHARED,
    name: 'read-calendar-feed',
    method: 'get',
    path: PATHS.calendarFeed,
    summary: 'What falls due, visits, hearings, sessions, as iCalendar',
    access: 'anyone',
    pathFields: z.strictObject({ id: z.string().regex(/^[\w-]{43}\.ics$/) }),
    answers: 'done',
    produces: ['text/calendar'],
    handle: async ({ path: { id } }) => {
      const reader = await findFeedReader(store, hashOf(id));
      const user = reader && (await findActiveUser(store, reader));
      if (!user) throw notFound();
      const planned = await plannedFor(store, user, kinds);
      const events = await retell(store, user.id, (told) => following(told, planned, now()));
      return { bytes: Buffer.from(icalendar('jalon', events)), filename: 'jalon.ics' };
    },
  });
}

/** The address itself is kept nowhere. It is looked up by its hash, which tells nothing by the time it takes. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
