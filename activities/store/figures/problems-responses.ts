/** Problems found and responses given, crossed; and the cases behind a cell. */
import { Conditions } from '../conditions.ts';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { isWord, readCursor, writeCursor } from '../cursor.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { addVisible, type Visible } from '../visible.ts';
import { present, type Nullable } from './load.ts';
import { endOf, knownBy, standingOn, type PeriodScope } from './scope.ts';

/** `stage` is that at the end of the period. */
export interface CrossScope extends PeriodScope {
  stage?: string;
}

export interface ProblemFound {
  problem: string;
  families: number;
}

/** Responses of one kind to one problem: to how many families, how many times, for what amount. */
export interface ResponseGiven {
  problem: string;
  response: string;
  families: number;
  responses: number;
  amountCents: number;
}

export interface Crossing {
  /** Accompanied on some day of the period. */
  families: number;
  problems: ProblemFound[];
  /** Families that received a response of a kind, to whatever problem. */
  responses: { response: string; families: number }[];
  cells: ResponseGiven[];
}

/**
 * Families accompanied in the period; the problems found in them by its end; the responses given during it. A family
 * counts once, however many accompaniments, assessments or responses it had.
 */
export async function problemsAndResponses(store: Store, scope: CrossScope): Promise<Crossing> {
  const conditions = new Conditions();
  const [row] = await rowsOf<{ crossing: Crossing }>(store.pool, {
    text: `with ${inScope(conditions, scope)}, ${found(conditions, scope)}, ${given(conditions, scope)},
      cells as (
        select problem, value as response, count(distinct household_id)::int as families,
          count(*)::int as responses, coalesce(sum(amount_cents), 0)::float8 as "amountCents"
        from given group by 1, 2
      )
      select jsonb_build_object(
        'families', (select count(distinct household_id) from accompanied),
        'problems', (select coalesce(jsonb_agg(one), '[]') from (
          select problem, count(distinct household_id)::int as families from found group by 1 order by 1) one),
        'responses', (select coalesce(jsonb_agg(one), '[]') from (
          select value as response, count(distinct household_id)::int as families from given group by 1 order by 1) one),
        'cells', (select coalesce(jsonb_agg(cells order by problem, response), '[]') from cells)
      ) as crossing`,
    values: conditions.values,
  });
  if (!row) throw new Error('An aggregate without a row.');
  return row.crossing;
}

/** A case of a cell, without a name. */
export interface CellCase {
  caseId: string;
  reference: string;
  stage: string;
  openedOn: PlainDate;
  caseworkerId?: string;
  territory?: string;
  offer?: string;
  /** How many responses of the cell it received in the period, and the last of them. */
  responses: number;
  lastOn?: PlainDate;
}

/** Which cases: those with the problem that received the response, or those that did not. */
export interface Cell {
  problem: string;
  response?: string;
  received?: boolean;
}

const LIST = 'cell';

/** A page of the cases of a cell that someone may see, by reference. Throws Refusal `invalid-request` on a cursor that is not its own. */
export async function casesOfCell(
  store: Store,
  scope: CrossScope,
  { problem, response, received = true }: Cell,
  { limit, cursor, visible }: { limit: number; cursor?: string; visible: Visible },
): Promise<{ rows: CellCase[]; nextCursor?: string }> {
  const conditions = new Conditions();
  const tables = `${inScope(conditions, scope)}, ${found(conditions, scope)}, ${given(conditions, scope)}`;
  const wanted = new Conditions();
  wanted.values.push(...conditions.values);
  const ofProblem = wanted.value(problem);
  addVisible(wanted, visible);
  if (response !== undefined) wanted.add(`answers.responses is ${received ? 'not null' : 'null'}`);
  const answer = response === undefined ? 'true' : `value = ${wanted.value(response)}`;
  if (cursor !== undefined) wanted.add(`reference > ${wanted.value(readCursor(cursor, LIST, [isWord])[0])}`);
  const rows = await rowsOf<Nullable<CellCase>>(store.pool, {
    text: `with ${tables}, answers as (
        select case_id, count(*)::int as responses, max(on_date) as last_on from given
        where problem = ${ofProblem} and ${answer} group by 1
      )
      select accompanied.case_id as "caseId", reference, accompanied.stage, accompanied.opened_on as "openedOn",
        accompanied.caseworker_id as "caseworkerId", accompanied.territory, accompanied.offer,
        coalesce(answers.responses, 0) as responses, answers.last_on as "lastOn"
      from accompanied join case_summary on case_summary.id = accompanied.case_id
      left join answers on answers.case_id = accompanied.case_id
      where accompanied.case_id in (select case_id from found where problem = ${ofProblem}) and ${wanted.all()}
      order by reference limit ${limit + 1}`,
    values: wanted.values,
  });
  const shown = rows.slice(0, limit).map(present<CellCase>);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, ...(last && { nextCursor: writeCursor(LIST, [last.reference]) }) };
}

/** Accompaniments that were open on some day of the period, as they stood at its end. */
function inScope(conditions: Conditions, scope: CrossScope): string {
  const own = new Conditions();
  own.values.push(...conditions.values);
  const from = own.value(scope.from);
  standingOn(own, scope, endOf(scope))
    .add(`standing.kind = 'accompaniment'`)
    .add(`(standing.stage <> 'closed' or standing.since_on >= ${from})`)
    .where(scope.stage, (value) => `standing.stage = ${value}`);
  conditions.values.splice(0, conditions.values.length, ...own.values);
  return `accompanied as materialized (select * from case_standing standing where ${own.all()})`;
}

/** The problems of these families found by the end of the period. */
function found(conditions: Conditions, scope: CrossScope): string {
  const end = conditions.value(endOf(scope));
  return `found as (
    select counted.case_id, counted.household_id, problem from counted join accompanied using (case_id)
    where counted.organisation_id = ${conditions.value(scope.organisationId)}
      and measure = 'problem' and on_date <= ${end} and ${knownBy(conditions, scope)}
  )`;
}

/** The responses to them given in the period. */
function given(conditions: Conditions, scope: CrossScope): string {
  const [from, end] = [scope.from, endOf(scope)].map((day) => conditions.value(day));
  return `given as (
    select counted.case_id, counted.household_id, problem, value, on_date, amount_cents
    from counted join accompanied using (case_id)
    where counted.organisation_id = ${conditions.value(scope.organisationId)}
      and measure = 'response' and on_date between ${from} and ${end} and ${knownBy(conditions, scope)}
  )`;
}
