/** The journal of a case, read back. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Actor, Recorded } from '../../workflows/rules/case.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** A fact with the step that established it; `stepKey` and `stepHash` are those of the request, if one asked. */
export interface JournalEntry<Fact extends { type: string } = { type: string }> extends Recorded<Fact> {
  step: string;
  stepKey?: string;
  stepHash?: string;
}

export interface JournalExtent {
  /** Only what was known at the end of this day. */
  asOf?: PlainDate;
  /** Only the facts up to this one. */
  upTo?: number;
}

interface Row {
  number: number;
  at: string;
  on_date: PlainDate;
  by_id: string;
  by_role: Actor['role'];
  by_organisation: string;
  type: string;
  data: object;
  step: string;
  step_key: string | null;
  step_hash: string | null;
}

/**
 * The facts of a case in order, without gaps: of two steps recorded at the same time the second may be there
 * first, and is not shown before the other. Of any organisation: find the case first.
 */
export async function journalOf<Fact extends { type: string }>(
  store: Store,
  caseId: string,
  { asOf, upTo }: JournalExtent = {},
): Promise<JournalEntry<Fact>[]> {
  const rows = await rowsOf<Row>(store.pool, {
    name: 'journal-of',
    text: `select number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key, step_hash
      from journal
      where case_id = $1 and on_date <= coalesce($2::date, 'infinity') and number <= coalesce($3::int, 2147483647)
      order by number`,
    values: [caseId, asOf, upTo],
  });
  return withoutGap(rows).map((row) => entryOf<Fact>(row));
}

/** The journals of several cases, each as `journalOf` would answer it. */
export async function journalsOf(
  store: Store,
  caseIds: readonly string[],
): Promise<Map<string, JournalEntry[]>> {
  const rows = await rowsOf<Row & { case_id: string }>(store.pool, {
    text: `select case_id, number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key, step_hash
      from journal where case_id = any($1) order by case_id, number`,
    values: [caseIds],
  });
  const journals = Map.groupBy(rows, (row) => row.case_id);
  return new Map([...journals].map(([id, its]) => [id, withoutGap(its).map((row) => entryOf(row))]));
}

function withoutGap<Numbered extends { number: number }>(rows: Numbered[]): Numbered[] {
  const gap = rows.findIndex((row, index) => row.number !== index + 1);
  return gap < 0 ? rows : rows.slice(0, gap);
}

/** What a request established, if it was recorded: its facts, and the hash of its body. */
export async function factsOfStep(store: Store, caseId: string, stepKey: string): Promise<JournalEntry[]> {
  const rows = await rowsOf<Row>(store.pool, {
    name: 'facts-of-step',
    text: `select number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key, step_hash
      from journal where case_id = $1 and step_key = $2 order by number`,
    values: [caseId, stepKey],
  });
  return rows.map((row) => entryOf(row));
}

function entryOf<Fact extends { type: string }>(row: Row): JournalEntry<Fact> {
  return {
    number: row.number,
    at: Number(row.at),
    on: row.on_date,
    by: { id: row.by_id, role: row.by_role, organisationId: row.by_organisation },
    fact: { ...row.data, type: row.type } as unknown as Fact,
    step: row.step,
    ...(row.step_key !== null && { stepKey: row.step_key }),
    ...(row.step_hash !== null && { stepHash: row.step_hash }),
  };
}
