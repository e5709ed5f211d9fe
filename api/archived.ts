/** A family that was archived is read by those who keep the archive, and by nobody else. */
import { isArchived } from '../activities/store/retention/archived.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor } from '../workflows/rules/case.ts';

export async function refuseArchived(store: Store, householdId: string, { role }: Actor): Promise<void> {
  if (role === 'administrator' || !(await isArchived(store, householdId))) return;
  throw new Refusal('archived', 'This family is archived, with restricted access: ask an administrator.');
}
