/** Where a case, or a household, stands: of whom it is, and with whom it is shared. What access is decided on. */
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';

/**
 * `caseworkers` follow it; none does before it is assigned. `team` is the territory of the family or, where no family
 * has one, that of the caseworker; nothing when neither has.
 */
export interface Standing {
  organisationId: string;
  caseworkers: string[];
  team?: string;
  sharedWith: string[];
  /** Archived with restricted access. */
  isArchived: boolean;
}

interface Row {
  organisation_id: string;
  caseworkers: (string | null)[];
  team: string | null;
  shared_with: string[];
  is_archived: boolean;
}

/** Of a case of any organisation. A hearing is followed by whoever follows the family. */
export async function standingOfCase(store: Store, id: string): Promise<Standing | undefined> {
  return first(
    await rowsOf<Row>(store.pool, {
      name: 'standing-of-case',
      text: `select one.organisation_id, array[one.caseworker_id, root.caseworker_id] as caseworkers,
        coalesce(household.territory, follower.territory) as team, coalesce(one.shared_with, '{}') as shared_with,
        household.archived_at is not null as is_archived
        from case_summary one
        left join case_summary root on root.id = one.accompaniment_id
        left join household on household.id = one.household_id
        left join app_user follower on follower.id = coalesce(one.caseworker_id, root.caseworker_id)
        where one.id = $1`,
      values: [id],
    }),
  );
}

/** Of a household: followed by those who follow one of its cases. It is shared with nobody, whatever a case is. */
export async function standingOfHousehold(store: Store, id: string): Promise<Standing | undefined> {
  return first(
    await rowsOf<Row>(store.pool, {
      name: 'standing-of-household',
      text: `select organisation_id, territory as team, '{}'::text[] as shared_with, archived_at is not null as is_archived,
        array(select distinct caseworker_id from case_summary where household_id = household.id) as caseworkers
        from household where id = $1`,
      values: [id],
    }),
  );
}

/** Of the case that a letter belongs to; one to a single family of several is its followers' too, and shut with it. */
export async function standingOfLetter(store: Store, id: string): Promise<Standing | undefined> {
  const [letter] = await rowsOf<{ case_id: string; followers: string[] | null; is_archived: boolean }>(
    store.pool,
    {
      name: 'case-of-letter',
      text: `select case_id, followers, exists (
          select from household where household.id = letter.household_id and archived_at is not null
        ) as is_archived from letter where id = $1`,
      values: [id],
    },
  );
  const standing = letter && (await standingOfCase(store, letter.case_id));
  if (!standing) return undefined;
  return {
    ...standing,
    caseworkers: [...standing.caseworkers, ...(letter.followers ?? [])],
    isArchived: standing.isArchived || letter.is_archived,
  };
}

function first([row]: Row[]): Standing | undefined {
  return (
    row && {
      organisationId: row.organisation_id,
      caseworkers: [...new Set(row.caseworkers.filter((id) => id !== null))],
      sharedWith: row.shared_with,
      isArchived: row.is_archived,
      ...(row.team !== null && { team: row.team }),
    }
  );
}
