/** Who I am here, and to whom a family can be assigned. */
import { loadOfCaseworkers } from '../../activities/store/assignment.ts';
import { findUser, getOrganisation, listUsers, type User } from '../../activities/store/organisations.ts';
import type { Deps } from '../deps.ts';
import { pick } from '../kinds/kind.ts';
import { notFound } from '../eyes.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { caseworkerList, me } from '../schemas/people.ts';

const SHARED = { method: 'get', tag: 'People', answers: 'done', concerns: 'nobody' } as const;
const SHOWN = ['id', 'role', 'name', 'jobTitle', 'territory'] as const satisfies (keyof User)[];

export function peopleOperations(deps: Deps): Operation[] {
  return [readMe(deps), listCaseworkers(deps)];
}

function readMe({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-me',
    path: PATHS.me,
    summary: 'Who I am here',
    access: 'read-me',
    answer: me,
    handle: async ({ actor }) => {
      const [user, organisation] = await Promise.all([
        findUser(store, actor.id),
        getOrganisation(store, actor.organisationId),
      ]);
      if (!user) throw notFound();
      const body = { ...pick(user, SHOWN), email: user.email };
      return { body: { ...body, organisation: pick(organisation, ['id', 'name']) } };
    },
  });
}

function listCaseworkers({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-caseworkers',
    path: PATHS.users,
    summary: 'The caseworkers of the organisation, least loaded first',
    access: 'list-caseworkers',
    answer: caseworkerList,
    handle: async ({ actor: { organisationId } }) => {
      const [users, loads] = await Promise.all([
        listUsers(store, organisationId, { role: 'caseworker' }),
        loadOfCaseworkers(store, organisationId),
      ]);
      const byId = new Map(users.map((user) => [user.id, user]));
      const items = loads.flatMap(({ caseworkerId, open }) => {
        const user = byId.get(caseworkerId);
        return user ? [{ ...pick(user, SHOWN), load: open }] : [];
      });
      return { body: { items } };
    },
  });
}
