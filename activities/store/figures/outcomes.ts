/** How things ended in a period: terms, objectives, accompaniments, hearings, evaluations, handovers. */
import type { Measure } from '../../../workflows/rules/counts.ts';
import { Conditions } from '../conditions.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { present, type Nullable } from './load.ts';
import { endOf, knownBy, standingOn, type PeriodScope } from './scope.ts';

/** How many times the same was counted. */
export interface Outcome {
  kind: string;
  measure: Measure;
  problem?: string;
  value?: string;
  detail?: string;
  count: number;
  /** Of what had an amount. */
  amountCents?: number;
}

/** What was counted in the period, of some measures; about one subject, what was said last. */
export async function outcomes(
  store: Store,
  scope: PeriodScope,
  measures: readonly Measure[],
): Promise<Outcome[]> {
  const conditions = countedIn(scope, measures);
  const rows = await rowsOf<Nullable<Outcome>>(store.pool, {
    text: `select kind, measure, problem, value, detail, count(*)::int as count,
        sum(amount_cents)::float8 as "amountCents"
      from counted where ${conditions.all()} group by 1, 2, 3, 4, 5`,
    values: conditions.values,
  });
  return rows.map(present<Outcome>);
}

/** How many days it took at the median, of what was counted in the period with a value; absent where nothing was. */
export async function medianDays(
  store: Store,
  scope: PeriodScope,
  measure: Measure,
  value: string,
): Promise<number | undefined> {
  const conditions = countedIn(scope, [measure]);
  conditions.add(`value = ${conditions.value(value)}`);
  const [row] = await rowsOf<{ days: number | null }>(store.pool, {
    text: `select percentile_disc(0.5) within group (order by days) as days from counted where ${conditions.all()}`,
    values: conditions.values,
  });
  return row?.days ?? undefined;
}

function countedIn(scope: PeriodScope, measures: readonly Measure[]): Conditions {
  const conditions = new Conditions();
  const [from, end] = [scope.from, endOf(scope)].map((day) => conditions.value(day));
  conditions
    .add(`counted.organisation_id = ${conditions.value(scope.organisationId)}`)
    .add(`counted.measure = any(${conditions.value(measures)})`)
    .add(`counted.on_date between ${from} and ${end}`)
    .add(knownBy(conditions, scope)).add(`(counted.subject is null or not exists (
      select from counted later
      where later.case_id = counted.case_id and later.measure = counted.measure and later.subject = counted.subject
        and (later.number, later.place) > (counted.number, counted.place) and ${knownBy(conditions, scope, 'later')}
    ))`);
  if (scope.territory === undefined && scope.offer === undefined) return conditions;
  return conditions.add(`case_id in (select case_id from ${whose(conditions, scope)})`);
}

/** Of a territory or an offer: as the cases stood at the end of the period. */
function whose(conditions: Conditions, scope: PeriodScope): string {
  const own = new Conditions();
  own.values.push(...conditions.values);
  standingOn(own, scope, endOf(scope));
  conditions.values.splice(0, conditions.values.length, ...own.values);
  return `case_standing standing where ${own.all()}`;
}
