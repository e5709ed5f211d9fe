/** Lists of cases, page after page, from the summary rows. */
import { isPlainDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import { CASE_COLUMNS, caseOf, type CaseRecord, type CaseRow } from './case-row.ts';
import { Conditions } from './conditions.ts';
import { isWord, readCursor, writeCursor } from './cursor.ts';
import { askedWords } from './sealed-identity.ts';
import { wordPatterns } from './search-text.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import { addVisible, type Visible } from './visible.ts';

const isDateOrNone = (text: string) => text === 'infinity' || isPlainDate(text);
const isDigit = (text: string) => /^\d$/.test(text);

/** What a list can be sorted by, and how it compares; what has no date comes after what has one. */
const SORTS = {
  openedOn: { column: 'opened_on', is: isDateOrNone },
  nextDueOn: { column: `coalesce(next_due_on, 'infinity')`, is: isDateOrNone },
  termEndsOn: { column: `coalesce(term_ends_on, 'infinity')`, is: isDateOrNone },
  reference: { column: 'reference', is: isWord },
  urgency: { column: 'urgency', is: isDigit },
} as const;
type Sortable = keyof typeof SORTS;
export type CaseSort = Sortable | `-${Sortable}`;
export const CASE_SORTS = Object.keys(SORTS).flatMap((sort) => [sort, `-${sort}`]) as CaseSort[];

/** Which cases: everything given must hold; dates are inclusive. */
export interface CaseFilter {
  organisationId: string;
  /** Only what someone may see of it; all of the organisation unless said. */
  visible?: Visible;
  /** `accompaniment` unless said otherwise. */
  kind?: string;
  stage?: string | readonly string[];
  /** Several are those of a team. */
  caseworkerId?: string | readonly string[];
  offer?: string;
  trigger?: string;
  householdId?: string;
  /** Something falls due by this day. */
  dueBefore?: PlainDate;
  termEndsBefore?: PlainDate;
  /**
   * Words of the reference, in part, or beginnings of names of the family, from three letters on or whole, whatever
   * their accents and capitals.
   */
  text?: string;
}

export interface Page {
  /** A leading `-` sorts from last to first. Oldest opening first unless said otherwise. */
  sort?: CaseSort;
  /** Rows at most; 50 unless said otherwise. */
  limit?: number;
  cursor?: string;
}

export interface CasePage {
  rows: CaseRow[];
  /** Where the next page begins, if there is one. */
  nextCursor?: string;
}

type SortedRecord = CaseRecord & { sorted: string };

/** A page of cases of an organisation. Throws Refusal `invalid-request` on a cursor that is not of this list. */
export async function listCases(
  store: Store,
  filter: CaseFilter,
  { sort = 'openedOn', limit = 50, cursor }: Page = {},
): Promise<CasePage> {
  const [direction, after] = sort.startsWith('-') ? ['desc', '<'] : ['asc', '>'];
  const { column, is } = SORTS[sort.replace('-', '') as Sortable];
  const conditions = await conditionsOf(store, filter);
  if (cursor !== undefined) {
    const [value, id] = readCursor(cursor, sort, [is, isWord]).map((part) => conditions.value(part));
    conditions.add(`(${column}, id) ${after} (${value}, ${id})`);
  }
  const rows = await rowsOf<SortedRecord>(store.pool, {
    text: `select ${CASE_COLUMNS}, (${column})::text as sorted from case_summary where ${conditions.all()}
      order by ${column} ${direction}, id ${direction} limit ${limit + 1}`,
    values: conditions.values,
  });
  return pageOf(rows, sort, limit);
}

async function conditionsOf(store: Store, filter: CaseFilter): Promise<Conditions> {
  const { organisationId, kind = 'accompaniment', stage, caseworkerId, text } = filter;
  const conditions = new Conditions();
  const { visible = { organisationId, all: true, shared: false } } = filter;
  return addVisible(conditions, visible)
    .where(kind, (name) => `kind = ${name}`)
    .where(stage && [stage].flat(), (name) => `stage = any(${name})`)
    .where(caseworkerId && [caseworkerId].flat(), (name) => `caseworker_id = any(${name})`)
    .where(filter.offer, (name) => `offer = ${name}`)
    .where(filter.trigger, (name) => `trigger = ${name}`)
    .where(filter.householdId, (name) => `household_id = ${name}`)
    .where(filter.dueBefore, (name) => `next_due_on <= ${name}`)
    .where(filter.termEndsBefore, (name) => `term_ends_on <= ${name}`)
    .add(text ? await mentions(store, conditions, filter.organisationId, text) : 'true');
}

/** Every word: in the reference, or at the beginning of a name of the family. */
async function mentions(
  store: Store,
  conditions: Conditions,
  organisationId: string,
  text: string,
): Promise<string> {
  const patterns = wordPatterns(text).map((word) => conditions.value(word));
  if (patterns.length === 0) return 'true';
  const all = (column: string) => patterns.map((word) => `${column} like ${word}`).join(' and ');
  const asked = new Set(await askedWords(store.keys, organisationId, text));
  const [organisation, words] = [conditions.value(organisationId), conditions.value([...asked])];
  // Names of rows that are not yet sealed stand in `search_text`.
  return `(${all('lower(reference)')} or household_id = any (array(
    select id from household where organisation_id = ${organisation} and ${all('search_text')}
    union all
    select household_id from household_word where organisation_id = ${organisation} and word = any(${words})
    group by household_id having count(*) = ${conditions.value(asked.size)}::int)))`;
}

function pageOf(found: SortedRecord[], sort: CaseSort, limit: number): CasePage {
  const last = found.length > limit ? found[limit - 1] : undefined;
  const rows = found.slice(0, limit).map(({ sorted: _sorted, ...record }) => caseOf(record));
  return {
    rows,
    ...(last && { nextCursor: writeCursor(sort, [last.sorted, last.id ?? '']) }),
  };
}
