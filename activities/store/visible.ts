/** Which cases of the installation someone's lists show. */
import type { Conditions } from './conditions.ts';

/** `all` of the organisation; or those followed by a caseworker, those of a team; and those shared with it. */
export interface Visible {
  organisationId: string;
  all: boolean;
  caseworkerId?: string;
  team?: string;
  shared: boolean;
}

/** Narrows a statement on `case_summary` to what is visible. Where nobody says a team, a case is of every team. */
export function addVisible(conditions: Conditions, visible: Visible): Conditions {
  const { all, caseworkerId, team, shared } = visible;
  const organisation = conditions.value(visible.organisationId);
  const ours = [
    ...(all ? ['true'] : []),
    ...(caseworkerId === undefined ? [] : [`case_summary.caseworker_id = ${conditions.value(caseworkerId)}`]),
    ...(team === undefined
      ? []
      : [`coalesce(${TEAM_OF_CASE}, ${conditions.value(team)}) = ${conditions.value(team)}`]),
  ];
  const ways = [
    ...(ours.length > 0
      ? [`(case_summary.organisation_id = ${organisation} and (${ours.join(' or ')}))`]
      : []),
    ...(shared ? [`${organisation} = any(case_summary.shared_with)`] : []),
  ];
  return addUnarchived(conditions, organisation).add(`(${ways.join(' or ') || 'false'})`);
}

/** Families archived with restricted access show in no list; `organisation` is how the statement names it. */
export function addUnarchived(conditions: Conditions, organisation: string): Conditions {
  return conditions.add(`case_summary.household_id <> all (array(
    select id from household where organisation_id = ${organisation} and archived_at is not null))`);
}

const TEAM_OF_CASE = `coalesce(
  (select territory from household where household.id = case_summary.household_id),
  (select territory from app_user where app_user.id = case_summary.caseworker_id))`;
