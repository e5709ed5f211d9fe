/** What every figure is asked: of whom, over which days, as known on which day. */
import { earliest, type PlainDate } from '../../../workflows/rules/calendar.ts';
import type { Conditions } from '../conditions.ts';

/** Everything given must hold. Of one organisation, always. */
export interface Scope {
  organisationId: string;
  /** What was known at the end of this day; what was recorded, or corrected, later is not there yet. */
  asOf: PlainDate;
  territory?: string;
  offer?: string;
}

/** Days included. */
export interface PeriodScope extends Scope {
  from: PlainDate;
  to: PlainDate;
}

/** The last day of a period of which anything can be known. */
export function endOf({ to, asOf }: PeriodScope): PlainDate {
  return earliest(to, asOf);
}

/** The standings of a day, as a table `name`: each case once, unless it was not yet opened. */
export function standingOn(
  conditions: Conditions,
  scope: Scope,
  on: PlainDate,
  name = 'standing',
): Conditions {
  const day = conditions.value(on);
  return conditions
    .add(`${name}.organisation_id = ${conditions.value(scope.organisationId)}`)
    .add(`${name}.since_on <= ${day} and ${name}.until_on > ${day}`)
    .where(scope.territory, (value) => `${name}.territory = ${value}`)
    .where(scope.offer, (value) => `${name}.offer = ${value}`);
}

/** That a row `name` of `counted` was known by then, and not known to be in error. */
export function knownBy(conditions: Conditions, scope: Scope, name = 'counted'): string {
  const asOf = conditions.value(scope.asOf);
  return `${name}.known_on <= ${asOf} and not exists (
    select from counted_in_error wrong
    where wrong.organisation_id = ${conditions.value(scope.organisationId)} and wrong.case_id = ${name}.case_id
      and wrong.fact = ${name}.number and wrong.known_on <= ${asOf}
  )`;
}
