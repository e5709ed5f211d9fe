/** Families archived with restricted access, where the rules on public archives keep them from being erased. */
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';

export async function isArchived(store: Store, householdId: string): Promise<boolean> {
  if (householdId === '') return false;
  const rows = await rowsOf(store.pool, {
    name: 'is-archived',
    text: 'select from household where id = $1 and archived_at is not null',
    values: [householdId],
  });
  return rows.length > 0;
}
