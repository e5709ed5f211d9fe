/**
 * Which letters someone may read, among those of the cases they see. A letter that quotes a case (its plan, its
 * summary) is confidential within the team once something in the case is. One to a single family of several is for
 * whoever follows that family or leads the case, and for those who print.
 */
import { Conditions } from './conditions.ts';
import { rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import { addVisible, type Visible } from './visible.ts';

/** Letters that say where and when, and nothing of what a family lives through. Any other may quote its case. */
export const PLAIN_LETTERS = [
  'contact',
  'second-contact',
  'home-visit',
  'end-of-term',
  'interview-offer',
  'hearing',
  'hearing-adjourned',
  'hearing-reminder',
] as const;

/** Whose confidential letters are read: all, those of the cases one follows, or none. */
export interface Readable extends Visible {
  confidential: 'all' | 'mine' | 'none';
}

/** Where a page of the queue begins. */
export interface After {
  on: string;
  id: string;
}

/** The ids of letters that wait to be printed and that someone may read, oldest first. */
export async function readableToPrint(
  store: Store,
  readable: Readable,
  { limit, after }: { limit: number; after?: After },
): Promise<string[]> {
  const conditions = conditionsOf(readable).add(`letter.status = 'to-print'`);
  if (after) {
    const [on, id] = [conditions.value(after.on), conditions.value(after.id)];
    conditions.add(`(letter.on_date, letter.id) > (${on}, ${id})`);
  }
  return idsOf(store, conditions, `order by letter.on_date, letter.id limit ${limit}`);
}

/** Of these letters, those that someone may read. */
export async function readableAmong(
  store: Store,
  readable: Readable,
  ids: readonly string[],
): Promise<string[]> {
  const conditions = conditionsOf(readable);
  return idsOf(store, conditions.add(`letter.id = any(${conditions.value(ids)})`), 'order by letter.id');
}

async function idsOf(store: Store, conditions: Conditions, order: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store.pool, {
    text: `select letter.id from letter join case_summary on case_summary.id = letter.case_id
      left join case_summary root on root.id = case_summary.accompaniment_id
      where ${conditions.all()} ${order}`,
    values: conditions.values,
  });
  return rows.map(({ id }) => id);
}

function conditionsOf(readable: Readable): Conditions {
  const conditions = new Conditions();
  const organisation = conditions.value(readable.organisationId);
  addVisible(conditions.add(`letter.organisation_id = ${organisation}`), readable);
  conditions.add(`(letter.household_id is null or not exists (
    select from household where household.id = letter.household_id and archived_at is not null))`);
  if (readable.confidential === 'all') return conditions;
  const plain = `letter.template = any(${conditions.value(PLAIN_LETTERS)})`;
  const { confidential, caseworkerId } = readable;
  const follower = confidential === 'mine' && caseworkerId !== undefined && conditions.value(caseworkerId);
  const mine = follower
    ? `(case_summary.caseworker_id = ${follower} or ${follower} = any(letter.followers))`
    : 'false';
  if (follower) conditions.add(`(letter.followers is null or ${mine})`);
  return conditions.add(`(${plain} or not ${CONFIDENTIAL} or ${mine})`);
}

/** A case linked to another, such as a hearing, knows nothing of its facts: it is confidential if that one is at all. */
const CONFIDENTIAL = `coalesce(letter.fact_number >= case_summary.confidential_since,
  root.id <> case_summary.id and root.confidential_since is not null, false)`;
