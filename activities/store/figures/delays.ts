/** How long cases stay in a stage, those that are still there included. */
import { Conditions } from '../conditions.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { endOf, standingOn, type PeriodScope, type Scope } from './scope.ts';

/** Passages through a stage that lasted so many days: ended, or still going on at the end of the period. */
export interface Passages {
  kind: string;
  stage: string;
  days: number;
  /** The stage that followed; absent while it goes on. */
  next?: string;
  cases: number;
}

/** Those in a stage at the end of a period, whenever they entered it. */
export interface StillThere {
  kind: string;
  stage: string;
  cases: number;
  medianDays: number;
  longestDays: number;
}

/** The passages that began in the period. */
export async function passages(store: Store, scope: PeriodScope): Promise<Passages[]> {
  const conditions = new Conditions();
  const end = conditions.value(endOf(scope));
  const organisation = conditions.value(scope.organisationId);
  const begun = `standing.organisation_id = ${organisation} and stage_since between ${conditions.value(scope.from)} and ${end}
    and ${filters(conditions, scope)}`;
  const rows = await rowsOf<{
    kind: string;
    stage: string;
    days: number;
    next: string | null;
    cases: number;
  }>(store.pool, {
    text: `select kind, stage, days, next, count(*)::int as cases from (
          select kind, stage, until_on - stage_since as days, next_stage as next from case_standing standing
          where ${begun} and next_stage is not null and until_on <= ${end}
          union all
          select kind, stage, ${end}::date - stage_since, null from case_standing standing
          where ${begun} and stage <> 'closed' and since_on <= ${end} and until_on > ${end}
        ) passage group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values: conditions.values,
  });
  return rows.map(({ next, ...row }) => ({ ...row, ...(next !== null && { next }) }));
}

/** Who is in which stage at the end of the period, and for how long. */
export async function stillThere(store: Store, scope: PeriodScope): Promise<StillThere[]> {
  const end = endOf(scope);
  const conditions = standingOn(new Conditions(), scope, end).add(`standing.stage <> 'closed'`);
  const age = `${conditions.value(end)}::date - stage_since`;
  return rowsOf<StillThere>(store.pool, {
    text: `select kind, stage, count(*)::int as cases,
        percentile_disc(0.5) within group (order by ${age}) as "medianDays", max(${age}) as "longestDays"
      from case_standing standing where ${conditions.all()} group by 1, 2 order by 1, 2`,
    values: conditions.values,
  });
}

function filters(conditions: Conditions, { territory, offer }: Scope): string {
  const texts = [
    ...(territory === undefined ? [] : [`standing.territory = ${conditions.value(territory)}`]),
    ...(offer === undefined ? [] : [`standing.offer = ${conditions.value(offer)}`]),
  ];
  return texts.length > 0 ? texts.join(' and ') : 'true';
}
