/** Which case a workflow is of, from the summary rows: for those started before there were keys. */
import type { Pool } from 'pg';
import { rowsOf } from '../statements.ts';
import type { KeyedCase } from './keyring.ts';

/** A workflow is named by its kind and its case: whatever stands after one of its hyphens may be the case's id. */
export async function findCaseOfWorkflow(pool: Pool, workflowId: string): Promise<KeyedCase | undefined> {
  const parts = workflowId.split('-');
  const ids = parts.map((_, index) => parts.slice(index + 1).join('-'));
  const [row] = await rowsOf<KeyedCase>(pool, {
    name: 'case-of-workflow',
    text: `select id as "caseId", organisation_id as "organisationId", household_id as "householdId"
      from case_summary where id = any($1) and kind || '-' || id = $2`,
    values: [ids, workflowId],
  });
  return row;
}
