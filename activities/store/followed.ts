/** The open accompaniments whose families a list shows to be followed elsewhere. */
import type { FollowedCase } from '../../workflows/ports.ts';
import type { IdentityKey } from '../coordination/identity-key.ts';
import { askedKeys } from '../coordination/identity.ts';
import { adultsOf, type Member } from './household.ts';
import { findHouseholds } from './households.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

const CASES_AT_ONCE = 500;

interface OpenCase {
  id: string;
  householdId: string;
  members: Member[];
}

/**
 * The cases to be told of a list, each with the service that follows the family. A case that was told of that
 * service before, by this list or an earlier one, is not among them.
 */
export async function casesTouchedByList(
  store: Store,
  listId: string,
  key: IdentityKey,
): Promise<FollowedCase[]> {
  const found: FollowedCase[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const cases = await openCasesAfter(store, after);
    found.push(...(await followedAmong(store, listId, cases, key)));
    after = cases.at(-1)?.id;
  }
  return found;
}

async function openCasesAfter(store: Store, after: string): Promise<OpenCase[]> {
  const cases = await rowsOf<Omit<OpenCase, 'members'>>(store.pool, {
    text: `select id, household_id as "householdId" from case_summary
      where kind = 'accompaniment' and stage <> 'closed' and id > $1
      order by id limit ${CASES_AT_ONCE}`,
    values: [after],
  });
  const households = await findHouseholds(
    store,
    cases.map(({ householdId }) => householdId),
  );
  return cases.map((one) => ({ ...one, members: households.get(one.householdId)?.members ?? [] }));
}

function followedAmong(
  store: Store,
  listId: string,
  cases: OpenCase[],
  key: IdentityKey,
): Promise<FollowedCase[]> {
  const asked = cases.flatMap(({ id, members }) =>
    adultsOf({ members }).flatMap((adult) => askedKeys(adult, key).map((hash) => ({ id, hash }))),
  );
  return rowsOf<FollowedCase>(store.pool, {
    text: `select distinct 'accompaniment' as kind, case_id as "caseId", service
      from unnest($2::text[], $3::text[]) as asked (case_id, hash)
      join coordination_key using (hash)
      where list_id = $1 and not exists (
        select from journal
        where journal.case_id = asked.case_id and type = 'later-follower-found' and data->>'service' = service
      )
      order by case_id, service`,
    values: [listId, asked.map(({ id }) => id), asked.map(({ hash }) => hash)],
  });
}
