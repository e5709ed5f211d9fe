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

/** In cases of several families: the latest fact that a person recorded of this one there, present on a day included. */
const CONTACT_AMONG_OTHERS = `(
  select max(journal.on_date) from journal referral join journal on journal.case_id = referral.case_id
  where referral.type = 'participant-referred' and referral.data->>'householdId' = household.id
    and journal.by_role <> 'system' and journal.type <> all($1) and (
      journal.data->>'participantId' = referral.data->>'participantId' or journal.data->'attendance' @> jsonb_build_array(
        jsonb_build_object('participantId', referral.data->'participantId', 'attendance', 'present')
      )
    )
)`;

/** Such a case is still open. */
const IS_AMONG_OTHERS = `exists (
  select from journal referral join case_summary among on among.id = referral.case_id
  where referral.type = 'participant-referred' and referral.data->>'householdId' = household.id
    and among.stage <> 'closed'
)`;

/** A case of several families is kept for as long as one of them is. */
const KEEPS_ONE = `exists (
  select from journal referral join household on household.id = referral.data->>'householdId'
  where referral.case_id = case_summary.id and referral.type = 'participant-referred'
    and household.erased_at is null
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
          max(case_summary.opened_on), max(${CONTACT}), ${CONTACT_AMONG_OTHERS}
        ) as last_contact_on,
        coalesce(bool_or(case_summary.stage <> 'closed'), false) or ${IS_AMONG_OTHERS} or exists (
          select from litigation_hold where household_id = household.id and lifted_on is null
        ) as is_bound
      from household left join case_summary on case_summary.household_id = household.id
      where household.erased_at is null and household.archived_at is null and ${households}
      group by household.id
      union all
      select 'case:' || id, organisation_id, null, id, greatest(opened_on, ${CONTACT}),
        stage <> 'closed' or ${KEEPS_ONE}
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
