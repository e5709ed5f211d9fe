/** The cases of a kind taken together: listed, and opened where people open them. */
import { listCases, type CaseFilter, type CaseSort } from '../../activities/store/case-lists.ts';
import type { CaseRow } from '../../activities/store/cases.ts';
import { openingOf, readingOf } from '../access.ts';
import type { Deps } from '../deps.ts';
import { visibleIn } from '../eyes.ts';
import { pick, type AnyKind, type Collection, type KindOpening } from '../kinds/kind.ts';
import { open } from '../opening.ts';
import { operation, type Operation } from '../operation.ts';
import { href } from '../paths.ts';
import { casePage, listQuery } from '../schemas/collections.ts';
import { keyHeaders } from '../schemas/headers.ts';

export function collectionOperations(deps: Deps, kind: AnyKind): Operation[] {
  const { collection } = kind;
  if (!collection) return [];
  const { opening } = collection;
  return [...(opening ? [create(deps, kind, collection, opening)] : []), list(deps, kind, collection)];
}

function create(deps: Deps, kind: AnyKind, { path }: Collection, opening: KindOpening): Operation {
  const { name } = kind.rules;
  return operation({
    name: `open-${name}`,
    method: 'post',
    path,
    tag: kind.tag,
    summary: `Open one ${name}; what follows is asynchronous`,
    access: openingOf(name),
    headers: keyHeaders,
    body: opening.body,
    answers: 'created',
    answer: kind.view,
    refusals: [...opening.refusals, 'idempotency-key-reused', 'engine-unavailable'],
    handle: async ({ eye, headers, body }) => {
      const request = { asker: eye.asker, body, key: headers['idempotency-key'] };
      const { id, view } = await open(deps, kind, opening, request);
      const location = href(kind.path, { id });
      return { body: view, location, version: view.version, about: { cases: [id] } };
    },
  });
}

function list({ store }: Deps, kind: AnyKind, { path, stages }: Collection): Operation {
  const { name } = kind.rules;
  return operation({
    name: `list-${name}`,
    method: 'get',
    path,
    tag: kind.tag,
    summary: `Each ${name} of the organisation`,
    access: readingOf(name),
    query: listQuery(stages),
    answers: 'done',
    answer: casePage,
    handle: async ({ eye, query: { sort, limit: most, cursor, ...where } }) => {
      const { organisationId } = eye.asker.actor;
      const visible = visibleIn(readingOf(name), eye);
      const filter: CaseFilter = { ...where, kind: name, organisationId, visible };
      const page = { limit: most, ...(sort && { sort: sort as CaseSort }), ...(cursor && { cursor }) };
      const { rows, ...next } = await listCases(store, filter, page);
      const about = { cases: rows.map(({ id }) => id) };
      return { body: { items: rows.map((row) => listed(kind, row)), ...next }, about };
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
  'accompanimentId',
  'version',
  'offer',
  'caseworkerId',
  'term',
  'termEndsOn',
  'nextDueOn',
  'closedOn',
  'closedFor',
] as const satisfies (keyof CaseRow)[];

function listed(kind: AnyKind, row: CaseRow) {
  return { ...pick(row, LISTED), href: href(kind.path, { id: row.id }) };
}
