import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';

/** Whether someone works, or a family was accompanied, in a territory of that name. */
export async function knowsTerritory(
  store: Store,
  organisationId: string,
  territory: string,
): Promise<boolean> {
  const rows = await rowsOf(store.pool, {
    text: `select where exists (select from app_user where organisation_id = $1 and territory = $2)
      or exists (select from case_standing where organisation_id = $1 and territory = $2)`,
    values: [organisationId, territory],
  });
  return rows.length > 0;
}
