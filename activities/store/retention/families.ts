/** Since when nobody was in contact with a family, and whether it may go: asked of one, or of all of an organisation. */
import { addMonths, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { NO_CONTACT } from '../../../workflows/rules/retention.ts';
import type { PoolClient } from 'pg';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { retentionRuleOf } from './rule.ts';

/** A household, or a case that has none, with what decides how long it is kept. */
export interface KeptFamily {
  subject: string;
  organisationId: string;
  householdId: string | null;
  caseId: string | null;
  /** The latest fact that a person recorded, or the registration. */
  lastContactOn: PlainDate;
  /** A case is open, or it is held. */
  isBound: boolean;
}

const CONTACT = `(
  select max(journal.on_date) from journal
  where journal.case_id = case_summary.id and by_role <> 'system' and type <> all($1)
)`;

/** Which families are looked at: conditions on a household, and on a case that has none. */
interface Among {
  households: string;
  cases: string;
}

function families({ households, cases }: Among): string {
  return `select subject, organisation_id as "organisationId", household_id as "householdId", case_id as "caseId",
      last_contact_on as "lastContactOn", is_bound as "isBound"
    from (
      select 'household:' || household.id as subject, household.organisation_id, household.id as household_id,
        null::text as case_id,
        greatest(
          (household.created_at at time zone 'Europe/Paris')::date,
          max(case_summary.opened_on), max(${CONTACT})
        ) as last_contact_on,
        coalesce(bool_or(case_summary.stage <> 'closed'), false) or exists (
          select from litigation_hold where household_id = household.id and lifted_on is null
        ) as is_bound
      from household left join case_summary on case_summary.household_id = household.id
      where household.erased_at is null and household.archived_at is null and ${households}
      group by household.id
      union all
      select 'case:' || id, organisation_id, null, id, greatest(opened_on, ${CONTACT}), stage <> 'closed'
      from case_summary
      where household_id = '' and ${cases} and not exists (
        select from erasure where subject = 'case:' || case_summary.id and status = 'done'
      )
    ) as family`;
}

const OF_ORGANISATION = families({
  households: 'household.organisation_id = $2',
  cases: 'organisation_id = $2',
});
const OF_ONE = families({ households: 'household.id = $2', cases: 'id = $3' });

/** Those of an organisation that are no longer to be kept on a day. */
export async function familiesPastTerm(
  store: Store,
  organisationId: string,
  on: PlainDate,
): Promise<KeptFamily[]> {
  const { months } = await retentionRuleOf(store, organisationId);
  return rowsOf<KeptFamily>(store.pool, {
    text: `${OF_ORGANISATION} where not is_bound and last_contact_on <= $3 order by last_contact_on`,
    values: [NO_CONTACT, organisationId, addMonths(on, -months)],
  });
}

/** One, as it stands; nothing when it is gone already. */
export async function findKeptFamily(
  on: Store['pool'] | PoolClient,
  { householdId, caseId }: { householdId?: string | null; caseId?: string | null },
): Promise<KeptFamily | undefined> {
  const [row] = await rowsOf<KeptFamily>(on, { text: OF_ONE, values: [NO_CONTACT, householdId, caseId] });
  return row;
}
