/** Whose key seals what is kept about a case. */
import type { Pool } from 'pg';
import { rowsOf } from '../statements.ts';
import { ownerOf, type Owner } from './keyring.ts';

/** A case not recorded yet counts as one without a household. */
export async function ownerOfCase(
  pool: Pool,
  { caseId, organisationId }: { caseId: string; organisationId: string },
): Promise<Owner> {
  const [row] = await rowsOf<{ organisationId: string; householdId: string }>(pool, {
    name: 'owner-of-case',
    text: `select organisation_id as "organisationId", household_id as "householdId" from case_summary where id = $1`,
    values: [caseId],
  });
  return ownerOf({ caseId, organisationId, ...row });
}
