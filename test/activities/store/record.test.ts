import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalOf } from '../../../activities/store/journal.ts';
import { Overtaken, record } from '../../../activities/store/record.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { TEST_KEYS } from './opened.ts';
import { freshDatabase, type FreshDatabase } from '../../environment/connect.ts';
import { recording } from './requests.ts';

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

interface SummaryRow {
  version: number;
  offer: string;
  stage: string;
}

/** What each fact of a case says, in order. */
async function said(caseId: string): Promise<string[]> {
  const facts = await journalOf<{ type: string; summary: string }>(store, caseId);
  return facts.map(({ number, fact }) => `${number} ${fact.summary}`);
}

async function summaryOf(caseId: string): Promise<SummaryRow | undefined> {
  const text = 'select version, offer, stage from case_summary where id = $1';
  const [row] = await rowsOf<SummaryRow>(store.pool, { text, values: [caseId] });
  return row;
}

describe('Recording', () => {
  it('keeps the facts, who took the step and which request asked for it', async () => {
    const request = recording({ caseId: 'kept', first: 1, at: 1000, says: ['a', 'b'], stepKey: 'k1' });
    await record(store, request);
    const journal = await journalOf(store, 'kept');
    const asked = { step: 'record-meeting', stepKey: 'k1', stepHash: 'hash of k1' };
    expect(journal).toEqual(request.facts.map((fact) => ({ ...fact, ...asked })));
    expect(await summaryOf('kept')).toEqual({ version: 2, offer: 'b', stage: 'pre-course' });
  });

  it('is harmless to repeat, even after later facts', async () => {
    const first = recording({ caseId: 'again', first: 1, at: 1000, says: ['a', 'b'] });
    await record(store, first);
    await record(store, first);
    await record(store, recording({ caseId: 'again', first: 3, at: 2000, says: ['c'] }));
    await record(store, first);
    expect(await said('again')).toEqual(['1 a', '2 b', '3 c']);
    expect(await summaryOf('again')).toMatchObject({ version: 3, offer: 'c' });
  });

  it('takes two steps in either order, and shows the second only once the first is there', async () => {
    await record(store, recording({ caseId: 'late', first: 1, at: 1000, says: ['a'] }));
    await record(store, recording({ caseId: 'late', first: 3, at: 1100, says: ['c'] }));
    expect((await journalOf(store, 'late')).map(({ number }) => number)).toEqual([1]);
    await record(store, recording({ caseId: 'late', first: 2, at: 1050, says: ['b'] }));
    expect(await said('late')).toEqual(['1 a', '2 b', '3 c']);
    expect(await summaryOf('late')).toMatchObject({ version: 3, offer: 'c' });
  });

  it('takes two steps of one instant in either order', async () => {
    await record(store, recording({ caseId: 'same', first: 2, at: 1000, says: ['b'] }));
    await record(store, recording({ caseId: 'same', first: 1, at: 1000, says: ['a'] }));
    expect(await said('same')).toEqual(['1 a', '2 b']);
    expect(await summaryOf('same')).toMatchObject({ version: 2, offer: 'b' });
  });

  it('replaces what a lost attempt has left, even where that went further', async () => {
    await record(store, recording({ caseId: 'lost', first: 1, at: 1000, says: ['a'] }));
    await record(store, recording({ caseId: 'lost', first: 2, at: 1100, says: ['lost', 'lost', 'lost'] }));
    await record(store, recording({ caseId: 'lost', first: 2, at: 1200, says: ['b'] }));
    expect(await said('lost')).toEqual(['1 a', '2 b']);
    expect(await summaryOf('lost')).toMatchObject({ version: 2, offer: 'b' });
  });

  it('replaces a lost attempt below a fact that came first', async () => {
    await record(store, recording({ caseId: 'below', first: 1, at: 1000, says: ['lost', 'lost'] }));
    await record(store, recording({ caseId: 'below', first: 2, at: 1200, says: ['b'] }));
    await record(store, recording({ caseId: 'below', first: 1, at: 1100, says: ['a'] }));
    expect(await said('below')).toEqual(['1 a', '2 b']);
    expect(await summaryOf('below')).toMatchObject({ version: 2, offer: 'b' });
  });

  it('refuses a lost attempt that writes late, whole, and says so', async () => {
    await record(store, recording({ caseId: 'zombie', first: 1, at: 1200, says: ['a'] }));
    const zombie = recording({ caseId: 'zombie', first: 1, at: 1100, says: ['lost', 'lost'] });
    await expect(record(store, zombie)).rejects.toThrow(Overtaken);
    const further = recording({ caseId: 'zombie', first: 2, at: 1100, says: ['lost'] });
    await expect(record(store, further)).rejects.toThrow(Overtaken);
    expect(await said('zombie')).toEqual(['1 a']);
    expect(await summaryOf('zombie')).toMatchObject({ version: 1, offer: 'a' });
  });

  it('says so when another fact of the same instant stands there', async () => {
    await record(store, recording({ caseId: 'clash', first: 1, at: 1000, says: ['a'] }));
    const other = recording({ caseId: 'clash', first: 1, at: 1000, says: ['b'] });
    await expect(record(store, other)).rejects.toThrow(Overtaken);
    expect(await said('clash')).toEqual(['1 a']);
  });

  it('keeps text that PostgreSQL cannot, as near as can be', async () => {
    await record(
      store,
      recording({ caseId: 'text', first: 1, at: 1000, says: ['nul \0, half \uD83D, \\u0000'] }),
    );
    expect(await said('text')).toEqual(['1 nul \uFFFD, half \uFFFD, \\u0000']);
  });

  it('lets many write at once without losing or mixing any', async () => {
    const truth = Array.from({ length: 30 }, (_, index) =>
      recording({ caseId: 'crowd', first: index + 1, at: 1000 + index, says: [`t${index}`] }),
    );
    const lost = truth.map((_, index) =>
      recording({ caseId: 'crowd', first: index + 1, at: 999 + index, says: ['lost', 'lost'] }),
    );
    const all = truth.flatMap((one, index) => [lost[index], one, one]).filter((one) => one !== undefined);
    await Promise.all(all.map((one) => record(store, one).catch(() => {})));
    // Whoever was overtaken meanwhile is told so and tries again.
    await Promise.all(truth.map((one) => record(store, one)));
    expect(await said('crowd')).toEqual(truth.map((_, index) => `${index + 1} t${index}`));
    expect(await summaryOf('crowd')).toMatchObject({ version: 30, offer: 't29' });
  });
});

function ofFamily(caseId: string, stage: string, first = 1, at = 1000) {
  return recording({ caseId, first, at, summary: { householdId: 'family', stage } });
}

describe('One open accompaniment for a family', () => {
  it('refuses a second opening, naming the first, and keeps nothing of it', async () => {
    await record(store, ofFamily('open-1', 'screening'));
    await expect(record(store, ofFamily('open-2', 'screening'))).rejects.toMatchObject({
      code: 'already-accompanied',
      extra: { existing: 'open-1' },
    });
    expect(await said('open-2')).toEqual([]);
  });

  it('lets a new one open once the first is closed', async () => {
    await record(store, ofFamily('open-1', 'closed', 2, 2000));
    await record(store, ofFamily('open-3', 'screening'));
    expect(await said('open-3')).toHaveLength(1);
  });

  it('lets one of two openings at once through', async () => {
    const openings = ['w-1', 'w-2', 'w-3'].map((caseId) =>
      recording({ caseId, first: 1, at: 1000, summary: { householdId: 'wanted', stage: 'screening' } }),
    );
    const results = await Promise.allSettled(openings.map((opening) => record(store, opening)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('The journal', () => {
  it('is never rewritten, even by a statement of our own', async () => {
    await record(store, recording({ caseId: 'stone', first: 1, at: 1000 }));
    const rewriting = store.pool.query(`update journal set data = '{}' where case_id = 'stone'`);
    await expect(rewriting).rejects.toThrow('never rewritten');
  });

  it('is read as it was on a past day', async () => {
    const request = recording({ caseId: 'past', first: 1, at: 1000, says: ['a', 'b', 'c'] });
    request.facts.forEach((fact, index) => Object.assign(fact, { on: `2027-03-0${index + 1}` }));
    await record(store, request);
    const past = await journalOf(store, 'past', { asOf: request.facts[1]!.on });
    expect(past.map(({ number }) => number)).toEqual([1, 2]);
  });
});
