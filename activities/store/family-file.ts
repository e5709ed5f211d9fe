/** What is held about a family beside its own cases: hashes, readings, and places in cases that are nobody's alone. */
import { casesOfFamily, findCase, type CaseRow } from './cases.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import { listTrace, type SeenEntry } from './trace-reading.ts';

/** How many keyed hashes of the household's adults are kept. */
export async function countHashes(store: Store, householdId: string): Promise<number> {
  const [row] = await rowsOf<{ count: string }>(store.pool, {
    text: `select count(*) from household_key where household_id = $1`,
    values: [householdId],
  });
  return Number(row?.count ?? 0);
}

/** Every case of the household, and every case of several families that names it, oldest first. */
export async function casesAbout(
  store: Store,
  householdId: string,
  organisationId: string,
): Promise<CaseRow[]> {
  const own = await casesOfFamily(store, { householdId });
  const rows = await rowsOf<{ id: string }>(store.pool, {
    text: `select distinct case_id as id from journal join case_summary on case_summary.id = case_id
      where organisation_id = $1 and household_id = '' and data::text like '%"' || $2 || '"%'`,
    values: [organisationId, householdId],
  });
  const shared = await Promise.all(rows.map(({ id }) => findCase(store, id, organisationId)));
  const all = [
    ...own.filter((row) => row.organisationId === organisationId),
    ...shared.filter((row) => row !== undefined),
  ];
  return all.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

function place({ openedOn, kind, id }: CaseRow): string {
  return `${openedOn} ${kind} ${id}`;
}

const AT_ONCE = 500;

/** All that the trace says was done or seen of the household and its cases, latest first. */
export async function readingsOf(
  store: Store,
  householdId: string,
  organisationId: string,
): Promise<SeenEntry[]> {
  const found: SeenEntry[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = { limit: AT_ONCE, ...(cursor && { cursor }) };
    const { entries, nextCursor } = await listTrace(store, { organisationId, householdId }, page);
    found.push(...entries.filter(({ outcome }) => outcome === 'done'));
    cursor = nextCursor;
  }
  return found;
}
