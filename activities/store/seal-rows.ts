/** Seals what was written in the clear before there were keys: identities, free texts, letters, words of notices. */
import type { PoolClient } from 'pg';
import { takeTexts } from '../keys/texts.ts';
import { sealHouseholds } from './households.ts';
import { ownerOfCase } from './keys/owner-of-case.ts';
import { sealFor } from './keys/sealed.ts';
import { sealedTexts } from './sealed-texts.ts';
import { inTransaction, rowsOf } from './statements.ts';
import type { Store } from './store.ts';
import type { IdentityKey } from '../coordination/identity-key.ts';

/** How many of each were sealed. Safe to stop and to run again, beside people at work. */
export interface SealedRows {
  households: number;
  facts: number;
  letters: number;
  notices: number;
}

export async function sealRows(store: Store, key: IdentityKey): Promise<SealedRows> {
  return {
    households: await sealHouseholds(store, key),
    facts: await sealFacts(store),
    letters: await sealLetters(store),
    notices: await sealNotices(store),
  };
}

const AT_ONCE = 500;

/** Case after case: a step recorded meanwhile waits for its own case only. */
async function sealFacts(store: Store): Promise<number> {
  let sealed = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const cases: { id: string; organisation_id: string }[] = await rowsOf(store.pool, {
      text: `select id, organisation_id from case_summary where id > $1 order by id limit ${AT_ONCE}`,
      values: [after],
    });
    for (const { id, organisation_id } of cases) sealed += await sealCase(store, id, organisation_id);
    after = cases.at(-1)?.id;
  }
  return sealed;
}

async function sealCase(store: Store, caseId: string, organisationId: string): Promise<number> {
  const owner = await ownerOfCase(store.pool, { caseId, organisationId });
  const key = await store.keys.current(owner);
  return inTransaction(store.pool, caseId, async (client) => {
    const rows = await rowsOf<{ number: number; type: string; data: object }>(client, {
      text: 'select number, type, data from journal where case_id = $1 and sealed_key is null',
      values: [caseId],
    });
    let sealed = 0;
    for (const { number, type, data } of rows) {
      const { data: rest, texts } = takeTexts(type, data);
      const columns = sealedTexts(key, caseId, number, texts);
      if (!columns) continue;
      await rewrite(client, caseId, number, { data: rest, ...columns });
      sealed += 1;
    }
    return sealed;
  });
}

/** The journal is never updated: the same fact takes the place of itself. */
async function rewrite(client: PoolClient, caseId: string, number: number, change: object): Promise<void> {
  await client.query(
    `with former as (
      delete from journal where case_id = $1 and number = $2 returning to_jsonb(journal) as fact
    )
    insert into journal select (jsonb_populate_record(null::journal, fact || $3::jsonb)).* from former`,
    [caseId, number, JSON.stringify(change)],
  );
}

async function sealLetters(store: Store): Promise<number> {
  return eachOf(store, 'letter', async ({ key, case_id: caseId, organisation_id: organisationId }) => {
    const [row] = await rowsOf<{ pdf: Buffer }>(store.pool, {
      text: 'select pdf from letter where key = $1',
      values: [key],
    });
    const owner = await ownerOfCase(store.pool, { caseId, organisationId });
    const sealed = await sealFor(store.keys, owner, `letter ${key}`, row?.pdf ?? Buffer.of());
    const text = 'update letter set pdf = $2, sealed_key = $3 where key = $1 and sealed_key is null';
    await store.pool.query(text, [key, sealed.bytes ?? Buffer.of(), sealed.key]);
  });
}

async function sealNotices(store: Store): Promise<number> {
  return eachOf(store, 'notice', async ({ key, case_id: caseId, organisation_id: organisationId }) => {
    const [row] = await rowsOf<{ body: string }>(store.pool, {
      text: 'select body from notice where key = $1',
      values: [key],
    });
    const owner = await ownerOfCase(store.pool, { caseId, organisationId });
    const sealed = await sealFor(store.keys, owner, `notice ${key}`, Buffer.from(row?.body ?? ''));
    const text = 'update notice set body = $2, sealed_key = $3 where key = $1 and sealed_key is null';
    await store.pool.query(text, [key, sealed.bytes?.toString('base64') ?? '', sealed.key]);
  });
}

interface Mail {
  key: string;
  case_id: string;
  organisation_id: string;
}

async function eachOf(
  store: Store,
  table: 'letter' | 'notice',
  sealOne: (row: Mail) => Promise<void>,
): Promise<number> {
  let sealed = 0;
  for (let left: Mail[] = [], isFirst = true; isFirst || left.length > 0; isFirst = false) {
    const text = `select key, case_id, organisation_id from ${table} where sealed_key is null limit ${AT_ONCE}`;
    left = await rowsOf<Mail>(store.pool, { text });
    for (const one of left) await sealOne(one);
    sealed += left.length;
  }
  return sealed;
}
