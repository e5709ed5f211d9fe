/** What caseworkers carry on a day: open cases, and what falls due for them in the days that follow. */
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { Conditions } from '../conditions.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { HORIZON_DAYS } from './projection.ts';
import { standingOn, type Scope } from './scope.ts';

/** Open cases of a kind in a stage; nobody's where no caseworker is named. */
export interface OpenCases {
  caseworkerId?: string;
  territory?: string;
  kind: string;
  stage: string;
  cases: number;
}

/** Items of a kind that fall due for a caseworker. */
export interface DueItems {
  caseworkerId?: string;
  territory?: string;
  kind: string;
  due: string;
  items: number;
}

export interface Load {
  open: OpenCases[];
  due: DueItems[];
}

/** Only the cases of a family's course, and the accompaniment itself. */
export interface LoadScope extends Scope {
  accompanimentId?: string;
}

/** The load of a day, and what falls due from then on, so many days ahead (31 at most). */
export async function loadOn(store: Store, scope: LoadScope, daysAhead: number): Promise<Load> {
  if (daysAhead > HORIZON_DAYS) throw new RangeError(`agendas of the past reach ${HORIZON_DAYS} days ahead`);
  const [open, due] = await Promise.all([openCases(store, scope), dueItems(store, scope, daysAhead)]);
  return { open, due };
}

function openOn(scope: LoadScope): Conditions {
  return standingOn(new Conditions(), scope, scope.asOf)
    .add(`standing.stage <> 'closed'`)
    .where(scope.accompanimentId, (value) => `standing.accompaniment_id = ${value}`);
}

async function openCases(store: Store, scope: LoadScope): Promise<OpenCases[]> {
  const conditions = openOn(scope);
  const rows = await rowsOf<Nullable<OpenCases>>(store.pool, {
    text: `select caseworker_id as "caseworkerId", territory, kind, stage, count(*)::int as cases
      from case_standing standing where ${conditions.all()} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values: conditions.values,
  });
  return rows.map(present<OpenCases>);
}

async function dueItems(store: Store, scope: LoadScope, daysAhead: number): Promise<DueItems[]> {
  const conditions = openOn(scope);
  const [asOf, end] = [scope.asOf, addDays(scope.asOf, daysAhead)].map((day) => conditions.value(day));
  const rows = await rowsOf<Nullable<DueItems>>(store.pool, {
    text: `select caseworker_id as "caseworkerId", territory, standing.kind, item.kind as due, count(*)::int as items
      from case_standing standing
      cross join lateral (
        select kinds, dates from agenda_then
        where case_id = standing.case_id and since_on <= ${asOf} order by number desc limit 1
      ) agenda
      cross join lateral unnest(agenda.kinds, agenda.dates) as item (kind, on_date)
      where ${conditions.all()} and item.on_date <= ${end}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values: conditions.values,
  });
  return rows.map(present<DueItems>);
}

/** A case that waits for a caseworker. */
export interface Waiting {
  caseId: string;
  reference: string;
  territory?: string;
  urgency: number;
  since: PlainDate;
}

/** The accompaniments that wait to be assigned, the most urgent first, then those that have waited longest. */
export async function waitingForCaseworker(store: Store, scope: Scope): Promise<Waiting[]> {
  const conditions = standingOn(new Conditions(), scope, scope.asOf).add(
    `standing.stage = 'awaiting-assignment'`,
  );
  const rows = await rowsOf<Nullable<Waiting>>(store.pool, {
    text: `select case_id as "caseId", reference, territory, standing.urgency, stage_since as since
      from case_standing standing join case_summary on case_summary.id = case_id
      where ${conditions.all()} order by standing.urgency desc, stage_since, case_id`,
    values: conditions.values,
  });
  return rows.map(present<Waiting>);
}

export type Nullable<Row> = { [Key in keyof Required<Row>]: Row[Key] | null };

/** What is null is absent. */
export function present<Row extends object>(row: Nullable<Row>): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row;
}
