/** What falls due, over many cases: the agendas of the summary rows, laid end to end. */
import { isPlainDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import type { Due } from '../../workflows/rules/case.ts';
import { Conditions } from './conditions.ts';
import { isWord, readCursor, writeCursor } from './cursor.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

const LIST = 'agenda';

/** Whose agenda: without any, all that falls due in the organisation. */
export interface AgendaFilter {
  organisationId: string;
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
  const conditions = conditionsOf(filter);
  if (cursor !== undefined) {
    const place = readCursor(cursor, LIST, [isPlainDate, isWord, isWord]).map((part) =>
      conditions.value(part),
    );
    conditions.add(`(due->>'on', id, due->>'key') > (${place.join(', ')})`);
  }
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

function conditionsOf({ organisationId, until, ...whose }: AgendaFilter): Conditions {
  const caseworkers = whose.caseworkerIds ?? (whose.caseworkerId && [whose.caseworkerId]);
  const conditions = new Conditions()
    .where(organisationId, (name) => `organisation_id = ${name}`)
    // The row's own next date first: it is what an index knows.
    .where(until, (name) => `next_due_on <= ${name}::date and due->>'on' <= ${name}::text`)
    .where(caseworkers, (name) => `caseworker_id = any(${name})`);
  if (whose.supervisor === undefined) return conditions;
  return conditions.add(whose.supervisor ? `due->'to' ? 'supervisor'` : `due->'to' <> '["supervisor"]'`);
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
