/** The chain of the trace: it holds whatever comes at once, and tells whatever was done to it behind its back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, constantFrom, nat, property, record, string, type Arbitrary } from 'fast-check';
import pino from 'pino';
import { saveOrganisation } from '../../../activities/store/organisations.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { checkTrace, readAnchors, writeAnchors } from '../../../activities/store/trace-check.ts';
import { linkOf, BEGINNING, type NumberedEntry } from '../../../activities/store/trace-link.ts';
import { listTrace, traceHeads } from '../../../activities/store/trace-reading.ts';
import { openTrace, type ToTrace } from '../../../activities/store/trace.ts';
import { PROJECT } from '../../../worker/config.ts';
import { CAF } from '../../../worker/local/invented.ts';
import { TEST_KEYS } from './opened.ts';
import { anchorInLog } from '../../../worker/trace-anchors.ts';
import { until } from '../../api/door.ts';
import { freshDatabase, type FreshDatabase } from '../../environment/connect.ts';

let database: FreshDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore(database.url, TEST_KEYS);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const entry = (organisationId: string, change: Partial<ToTrace> = {}): ToTrace => ({
  organisationId,
  by: { id: 'u-camille', role: 'caseworker', organisationId },
  address: '192.0.2.7',
  action: 'read-accompaniment',
  outcome: 'done',
  cases: [],
  households: [],
  requestId: randomUUID(),
  ...change,
});

/** An organisation with so many entries in its chain. */
async function chainOf(count: number): Promise<string> {
  const id = `org-${randomUUID()}`;
  await saveOrganisation(store, { ...CAF, id });
  const trace = openTrace(store);
  for (let n = 0; n < count; n += 1) await trace.append(entry(id, { action: `action-${n + 1}` }));
  return id;
}

/** What only someone who owns the tables can do. */
async function behindItsBack(statement: string, values: unknown[]): Promise<void> {
  const client = await store.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

async function check(id: string, anchors: string = '') {
  const findings = await checkTrace(store, readAnchors(anchors));
  return findings.find(({ organisationId }) => organisationId === id);
}

/** As an owner of the tables would, to have someone else named in an entry and all those after it fit. */
async function rewrite(id: string, from: number): Promise<void> {
  const { entries } = await listTrace(store, { organisationId: id }, { limit: 100 });
  let before = BEGINNING.hash;
  for (const kept of entries.toReversed()) {
    const by = kept.number >= from ? { ...kept.by, id: 'u-sacha' } : kept.by;
    before = linkOf({ ...kept, by }, before);
    const values = [id, kept.number, by.id, before];
    await behindItsBack(
      'update trace_entry set who = $3, hash = $4 where organisation_id = $1 and number = $2',
      values,
    );
  }
}

function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT, 'worker/verify-trace.ts'), ...args],
      { env: { ...process.env, JALON_DATABASE_URL: database.url } },
      (error, stdout) => resolve({ code: error ? Number(error.code) : 0, said: stdout }),
    );
  });
}

async function anchorsNow(): Promise<string> {
  return writeAnchors(await traceHeads(store));
}

describe('entries that come at once', () => {
  it('stand in one chain, each once, whichever process they came through', async () => {
    const id = await chainOf(0);
    const [one, other, third] = [openTrace(store), openTrace(store), openTrace(store)];
    const entries = Array.from({ length: 300 }, () => entry(id));
    await Promise.all(
      entries.map((each, n) => (n % 3 === 0 ? one : n % 3 === 1 ? other : third).append(each)),
    );
    expect(await check(id)).toMatchObject({ checked: 300 });
    expect((await check(id))?.broken).toBeUndefined();
    const { entries: kept } = await listTrace(store, { organisationId: id }, { limit: 1000 });
    expect(new Set(kept.map(({ requestId }) => requestId))).toEqual(
      new Set(entries.map(({ requestId }) => requestId)),
    );
  });

  it('of one organisation do not wait for another’s', async () => {
    const [ours, theirs] = [await chainOf(2), await chainOf(0)];
    const trace = openTrace(store);
    await Promise.all([trace.append(entry(ours)), trace.append(entry(theirs))]);
    expect([(await check(ours))?.checked, (await check(theirs))?.checked]).toEqual([3, 1]);
  });

  it('go on from the true end when what this process last wrote was lost with the database', async () => {
    const id = await chainOf(0);
    const trace = openTrace(store);
    for (let n = 0; n < 3; n += 1) await trace.append(entry(id));
    await behindItsBack('delete from trace_entry where organisation_id = $1 and number = 3', [id]);
    await trace.append(entry(id));
    expect(await check(id)).toMatchObject({ checked: 3 });
  });
});

describe('what is kept', () => {
  it('cannot be changed, deleted or emptied', async () => {
    const id = await chainOf(1);
    for (const statement of [
      `update trace_entry set who = 'u-sacha' where organisation_id = '${id}'`,
      `delete from trace_entry where organisation_id = '${id}'`,
      `truncate trace_entry`,
    ]) {
      await expect(store.pool.query(statement)).rejects.toThrow('the trace is only added to');
    }
    expect(await check(id)).toMatchObject({ checked: 1 });
  });

  it('holds a reason beside the chain, which stays whole when the reason goes', async () => {
    const id = await chainOf(0);
    await openTrace(store).append(entry(id, { reason: 'Remplacement de la responsable' }));
    const { entries } = await listTrace(store, { organisationId: id });
    expect(entries[0]).toMatchObject({ reason: 'Remplacement de la responsable' });
    await store.pool.query('update trace_reason set reason = $2 where organisation_id = $1', [id, 'Autre']);
    expect((await check(id))?.broken).toEqual({
      number: 1,
      because: 'its reason is not the one that was given',
    });
    await store.pool.query('delete from trace_reason where organisation_id = $1', [id]);
    expect(await check(id)).not.toHaveProperty('broken');
  });
});

describe('the check finds', () => {
  it.each([
    ['who', `who = 'u-sacha'`],
    ['when', 'at = at + 1'],
    ['from where', `address = '192.0.2.8'`],
    ['what', `action = 'read-household'`],
    ['the outcome', `outcome = 'not-found'`],
    ['the case', `cases = array['another']`],
    ['the household', `households = array['another']`],
    ['the role', `role = 'supervisor'`],
    ['of which organisation', `of_organisation = 'another'`],
    ['the request', `request_id = 'another'`],
    ['the reason’s hash', `reason_hash = 'another'`],
    ['the hash itself', `hash = sha256('another')`],
  ])('%s changed, and says in which entry first', async (_, change) => {
    const id = await chainOf(5);
    await behindItsBack(`update trace_entry set ${change} where organisation_id = $1 and number = 3`, [id]);
    expect(await check(id)).toMatchObject({
      checked: 2,
      broken: { number: 3, because: 'it is not what was written there' },
    });
  });

  it('an entry taken out', async () => {
    const id = await chainOf(5);
    await behindItsBack('delete from trace_entry where organisation_id = $1 and number = 2', [id]);
    expect((await check(id))?.broken).toEqual({ number: 2, because: 'it is missing' });
  });

  it('two entries exchanged', async () => {
    const id = await chainOf(3);
    await behindItsBack(
      `update trace_entry as one set (action, at, request_id) =
         (select action, at, request_id from trace_entry as other
          where other.organisation_id = $1 and other.number = 5 - one.number)
       where organisation_id = $1 and number in (2, 3)`,
      [id],
    );
    expect((await check(id))?.broken?.number).toBe(2);
  });

  it('the end cut off, once an anchor was kept', async () => {
    const id = await chainOf(5);
    const anchors = await anchorsNow();
    await behindItsBack('delete from trace_entry where organisation_id = $1 and number > 3', [id]);
    expect(await check(id)).not.toHaveProperty('broken');
    expect((await check(id, anchors))?.broken).toEqual({
      number: 4,
      because: 'the chain ends here, and had 5 entries once',
    });
  });

  it('a whole chain taken away', async () => {
    const id = await chainOf(2);
    const anchors = await anchorsNow();
    await behindItsBack('delete from trace_entry where organisation_id = $1', [id]);
    expect((await check(id, anchors))?.broken?.number).toBe(1);
  });

  it('a chain written anew from a point on, by someone who knows how it is made', async () => {
    const id = await chainOf(4);
    const anchors = await anchorsNow();
    await rewrite(id, 3);
    expect(await check(id)).not.toHaveProperty('broken');
    expect((await check(id, anchors))?.broken).toEqual({
      number: 4,
      because: 'the chain was written anew: another hash stood here once',
    });
  });
});

describe('the command', () => {
  it('says how far each chain holds, in lines it can be given again, and ends with 1 at a broken link', async () => {
    const id = await chainOf(3);
    const before = await run();
    const lines = readAnchors(before.said).filter(({ organisationId }) => organisationId === id);
    expect(lines).toMatchObject([{ number: 3 }]);
    const file = join(mkdtempSync(join(tmpdir(), 'jalon-anchors-')), 'anchors.txt');
    writeFileSync(file, before.said);
    await behindItsBack('delete from trace_entry where organisation_id = $1 and number = 3', [id]);
    const after = await run('--anchors', file);
    expect(after.code).toBe(1);
    expect(after.said).toContain(`${id}: BROKEN at entry 3: the chain ends here`);
  });
});

it('an anchor is read from the log of the API as from what the command said', async () => {
  const id = await chainOf(2);
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const end = anchorInLog(store, log);
  await until(async () => lines.some((line) => line.includes(id)));
  end();
  expect(readAnchors(lines.join('')).filter(({ organisationId }) => organisationId === id)).toEqual(
    readAnchors(await anchorsNow()).filter(({ organisationId }) => organisationId === id),
  );
});

it('a hash tells any two entries apart', () => {
  const said = record({
    organisationId: string(),
    number: nat(),
    at: nat(),
    by: record({
      id: string(),
      role: constantFrom('caseworker', 'supervisor'),
      organisationId: string(),
    }),
    address: string(),
    action: string(),
    outcome: string(),
    cases: array(string()),
    households: array(string()),
    requestId: string(),
    reasonHash: string(),
  }) as Arbitrary<NumberedEntry>;
  assert(
    property(said, said, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      return linkOf(one, BEGINNING.hash).equals(linkOf(other, BEGINNING.hash)) === same;
    }),
  );
});
