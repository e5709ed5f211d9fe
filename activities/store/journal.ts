/** The journal of a case, read back. */
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import type { Actor, Recorded } from '../../workflows/rules/case.ts';
import { openFamilyTexts } from './family-texts.ts';
import type { DataKey } from './keys/keyring.ts';
import { withTexts } from './sealed-texts.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/** A fact with the step that established it; `stepKey` and `stepHash` are those of the request, if one asked. */
export interface JournalEntry<Fact extends { type: string } = { type: string }> extends Recorded<Fact> {
  step: string;
  stepKey?: string;
  stepHash?: string;
  /** Its free texts are gone for good, with the family's key. */
  erased?: true;
}

export interface JournalExtent {
  /** Only what was known at the end of this day. */
  asOf?: PlainDate;
  /** Only the facts up to this one. */
  upTo?: number;
}

interface Row {
  case_id: string;
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
  sealed: Buffer | null;
  sealed_key: string | null;
}

const COLUMNS = `case_id, number, at, on_date, by_id, by_role, by_organisation, type, data, step, step_key, step_hash,
  sealed, sealed_key`;

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
    text: `select ${COLUMNS} from journal
      where case_id = $1 and on_date <= coalesce($2::date, 'infinity') and number <= coalesce($3::int, 2147483647)
      order by number`,
    values: [caseId, asOf, upTo],
  });
  return (await entriesOf<Fact>(store, withoutGap(rows))).get(caseId) ?? [];
}

/** The journals of several cases, each as `journalOf` would answer it. */
export async function journalsOf(
  store: Store,
  caseIds: readonly string[],
): Promise<Map<string, JournalEntry[]>> {
  const rows = await rowsOf<Row>(store.pool, {
    text: `select ${COLUMNS} from journal where case_id = any($1) order by case_id, number`,
    values: [caseIds],
  });
  const journals = Map.groupBy(rows, (row) => row.case_id);
  const entries = await entriesOf(store, [...journals.values()].flatMap(withoutGap));
  return new Map([...journals.keys()].map((id) => [id, entries.get(id) ?? []]));
}

function withoutGap<Numbered extends { number: number }>(rows: Numbered[]): Numbered[] {
  const gap = rows.findIndex((row, index) => row.number !== index + 1);
  return gap < 0 ? rows : rows.slice(0, gap);
}

/** What a request established, if it was recorded: its facts, and the hash of its body. */
export async function factsOfStep(store: Store, caseId: string, stepKey: string): Promise<JournalEntry[]> {
  const rows = await rowsOf<Row>(store.pool, {
    name: 'facts-of-step',
    text: `select ${COLUMNS} from journal where case_id = $1 and step_key = $2 order by number`,
    values: [caseId, stepKey],
  });
  return (await entriesOf(store, rows)).get(caseId) ?? [];
}

/** By case, with the free texts put back. The keys are looked up together, since cases may be many. */
async function entriesOf<Fact extends { type: string }>(
  { keys }: Store,
  rows: readonly Row[],
): Promise<Map<string, JournalEntry<Fact>[]>> {
  const ids = [...new Set(rows.flatMap(({ sealed_key }) => sealed_key ?? []))];
  const [id = ''] = ids;
  const found =
    ids.length > 1 ? await keys.findAll(ids) : new Map([[id, id ? await keys.find(id) : undefined]]);
  const entries = rows.map(
    (row) => [row.case_id, openedEntry<Fact>(row, found.get(row.sealed_key ?? ''))] as const,
  );
  const byCase = Map.groupBy(entries, ([caseId]) => caseId);
  const opened = [...byCase].map(async ([caseId, its]) => {
    const journal = its.map(([, entry]) => entry);
    const isOfSeveral = [...found.values()].some((key) => key?.subject === `case:${caseId}`);
    return [caseId, isOfSeveral ? await openFamilyTexts(keys, caseId, journal) : journal] as const;
  });
  return new Map(await Promise.all(opened));
}

function openedEntry<Fact extends { type: string }>(row: Row, key: DataKey | undefined): JournalEntry<Fact> {
  if (row.sealed_key === null) return entryOf<Fact>(row, row.data);
  const { data, erased } = withTexts(key, { ...row, caseId: row.case_id });
  return { ...entryOf<Fact>(row, data), ...(erased && { erased }) };
}

function entryOf<Fact extends { type: string }>(row: Row, data: object): JournalEntry<Fact> {
  return {
    number: row.number,
    at: Number(row.at),
    on: row.on_date,
    by: { id: row.by_id, role: row.by_role, organisationId: row.by_organisation },
    fact: { ...data, type: row.type } as unknown as Fact,
    step: row.step,
    ...(row.step_key !== null && { stepKey: row.step_key }),
    ...(row.step_hash !== null && { stepHash: row.step_hash }),
  };
}
