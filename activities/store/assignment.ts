/** Who takes a family: the least loaded caseworker of its territory. */
import type { Pool, PoolClient } from 'pg';
import { inTransaction, rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** How many families a caseworker accompanies now, those just given to them included. */
export interface Load {
  caseworkerId: string;
  open: number;
}

/** A choice to make, once for its key. */
export interface Choice {
  key: string;
  caseId: string;
  organisationId: string;
  territory?: string;
}

/** The load of each active caseworker of an organisation, or of one of its territories, least loaded first. */
export function loadOfCaseworkers(store: Store, organisationId: string, territory?: string): Promise<Load[]> {
  return loads(store.pool, organisationId, territory);
}

/**
 * Chooses the least loaded of the territory, or of the whole organisation when the territory has nobody. The
 * same choice for the same key. Nobody when no caseworker is active.
 */
export async function chooseLeastLoaded(store: Store, choice: Choice): Promise<string | undefined> {
  const { key, caseId, organisationId } = choice;
  return inTransaction(store.pool, `assignment ${organisationId}`, async (client) => {
    const before = await chosenBefore(client, key);
    if (before) return before;
    const caseworkerId = await leastLoaded(client, choice);
    if (caseworkerId) {
      await client.query(
        `insert into assignment_choice (key, case_id, organisation_id, caseworker_id) values ($1, $2, $3, $4)`,
        [key, caseId, organisationId, caseworkerId],
      );
    }
    return caseworkerId;
  });
}

async function chosenBefore(client: PoolClient, key: string): Promise<string | undefined> {
  const text = `select caseworker_id from assignment_choice where key = $1`;
  const [row] = await rowsOf<{ caseworker_id: string }>(client, { text, values: [key] });
  return row?.caseworker_id;
}

async function leastLoaded(client: PoolClient, { organisationId, territory }: Choice) {
  const [nearest] = territory ? await loads(client, organisationId, territory) : [];
  const [least] = nearest ? [nearest] : await loads(client, organisationId);
  return least?.caseworkerId;
}

/** A case chosen for someone counts for them at once, before the case itself says so. */
function loads(on: Pool | PoolClient, organisationId: string, territory?: string): Promise<Load[]> {
  return rowsOf<Load>(on, {
    text: `select app_user.id as "caseworkerId", (
        select count(*) from case_summary
        where organisation_id = $1 and kind = 'accompaniment' and stage <> 'closed'
          and caseworker_id = app_user.id
      )::int + (
        select count(*) from assignment_choice join case_summary on case_summary.id = case_id
        where assignment_choice.organisation_id = $1 and assignment_choice.caseworker_id = app_user.id
          and case_summary.caseworker_id is null and stage <> 'closed'
      )::int as open
      from app_user
      where organisation_id = $1 and role = 'caseworker' and active and ($2::text is null or territory = $2)
      order by open, app_user.id`,
    values: [organisationId, territory],
  });
}
