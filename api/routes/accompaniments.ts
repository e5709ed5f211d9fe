/** Accompaniments, opened and listed. */
import { listCases, type CaseFilter, type CaseSort } from '../../activities/store/case-lists.ts';
import type { CaseRow } from '../../activities/store/cases.ts';
import { ROLES, type Role } from '../../workflows/rules/case.ts';
import type { Deps } from '../deps.ts';
import { pick } from '../kinds/kind.ts';
import { open } from '../opening.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { casePage, listQuery, openingBody } from '../schemas/accompaniments.ts';
import { caseView } from '../schemas/case.ts';
import { keyHeaders } from '../schemas/headers.ts';

const OPENERS: readonly Role[] = ['intake-officer', 'supervisor'];
const SHARED = { tag: 'Accompaniments' };

export function accompanimentOperations(deps: Deps): Operation[] {
  return [create(deps), list(deps)];
}

function create(deps: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'open-accompaniment',
    method: 'post',
    path: PATHS.accompaniments,
    summary: 'Open an accompaniment; what follows is asynchronous',
    access: OPENERS,
    headers: keyHeaders,
    body: openingBody,
    answers: 'created',
    answer: caseView,
    refusals: [
      'already-accompanied',
      'date-in-future',
      'unknown-household',
      'idempotency-key-reused',
      'engine-unavailable',
    ],
    handle: async ({ actor, headers, body }) => {
      const view = await open(deps, actor, body, headers['idempotency-key']);
      return { body: view, location: view.links.self, version: view.version };
    },
  });
}

function list({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-accompaniments',
    method: 'get',
    path: PATHS.accompaniments,
    summary: 'Accompaniments of the organisation',
    access: ROLES,
    query: listQuery,
    answers: 'done',
    answer: casePage,
    handle: async ({ actor, query: { sort, limit: most, cursor, ...where } }) => {
      const filter: CaseFilter = { ...where, organisationId: actor.organisationId };
      const page = { limit: most, ...(sort && { sort: sort as CaseSort }), ...(cursor && { cursor }) };
      const { rows, ...next } = await listCases(store, filter, page);
      return { body: { items: rows.map(listed), ...next } };
    },
  });
}

const LISTED = [
  'id',
  'reference',
  'stage',
  'trigger',
  'urgency',
  'openedOn',
  'householdId',
  'version',
  'offer',
  'caseworkerId',
  'term',
  'termEndsOn',
  'nextDueOn',
  'closedOn',
  'closedFor',
] as const satisfies (keyof CaseRow)[];

function listed(row: CaseRow) {
  return { ...pick(row, LISTED), href: href(PATHS.accompaniment, { id: row.id }) };
}
