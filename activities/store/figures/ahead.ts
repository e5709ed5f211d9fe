/** What lies ahead of a day: terms, hearings and other dates by week; places and who waits for them; the pace. */
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Places } from '../../../workflows/rules/counts.ts';
import { Conditions } from '../conditions.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { standingOn, type Scope } from './scope.ts';

/** Dates of a kind that fall in a week: `term-1`, `term-2`, `hearing`, `derogation`… */
export interface DatesInWeek {
  /** Its Monday. */
  week: PlainDate;
  kind: string;
  cases: number;
}

/** The dates that open cases run to, by week, from the day after `asOf` up to a day. */
export async function datesAhead(store: Store, scope: Scope, until: PlainDate): Promise<DatesInWeek[]> {
  const conditions = standingOn(new Conditions(), scope, scope.asOf).add(`standing.stage <> 'closed'`);
  const [after, last] = [scope.asOf, until].map((day) => conditions.value(day));
  return rowsOf<DatesInWeek>(store.pool, {
    text: `select date_trunc('week', on_date)::date as week, ahead.kind, count(*)::int as cases
      from case_standing standing cross join lateral (
        select 'term-' || term as kind, term_ends_on as on_date where stage = 'in-progress'
        union all
        select kind, "on" from jsonb_to_recordset(standing.ahead) as dated (kind text, "on" date)
      ) ahead
      where ${conditions.all()} and on_date > ${after} and on_date <= ${last}
      group by 1, 2 order by 1, 2`,
    values: conditions.values,
  });
}

/** The places that a case gives out. */
export interface PlacesOfCase extends Places {
  caseId: string;
  kind: string;
  offer?: string;
  territory?: string;
}

/** Capacity and waiting lists, of the cases that give out places. */
export async function placesOn(store: Store, scope: Scope): Promise<PlacesOfCase[]> {
  const conditions = standingOn(new Conditions(), scope, scope.asOf)
    .add(`standing.stage <> 'closed'`)
    .add('places is not null');
  const rows = await rowsOf<{
    caseId: string;
    kind: string;
    offer: string | null;
    territory: string | null;
    places: Places;
  }>(store.pool, {
    text: `select case_id as "caseId", kind, offer, territory, places
        from case_standing standing where ${conditions.all()} order by kind, case_id`,
    values: conditions.values,
  });
  return rows.map(({ caseId, kind, offer, territory, places }) => ({
    caseId,
    kind,
    ...(offer !== null && { offer }),
    ...(territory !== null && { territory }),
    ...places,
  }));
}

/** How a service has gone of late: what is expected ahead is reckoned from it. */
export interface Pace {
  /** Accompaniments with a caseworker. */
  open: number;
  /** A week, assigned; and closed otherwise than at the end of a term. */
  assignedAWeek: number;
  leftEarlyAWeek: number;
}

export const PACE_WEEKS = 26;
const DAYS_A_WEEK = 7;

/** Over the weeks before `asOf`. */
export async function paceBefore(store: Store, scope: Scope): Promise<Pace> {
  const conditions = new Conditions();
  const [asOf, from] = [scope.asOf, addDays(scope.asOf, -PACE_WEEKS * DAYS_A_WEEK)].map((day) =>
    conditions.value(day),
  );
  const organisation = conditions.value(scope.organisationId);
  const of = `standing.organisation_id = ${organisation} and standing.kind = 'accompaniment'
    ${scope.territory === undefined ? '' : `and standing.territory = ${conditions.value(scope.territory)}`}
    ${scope.offer === undefined ? '' : `and standing.offer = ${conditions.value(scope.offer)}`}`;
  const [row] = await rowsOf<Pace>(store.pool, {
    text: `select
        (select count(*)::int from case_standing standing where ${of} and stage <> 'closed'
          and caseworker_id is not null and since_on <= ${asOf} and until_on > ${asOf}) as open,
        (select count(distinct case_id) / ${PACE_WEEKS}.0 from case_standing standing where ${of}
          and stage = 'pre-course' and stage_since > ${from} and stage_since <= ${asOf}
          and (next_stage is not null or until_on = 'infinity'))::float8 as "assignedAWeek",
        (select count(*) / ${PACE_WEEKS}.0 from case_standing standing where ${of} and stage = 'closed'
          and since_on > ${from} and since_on <= ${asOf} and caseworker_id is not null
          and closed_for not in ('term-ended', 'lapsed'))::float8 as "leftEarlyAWeek"`,
    values: conditions.values,
  });
  if (!row) throw new Error('An aggregate without a row.');
  return row;
}
