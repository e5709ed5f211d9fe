/** How long families are kept: what is to go is shown first, and goes when someone has approved it; a hold keeps it. */
import { z } from 'zod';
import {
  approveErasures,
  listErasures,
  proposeErasuresOf,
  type Erasure,
} from '../../activities/store/retention/erasures.ts';
import { liftHold, setHold } from '../../activities/store/retention/holds.ts';
import { retentionRuleOf, setRetentionRule } from '../../activities/store/retention/rule.ts';
import { findHousehold } from '../../activities/store/households.ts';
import { civilDate } from '../../workflows/rules/calendar.ts';
import type { Actor } from '../../workflows/rules/case.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../eyes.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { id } from '../schemas/primitives.ts';
import {
  approvalAnswer,
  approvalBody,
  erasurePage,
  erasureQuery,
  holdBody,
  retentionRule,
} from '../schemas/retention.ts';

const SHARED = { tag: 'Retention', answers: 'done' } as const;
const pathFields = z.strictObject({ id });

export function retentionOperations(deps: Deps): Operation[] {
  return [readRule(deps), changeRule(deps), list(deps), propose(deps), approve(deps), hold(deps), lift(deps)];
}

function readRule({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-retention',
    method: 'get',
    path: PATHS.retention,
    summary: 'How long the organisation keeps families, and what comes then',
    access: 'manage-erasures',
    concerns: 'nobody',
    answer: retentionRule,
    handle: async ({ actor }) => ({ body: await retentionRuleOf(store, actor.organisationId) }),
  });
}

function changeRule({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'change-retention',
    method: 'post',
    path: PATHS.retention,
    summary: 'Set how long the organisation keeps families, and what comes then',
    access: 'set-retention',
    body: retentionRule,
    answer: retentionRule,
    handle: async ({ actor, body }) => {
      await setRetentionRule(store, actor.organisationId, body);
      return { body };
    },
  });
}

function list({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-erasures',
    method: 'get',
    path: PATHS.erasures,
    summary: 'What is to be erased, or was; the longest without contact first',
    access: 'manage-erasures',
    query: erasureQuery,
    answer: erasurePage,
    handle: async ({ actor, query }) => pageOf(store, actor, query),
  });
}

/** The same list that the night makes, now. */
function propose({ store, now }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'propose-erasures',
    method: 'post',
    path: PATHS.erasuresPropose,
    summary: 'Look again for what has come to its term; nothing is erased',
    access: 'manage-erasures',
    body: z.strictObject({}),
    answer: erasurePage,
    handle: async ({ actor }) => {
      await proposeErasuresOf(store, actor.organisationId, civilDate(now()));
      return pageOf(store, actor, { status: 'proposed', limit: 50 });
    },
  });
}

function approve({ store, engine }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'approve-erasures',
    method: 'post',
    path: PATHS.erasuresApprove,
    summary: 'Approve erasures that are proposed: they are carried out at once, for ever',
    access: 'manage-erasures',
    body: approvalBody,
    answer: approvalAnswer,
    refusals: ['engine-unavailable'],
    handle: async ({ actor: { id: by, organisationId }, body: { ids } }) => {
      const approved = await approveErasures(store, { ids, organisationId, by });
      // Should the engine be away now, the night carries them out.
      if (approved.length > 0) await engine.carryOutErasures();
      return { body: { approved } };
    },
  });
}

function hold({ store, now }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'hold-household',
    method: 'post',
    path: PATHS.householdHold,
    summary: 'Keep a family from being erased, because of a dispute',
    access: 'hold-household',
    concerns: 'household',
    pathFields,
    body: holdBody,
    answers: 'nothing',
    refusals: ['already-held'],
    handle: async ({ actor, path, body: { reason } }) => {
      await setHold(store, { ...(await change(store, path.id, actor, now())), reason });
      return {};
    },
  });
}

function lift({ store, now }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'lift-hold',
    method: 'post',
    path: PATHS.householdHoldLift,
    summary: 'Say that the dispute is over',
    access: 'hold-household',
    concerns: 'household',
    pathFields,
    body: z.strictObject({}),
    answers: 'nothing',
    refusals: ['not-held'],
    handle: async ({ actor, path }) => {
      await liftHold(store, await change(store, path.id, actor, now()));
      return {};
    },
  });
}

async function change(store: Deps['store'], householdId: string, actor: Actor, at: number) {
  const household = await findHousehold(store, householdId, actor.organisationId);
  if (!household || household.erased) throw notFound();
  return { householdId, organisationId: actor.organisationId, by: actor.id, on: civilDate(at) };
}

async function pageOf(
  store: Deps['store'],
  { organisationId }: Actor,
  { status, limit, cursor }: z.output<typeof erasureQuery>,
) {
  const found = await listErasures(store, organisationId, {
    status,
    limit: limit + 1,
    ...(cursor && { after: cursor }),
  });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  const about = {
    households: items.flatMap(({ householdId }) => householdId ?? []),
    cases: items.flatMap(({ caseId }) => caseId ?? []),
  };
  return { body: { items: items.map(shown), ...(last && { nextCursor: last.id }) }, about };
}

function shown({ organisationId: _theirs, subject: _inside, ...erasure }: Erasure) {
  return erasure;
}
