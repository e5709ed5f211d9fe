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
  const [families, problems, { responses, cells }] = await Promise.all([
    familiesAccompanied(store, scope),
    problemsFound(store, scope),
    responsesGiven(store, scope),
  ]);
  return { families, problems, responses, cells };
}

async function familiesAccompanied(store: Store, scope: CrossScope): Promise<number> {
  const conditions = new Conditions();
  const [row] = await rowsOf<{ families: number }>(store.pool, {
    text: `with ${inScope(conditions, scope)}
      select count(*)::int as families from (select distinct household_id from accompanied) family`,
    values: conditions.values,
  });
  return row?.families ?? 0;
}

async function problemsFound(store: Store, scope: CrossScope): Promise<ProblemFound[]> {
  const conditions = new Conditions();
  return rowsOf<ProblemFound>(store.pool, {
    text: `with ${inScope(conditions, scope)}, ${found(conditions, scope)}
      select problem, count(*)::int as families
      from (select distinct household_id, problem from found) of_family group by 1 order by 1`,
    values: conditions.values,
  });
}

/** With the problem, the cells; without it, the responses whatever the problem. */
async function responsesGiven(
  store: Store,
  scope: CrossScope,
): Promise<Pick<Crossing, 'responses' | 'cells'>> {
  const conditions = new Conditions();
  const rows = await rowsOf<ResponseGiven & { problem: string | null }>(store.pool, {
    text: `with ${inScope(conditions, scope)}, ${given(conditions, scope)},
      of_family as (
        select household_id, problem, value, count(*) as responses, sum(amount_cents) as amount_cents
        from given group by grouping sets ((1, 2, 3), (1, 3))
      )
      select problem, value as response, count(*)::int as families, sum(responses)::int as responses,
        coalesce(sum(amount_cents), 0)::float8 as "amountCents"
      from of_family group by 1, 2 order by 1, 2`,
    values: conditions.values,
  });
  return {
    responses: rows
      .filter(({ problem }) => problem === null)
      .map(({ response, families }) => ({ response, families })),
    cells: rows.filter(({ problem }) => problem !== null),
  };
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
  const tables = `${inScope(conditions, scope, 'materialized')}, ${found(conditions, scope)}, ${given(conditions, scope)}`;
  const wanted = new Conditions();
  wanted.values.push(...conditions.values);
  const ofProblem = wanted.value(problem);
  const ofResponse = response === undefined ? 'true' : `value = ${wanted.value(response)}`;
  const andReceived = response === undefined ? '' : `and count(on_date) ${received ? '> 0' : '= 0'}`;
  addVisible(wanted, visible);
  if (cursor !== undefined) wanted.add(`reference > ${wanted.value(readCursor(cursor, LIST, [isWord])[0])}`);
  const rows = await rowsOf<Nullable<CellCase>>(store.pool, {
    text: `with ${tables}, wanted as materialized (
        select case_id, count(on_date)::int as responses, max(on_date) as last_on from (
          select case_id, true as has, null as on_date from found where problem = ${ofProblem}
          union all
          select case_id, false, on_date from given where problem = ${ofProblem} and ${ofResponse}
        ) of_case group by 1 having bool_or(has) ${andReceived}
      )
      select case_id as "caseId", reference, accompanied.stage, accompanied.opened_on as "openedOn",
        accompanied.caseworker_id as "caseworkerId", accompanied.territory, accompanied.offer,
        responses, last_on as "lastOn"
      from wanted join accompanied using (case_id) join case_summary on case_summary.id = case_id
      where ${wanted.all()} order by reference limit ${limit + 1}`,
    values: wanted.values,
  });
  const shown = rows.slice(0, limit).map(present<CellCase>);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, ...(last && { nextCursor: writeCursor(LIST, [last.reference]) }) };
}

/**
 * Accompaniments that were open on some day of the period, as they stood at its end: still open, or closed during it.
 * Added up, they are left to PostgreSQL to read as its statistics say; listed, they are read once and kept, since a
 * mistake in what it expects of a cell costs it most.
 */
function inScope(
  conditions: Conditions,
  scope: CrossScope,
  kept: 'materialized' | 'not materialized' = 'not materialized',
): string {
  const from = conditions.value(scope.from);
  const atTheEnd = new Conditions();
  atTheEnd.values.push(...conditions.values);
  standingOn(atTheEnd, scope, endOf(scope))
    .add(`standing.kind = 'accompaniment'`)
    .where(scope.stage, (value) => `standing.stage = ${value}`);
  conditions.values.splice(0, conditions.values.length, ...atTheEnd.values);
  // Apart, so that each is read by an index of its own.
  const arms = [`stage <> 'closed'`, `stage = 'closed' and since_on >= ${from}`].map(
    (arm) => `select case_id, household_id, stage, opened_on, caseworker_id, territory, offer
      from case_standing standing where ${atTheEnd.all()} and standing.${arm}`,
  );
  return `accompanied as ${kept} (${arms.join(' union all ')})`;
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
