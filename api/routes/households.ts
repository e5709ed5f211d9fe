/** Households: identity and situation, kept here and nowhere else. */
import { z } from 'zod';
import { openCaseOfHousehold } from '../../activities/store/cases.ts';
import type { Household } from '../../activities/store/household.ts';
import {
  createHousehold,
  findHousehold,
  updateHousehold,
  type HouseholdChange,
} from '../../activities/store/households.ts';
import { getOrganisation } from '../../activities/store/organisations.ts';
import { findErasureOf } from '../../activities/store/retention/erasures.ts';
import { findKeptFamily } from '../../activities/store/retention/families.ts';
import { findHold } from '../../activities/store/retention/holds.ts';
import { retentionRuleOf } from '../../activities/store/retention/rule.ts';
import type { Store } from '../../activities/store/store.ts';
import { civilDate } from '../../workflows/rules/calendar.ts';
import { Refusal, type Actor } from '../../workflows/rules/case.ts';
import { keptUntil } from '../../workflows/rules/retention.ts';
import { areByCommune, territoryAfterMove, territoryOf } from '../../workflows/rules/territory/territory.ts';
import { idOf } from '../canonical.ts';
import type { Deps } from '../deps.ts';
import { followerOf } from '../household-followers.ts';
import { named, refuseImpossible, sameHousehold } from '../households.ts';
import { notFound } from '../eyes.ts';
import { operation, type Answer, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { keyHeaders, versionHeaders, versionIn } from '../schemas/headers.ts';
import { householdBody, householdChange, householdView } from '../schemas/households.ts';
import { id } from '../schemas/primitives.ts';

const SHARED = { tag: 'Households', answer: householdView };
const pathFields = z.strictObject({ id });

export function householdOperations(deps: Deps): Operation[] {
  return [create(deps), read(deps), change(deps)];
}

function create({ store, now, identityKey }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'create-household',
    access: 'create-household',
    method: 'post',
    path: PATHS.households,
    summary: 'Register a household',
    headers: keyHeaders,
    body: householdBody,
    answers: 'created',
    refusals: ['idempotency-key-reused', 'unknown-commune', 'territory-not-of-commune'],
    handle: async ({ actor: { organisationId }, headers, body }) => {
      const key = headers['idempotency-key'];
      const { territory: wanted, ...rest } = body;
      const territory = territoryOf(await offerFamilyOf(store, organisationId), body.address, wanted);
      const given = {
        ...rest,
        organisationId,
        members: named(body.members),
        ...(territory !== undefined && { territory }),
      };
      refuseImpossible(given, civilDate(now()));
      const draft = { ...given, ...(key && { id: idOf('household', organisationId, key) }) };
      const household = await createHousehold(store, draft, identityKey);
      refuseReusedKey(household, given);
      return { ...(await shown(store, household)), location: href(PATHS.household, { id: household.id }) };
    },
  });
}

function read({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-household',
    access: 'read-household',
    method: 'get',
    path: PATHS.household,
    summary: 'A household as it stands',
    concerns: 'household',
    pathFields,
    answers: 'done',
    handle: async ({ actor, path }) => shown(store, await getHousehold(store, path.id, actor)),
  });
}

function change(deps: Deps): Operation {
  const { store, now, identityKey } = deps;
  return operation({
    ...SHARED,
    name: 'change-household',
    access: 'change-household',
    method: 'patch',
    path: PATHS.household,
    summary: 'Correct or complete a household',
    concerns: 'household',
    pathFields,
    headers: versionHeaders,
    body: householdChange,
    answers: 'done',
    refusals: ['stale-version', 'unknown-commune', 'territory-not-of-commune', 'engine-unavailable'],
    handle: async ({ actor, path, headers, body }) => {
      const { members, ...rest } = body;
      const current = await getHousehold(store, path.id, actor);
      const given: HouseholdChange = {
        ...rest,
        ...(members && { members: named(members) }),
        ...(await newTerritory(store, current, rest)),
      };
      refuseImpossible({ ...current, ...given }, civilDate(now()));
      const ifVersion = versionIn(headers['if-match']);
      const target = { id: path.id, organisationId: actor.organisationId };
      const versioned = { ...target, ...(ifVersion !== undefined && { ifVersion }) };
      const tell = members && (await followerOf(deps, current));
      const changed = await updateHousehold(store, versioned, given, identityKey, tell);
      return shown(store, changed ?? current);
    },
  });
}

/** The family of organisations whose offers this one makes: some have their territories follow from the commune. */
async function offerFamilyOf(store: Store, organisationId: string): Promise<string> {
  return (await getOrganisation(store, organisationId)).offerFamily;
}

/** The territory follows the address, where it follows from the commune. */
async function newTerritory(
  store: Store,
  current: Household,
  { address, territory }: Pick<HouseholdChange, 'address' | 'territory'>,
): Promise<Pick<HouseholdChange, 'territory'>> {
  const offerFamily = await offerFamilyOf(store, current.organisationId);
  if (!areByCommune(offerFamily)) return territory === undefined ? {} : { territory };
  if (!address && territory === undefined) return {};
  const place = address ?? current.address;
  return { territory: territoryAfterMove(offerFamily, place, territory ?? undefined) ?? null };
}

/** A household, or nothing here of that id. */
async function getHousehold(store: Store, householdId: string, actor: Actor): Promise<Household> {
  const household = await findHousehold(store, householdId, actor.organisationId);
  if (!household) throw notFound();
  return household;
}

/** Kept under the same key before: the same household, unless another one is described now. */
function refuseReusedKey(kept: Household, given: Pick<Household, 'members' | 'situation'>): void {
  if (kept.version > 1 || sameHousehold(kept, given)) return;
  throw new Refusal('idempotency-key-reused', 'This key was used for another household.');
}

/** Until when it is kept; nothing once it is gone or archived. */
async function retentionOf(store: Store, { id: householdId, organisationId }: Household) {
  const [kept, rule, held, erasure] = await Promise.all([
    findKeptFamily(store.pool, { householdId }),
    retentionRuleOf(store, organisationId),
    findHold(store, householdId),
    findErasureOf(store, householdId),
  ]);
  if (!kept) return undefined;
  const { lastContactOn } = kept;
  return {
    lastContactOn,
    keptUntil: keptUntil(lastContactOn, rule),
    ...(held && { hold: held }),
    ...(erasure && { erasure: erasure.status }),
  };
}

async function shown(store: Store, household: Household): Promise<Answer> {
  const { organisationId: _theirs, ...body } = household;
  const [open, retention] = await Promise.all([
    openCaseOfHousehold(store, household.id),
    retentionOf(store, household),
  ]);
  const accompaniment = open && { id: open.id, href: href(PATHS.accompaniment, { id: open.id }) };
  return {
    body: { ...body, ...(accompaniment && { accompaniment }), ...(retention && { retention }) },
    version: household.version,
    about: { households: [household.id] },
  };
}
