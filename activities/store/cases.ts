/** The summary rows of cases: one at a time. Lists are in case-lists.ts. */
import { rowsOf } from './statements.ts';
import { CASE_COLUMNS, caseOf, type CaseRow, type CaseRecord } from './case-row.ts';
import type { Store } from './store.ts';

export type { CaseRow } from './case-row.ts';

/** A case of this organisation, or shared with it. */
export async function findCase(
  store: Store,
  id: string,
  organisationId: string,
): Promise<CaseRow | undefined> {
  const [row] = await rowsOf<CaseRecord>(store.pool, {
    name: 'find-case',
    text: `select ${CASE_COLUMNS} from case_summary where id = $1 and (organisation_id = $2 or $2 = any(shared_with))`,
    values: [id, organisationId],
  });
  return row && caseOf(row);
}

/** The accompaniment a family has open, if any. */
export async function openCaseOfHousehold(store: Store, householdId: string): Promise<CaseRow | undefined> {
  const [row] = await rowsOf<CaseRecord>(store.pool, {
    name: 'open-case-of-household',
    text: `select ${CASE_COLUMNS} from case_summary
      where household_id = $1 and kind = 'accompaniment' and stage <> 'closed'`,
    values: [householdId],
  });
  return row && caseOf(row);
}

/** Whether a case was ever opened, whatever has become of it. */
export async function isRecorded(store: Store, id: string): Promise<boolean> {
  const { rowCount } = await store.pool.query({
    name: 'is-recorded',
    text: 'select from case_summary where id = $1',
    values: [id],
  });
  return rowCount === 1;
}

/** A case of a kind that a household has open in an organisation, if any. */
export async function openCaseOf(
  store: Store,
  kind: string,
  householdId: string,
  organisationId: string,
): Promise<CaseRow | undefined> {
  const [row] = await rowsOf<CaseRecord>(store.pool, {
    name: 'open-case-of',
    text: `select ${CASE_COLUMNS} from case_summary
      where household_id = $1 and kind = $2 and organisation_id = $3 and stage <> 'closed' limit 1`,
    values: [householdId, kind, organisationId],
  });
  return row && caseOf(row);
}

/** The cases of one family's course (an accompaniment, its hearings) that have not ended. */
export async function openCasesOf(store: Store, accompanimentId: string): Promise<CaseRow[]> {
  const rows = await rowsOf<CaseRecord>(store.pool, {
    name: 'open-cases-of',
    text: `select ${CASE_COLUMNS} from case_summary
      where accompaniment_id = $1 and stage <> 'closed' order by opened_on, id`,
    values: [accompanimentId],
  });
  return rows.map(caseOf);
}

/** The cases that a person follows and that have not ended, of whatever kind. */
export async function openCasesFollowedBy(
  store: Store,
  caseworkerId: string,
  organisationId: string,
): Promise<CaseRow[]> {
  const rows = await rowsOf<CaseRecord>(store.pool, {
    name: 'open-cases-followed-by',
    text: `select ${CASE_COLUMNS} from case_summary
      where caseworker_id = $1 and organisation_id = $2 and stage <> 'closed'`,
    values: [caseworkerId, organisationId],
  });
  return rows.map(caseOf);
}

/** A family by its household, or by one of its courses. */
export type FamilyOf = Partial<Pick<CaseRow, 'householdId' | 'accompanimentId'>>;

/** All cases of a family, ended ones too, and those of one course: whatever lives in the same time. */
export async function casesOfFamily(
  store: Store,
  { householdId, accompanimentId }: FamilyOf,
): Promise<CaseRow[]> {
  const rows = await rowsOf<CaseRecord>(store.pool, {
    text: `select ${CASE_COLUMNS} from case_summary
      where accompaniment_id = $1 or (household_id = $2 and household_id <> '')`,
    values: [accompanimentId, householdId],
  });
  return rows.map(caseOf);
}

/**
 * The family's latest accompaniment that has ended: under this household, or under another of the organisation
 * that shares an adult. `asked` are the hashes to ask for its adults.
 */
export async function lastClosedOf(
  store: Store,
  household: { id: string; organisationId: string },
  asked: readonly string[],
): Promise<CaseRow | undefined> {
  const [row] = await rowsOf<CaseRecord>(store.pool, {
    text: `select ${CASE_COLUMNS} from case_summary
      where organisation_id = $2 and kind = 'accompaniment' and stage = 'closed'
        and (household_id = $1 or household_id in (
          select household_id from household_key where organisation_id = $2 and hash = any($3)
        ))
      order by closed_on desc, id limit 1`,
    values: [household.id, household.organisationId, asked],
  });
  return row && caseOf(row);
}
