/** How things ended in a period: terms, objectives, accompaniments, hearings, evaluations, handovers. */
import type { Measure } from '../../../workflows/rules/counts.ts';
import { Conditions } from '../conditions.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { present, type Nullable } from './load.ts';
import { endOf, knownBy, standingOn, type PeriodScope } from './scope.ts';

/** What was counted alike: how many times, in how many families, and in how many days at the median. */
export interface Outcome {
  kind: string;
  measure: Measure;
  problem?: string;
  value?: string;
  detail?: string;
  count: number;
  families: number;
  medianDays?: number;
  amountCents: number;
}

/** What was counted in the period, of some measures; about one subject, what was said last. */
export async function outcomes(
  store: Store,
  scope: PeriodScope,
  measures: readonly Measure[],
): Promise<Outcome[]> {
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
  const among = whose(conditions, scope);
  const rows = await rowsOf<Nullable<Outcome>>(store.pool, {
    text: `select kind, measure, problem, value, detail, count(*)::int as count,
        count(distinct household_id)::int as families,
        percentile_disc(0.5) within group (order by days) as "medianDays",
        coalesce(sum(amount_cents), 0)::float8 as "amountCents"
      from counted where ${conditions.all()} ${among}
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    values: conditions.values,
  });
  return rows.map(present<Outcome>);
}

/** Of a territory or an offer: as the cases stood at the end of the period. */
function whose(conditions: Conditions, scope: PeriodScope): string {
  if (scope.territory === undefined && scope.offer === undefined) return '';
  const own = new Conditions();
  own.values.push(...conditions.values);
  standingOn(own, scope, endOf(scope));
  conditions.values.splice(0, conditions.values.length, ...own.values);
  return `and case_id in (select case_id from case_standing standing where ${own.all()})`;
}
