/** What falls due, over many cases: the agendas of the summary rows, laid end to end. */
import { isPlainDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import type { Due } from '../../workflows/rules/case.ts';
import { Conditions } from './conditions.ts';
import { isWord, readCursor, writeCursor } from './cursor.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import { addUnarchived, addVisible, type Visible } from './visible.ts';

const LIST = 'agenda';

/** Whose agenda: without any, all that falls due in the organisation. */
export interface AgendaFilter {
  organisationId: string;
  /** Only in the cases that someone may see. */
  visible?: Visible;
  /** Only in the cases of this caseworker, or of these. */
  caseworkerId?: string;
  caseworkerIds?: readonly string[];
  /** Only what is for supervisors, whoever else is told; or, when false, not what is for them alone. */
  supervisor?: boolean;
  /** The last day, included. */
  until?: PlainDate;
}

/** Something that falls due, and in which case. */
export interface AgendaItem extends Due {
  caseId: string;
  caseKind: string;
  reference: string;
  stage: string;
  caseworkerId?: string;
}

export interface AgendaPage {
  items: AgendaItem[];
  nextCursor?: string;
}

interface ItemRecord {
  case_id: string;
  case_kind: string;
  reference: string;
  stage: string;
  caseworker_id: string | null;
  due: Due;
}

/** A page of what falls due, earliest first. Throws Refusal `invalid-request` on a cursor that is not its own. */
export async function listAgenda(
  store: Store,
  filter: AgendaFilter,
  { limit = 100, cursor }: { limit?: number; cursor?: string } = {},
): Promise<AgendaPage> {
  const conditions = aboutCases(filter);
  const ofCases = conditions.all();
  addAboutItems(conditions, filter);
  const place = cursor === undefined ? undefined : readCursor(cursor, LIST, [isPlainDate, isWord, isWord]);
  if (place) {
    const names = place.map((part) => conditions.value(part));
    conditions.add(`(due->>'on', id, due->>'key') > (${names.join(', ')})`);
  }
  if (filter.supervisor === undefined) addHorizon(conditions, ofCases, limit, place?.[0]);
  const records = await rowsOf<ItemRecord>(store.pool, {
    text: `select id as case_id, kind as case_kind, reference, stage, caseworker_id, due
      from case_summary cross join lateral jsonb_array_elements(agenda) as due
      where ${conditions.all()}
      order by due->>'on', id, due->>'key' limit ${limit + 1}`,
    values: conditions.values,
  });
  const last = records.length > limit ? records[limit - 1] : undefined;
  return {
    items: records.slice(0, limit).map(itemOf),
    ...(last && { nextCursor: writeCursor(LIST, [last.due.on, last.case_id, last.due.key]) }),
  };
}

/** The row's own next date, as the index knows it. */
const NEXT_DUE = `coalesce(next_due_on, 'infinity')`;

function aboutCases(filter: AgendaFilter): Conditions {
  const { organisationId, until, caseworkerId, caseworkerIds, visible } = filter;
  const caseworkers = caseworkerIds ?? (caseworkerId && [caseworkerId]);
  const conditions = new Conditions()
    .where(organisationId, (name) => `organisation_id = ${name}`)
    .where(until, (name) => `${NEXT_DUE} <= ${name}`)
    .where(caseworkers, (name) => `caseworker_id = any(${name})`);
  return visible
    ? addVisible(conditions, visible)
    : addUnarchived(conditions, conditions.value(organisationId));
}

function addAboutItems(conditions: Conditions, { until, supervisor }: AgendaFilter): void {
  conditions.where(until, (name) => `due->>'on' <= ${name}`);
  if (supervisor === undefined) return;
  conditions.add(supervisor ? `due->'to' ? 'supervisor'` : `due->'to' <> '["supervisor"]'`);
}

/**
 * Each case has an item on its next date. So the next dates of as many cases as the page has items, all after the
 * page before, say until when that page lasts at most; cases due later only are not opened.
 */
function addHorizon(conditions: Conditions, ofCases: string, limit: number, after?: string): void {
  const later = after === undefined ? 'true' : `${NEXT_DUE} > ${conditions.value(after)}`;
  conditions.add(`${NEXT_DUE} <= coalesce((select ${NEXT_DUE} from case_summary
    where ${ofCases} and ${later} order by 1 offset ${limit} limit 1), 'infinity')`);
}

function itemOf({ case_id, case_kind, reference, stage, caseworker_id, due }: ItemRecord): AgendaItem {
  return {
    ...due,
    caseId: case_id,
    caseKind: case_kind,
    reference,
    stage,
    ...(caseworker_id !== null && { caseworkerId: caseworker_id }),
  };
}
