/**
 * Carries out an erasure. Identity, letters, words of notices, keyed hashes, contact details of those who reported and
 * free texts go, then the family's key, by which the same becomes unreadable in histories and in backups. The journal
 * of what was done, when and with what result stays, without a word of anyone.
 *
 * Each part can be repeated: whoever dies in between is followed by one who starts over.
 */
import type { PoolClient } from 'pg';
import type { RetentionOutcome } from '../../../workflows/rules/retention.ts';
import { ERASED_KEY } from '../keys/keyring.ts';
import { inTransaction, rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';
import { takeTexts } from '../../keys/texts.ts';
import { findKeptFamily } from './families.ts';

interface Approved {
  id: string;
  organisation_id: string;
  subject: string;
  household_id: string | null;
  case_id: string | null;
  last_contact_on: string;
  outcome: RetentionOutcome;
}

/** What came of it, and of whom: to be traced. */
export interface Erased {
  organisationId: string;
  householdIds: string[];
  caseIds: string[];
  outcome: RetentionOutcome | 'withdrawn';
}

/** Nothing when it is not approved, or was carried out before. */
export async function carryOut(store: Store, erasureId: string): Promise<Erased | undefined> {
  const done = await inTransaction(store.pool, `erasure ${erasureId}`, async (client) => {
    const approved = await findApproved(client, erasureId);
    if (!approved) return undefined;
    const caseIds = await casesOf(client, approved);
    const outcome = await settle(client, approved, caseIds);
    return { approved, caseIds, outcome };
  });
  if (!done) return undefined;
  const { approved, caseIds, outcome } = done;
  if (outcome === 'erase') await destroyKeys(store, approved, caseIds);
  await close(store, erasureId, outcome === 'withdrawn' ? 'withdrawn' : 'done');
  const { organisation_id: organisationId, household_id: household } = approved;
  return { organisationId, householdIds: household ? [household] : [], caseIds, outcome };
}

async function findApproved(client: PoolClient, id: string): Promise<Approved | undefined> {
  const text = `select id, organisation_id, subject, household_id, case_id, last_contact_on, outcome
    from erasure where id = $1 and status = 'approved'`;
  const [row] = await rowsOf<Approved>(client, { text, values: [id] });
  return row;
}

async function casesOf(client: PoolClient, { household_id, case_id }: Approved): Promise<string[]> {
  const text = `select id from case_summary where household_id = $1 or id = $2 order by id`;
  const rows = await rowsOf<{ id: string }>(client, { text, values: [household_id ?? 'none', case_id] });
  return rows.map(({ id }) => id);
}

/** What was approved is done only if nothing has changed since: a contact, a case opened, a hold. */
async function settle(client: PoolClient, approved: Approved, caseIds: string[]): Promise<Erased['outcome']> {
  const { household_id, case_id, outcome, last_contact_on } = approved;
  await client.query('select from household where id = $1 for update', [household_id]);
  const family = await findKeptFamily(client, { householdId: household_id, caseId: case_id });
  // Gone already: the one before us died before the key was destroyed.
  if (!family) return outcome;
  if (family.isBound || family.lastContactOn > last_contact_on) return 'withdrawn';
  if (outcome === 'archive' && household_id) await archive(client, household_id);
  else await erase(client, household_id, caseIds);
  return household_id ? outcome : 'erase';
}

async function archive(client: PoolClient, householdId: string): Promise<void> {
  await client.query('update household set archived_at = now() where id = $1', [householdId]);
}

const OF_HOUSEHOLD = [
  `update household set identity = null, identity_key = coalesce(identity_key, '${ERASED_KEY}'), members = null,
    address = null, contact = null, situation = null, search_text = null, erased_at = now() where id = $1`,
  `delete from household_key where household_id = $1`,
  `delete from household_word where household_id = $1`,
  // In cases of several families. What was written there of this one is sealed with its own key.
  `update letter set pdf = '', sha256 = '', erased_at = now() where household_id = $1 and erased_at is null`,
];

const OF_CASES = [
  `update letter set pdf = '', sha256 = '', erased_at = now() where case_id = any($1) and erased_at is null`,
  `update notice set subject = '', body = '', email = '' where case_id = any($1)`,
  `update referrer set name = '', email = null where id in (
    select data->'trigger'->>'referrerId' from journal where case_id = any($1) and data->'trigger' ? 'referrerId'
  )`,
  // The journal is never updated: the same facts take the place of themselves, without what was sealed of them.
  `with former as (
    delete from journal where case_id = any($1) and sealed is not null returning to_jsonb(journal) as fact
  )
  insert into journal select (jsonb_populate_record(null::journal, fact || '{"sealed": null}')).* from former`,
  `delete from trace_reason where (organisation_id, request_id) in (
    select organisation_id, request_id from trace_entry where cases && $1::text[]
  )`,
];

async function erase(client: PoolClient, householdId: string | null, caseIds: string[]): Promise<void> {
  if (householdId) for (const text of OF_HOUSEHOLD) await client.query(text, [householdId]);
  for (const text of OF_CASES) await client.query(text, [caseIds]);
  await withoutPlainTexts(client, caseIds);
}

/** Facts recorded before texts were sealed are written again without them: no key can be destroyed for these. */
async function withoutPlainTexts(client: PoolClient, caseIds: string[]): Promise<void> {
  const rows = await rowsOf<{ case_id: string; number: number; type: string; data: object }>(client, {
    text: 'select case_id, number, type, data from journal where case_id = any($1) and sealed_key is null',
    values: [caseIds],
  });
  for (const { case_id, number, type, data } of rows) {
    const parted = takeTexts(type, data);
    if (parted.texts.length === 0) continue;
    await client.query(REWRITTEN, [case_id, number, JSON.stringify(parted.data)]);
  }
}

/** The journal is never updated: the same fact takes the place of itself. */
const REWRITTEN = `with former as (
    delete from journal where case_id = $1 and number = $2 returning to_jsonb(journal) as fact
  )
  insert into journal select (jsonb_populate_record(
    null::journal, fact || jsonb_build_object('data', $3::jsonb, 'sealed_key', '${ERASED_KEY}')
  )).* from former`;

async function destroyKeys({ keys }: Store, { subject }: Approved, caseIds: string[]): Promise<void> {
  await keys.destroy({ subject });
  for (const id of caseIds) await keys.destroy({ subject: `case:${id}` });
}

async function close(store: Store, id: string, status: 'done' | 'withdrawn'): Promise<void> {
  const text = `update erasure set status = $2, settled_at = now() where id = $1 and status = 'approved'`;
  await store.pool.query(text, [id, status]);
}
