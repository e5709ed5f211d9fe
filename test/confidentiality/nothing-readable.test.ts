/**
 * A whole case with marked names and texts, in real processes: then the marks are searched for where they must not be
 * (the engine's database and histories, the logs, the figures, the e-mails), and in the service's own database, which
 * holds them sealed. Then the family is erased, and nobody can read them any more.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import proto from '@temporalio/proto';
import { familyCodec, ERASED_PAYLOAD } from '../../activities/keys/payload-codec.ts';
import { carryOut } from '../../activities/store/retention/erase.ts';
import { rowsOf } from '../../activities/store/statements.ts';
import type { CaseView, FactView } from '../../api/schemas/case.ts';
import { workflowId } from '../../workflows/messages.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startProcesses, type Processes } from '../environment/processes.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { historiesOf } from '../faults/history.ts';
import { untilQuiet } from '../faults/quiet.ts';
import { liveMarked, MARKS, NAME } from './marked.ts';

const { HistoryEvent } = proto.temporal.api.history.v1;

let processes: Processes;
let api: Api;
let family: FamilyCourse;
let hearingId: string;

beforeAll(async () => {
  processes = await startProcesses();
  api = new Api(processes.url);
  family = new FamilyCourse(api);
  hearingId = await liveMarked(family);
  await untilQuiet(processes, family.id);
  await untilQuiet(processes, hearingId, 'hearing');
}, 240_000);
afterAll(() => processes?.stop());

/** Which marks some bytes hold, whatever the case. */
function marksIn(bytes: Buffer): string[] {
  const held = bytes.toString('latin1').toLowerCase();
  return MARKS.filter((mark) => held.includes(mark.toLowerCase()));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function historyBytes(kind: string, id: string): Promise<Buffer> {
  const histories = await historiesOf(processes.client, kind, id);
  const events = histories.flatMap(({ events: its }) => its ?? []);
  return Buffer.concat(events.map((event) => Buffer.from(HistoryEvent.encode(event).finish())));
}

/** Every row of every table, as text; bytes are in hexadecimal there. */
async function rowsHolding(marks: readonly string[]): Promise<string[]> {
  const { pool } = processes.store;
  const tables = await rowsOf<{ name: string }>(pool, {
    text: `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  });
  const words = marks.flatMap((mark) => [mark, mark.toLowerCase()]);
  const patterns = words.flatMap((word) => [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`]);
  const found: string[] = [];
  for (const { name } of tables) {
    const text = `select 1 from "${name}" as held where held::text like any($1) limit 1`;
    if ((await rowsOf(pool, { text, values: [patterns] })).length > 0) found.push(name);
  }
  return found;
}

describe('what a family is called and says', () => {
  it('is read by those who accompany it', async () => {
    const { body } = await api.get<{ members: { name: string }[] }>(
      'u-camille',
      `/v1/households/${family.householdId}`,
    );
    expect(body.members.map(({ name }) => name)).toEqual([NAME, NAME]);
    expect(JSON.stringify(await family.view())).toMatch(/zqtexte/);
    const { body: found } = await api.get<{ items: CaseView[] }>(
      'u-camille',
      '/v1/accompaniments?text=zorv%20yllp',
    );
    expect(found.items.map(({ id }) => id)).toEqual([family.id]);
  });

  it('is in no history of the engine', async () => {
    for (const [kind, id] of [
      ['accompaniment', family.id],
      ['hearing', hearingId],
    ] as const) {
      const bytes = await historyBytes(kind, id);
      expect(bytes.includes('binary/encrypted')).toBe(true);
      expect(marksIn(bytes)).toEqual([]);
    }
  });

  it('is nowhere in the engine’s database, nor in any log', async () => {
    const files = filesIn(processes.folder).filter((file) => !file.includes('postgres'));
    const engine = files.filter((file) => file.includes('temporal.db'));
    // What may be there is found: the search works.
    expect(engine.some((file) => readFileSync(file).includes(family.id))).toBe(true);
    expect(files.some((file) => file.endsWith('api.log') && statSync(file).size > 0)).toBe(true);
    const holding = files.filter((file) => marksIn(readFileSync(file)).length > 0);
    expect(holding).toEqual([]);
  });

  it('is neither in the figures of the service nor in an e-mail', async () => {
    const ofApi = await (await fetch(`${processes.url}/metrics`)).text();
    const ofWorker = await (await fetch(processes.workerMetricsUrl)).text();
    expect(ofApi).toContain('jalon_http_request_duration_seconds');
    expect(ofWorker).toContain('temporal_activity_execution_latency');
    expect(marksIn(Buffer.from(ofApi + ofWorker))).toEqual([]);
    expect(processes.inbox.messages.length).toBeGreaterThan(3);
    for (const message of processes.inbox.messages) expect(marksIn(Buffer.from(message))).toEqual([]);
  });

  it('is nowhere in the clear in the service’s own database', async () => {
    expect(await rowsHolding([family.id])).toContain('journal');
    expect(await rowsHolding(MARKS)).toEqual([]);
    const pdfs = await rowsOf<{ pdf: Buffer }>(processes.store.pool, { text: 'select pdf from letter' });
    expect(pdfs.length).toBeGreaterThan(3);
    for (const { pdf } of pdfs) expect(pdf.subarray(0, 4).toString('latin1')).not.toBe('%PDF');
  });
});

/** As if all of it had happened three years ago. */
async function age(householdId: string): Promise<void> {
  await processes.store.pool.query(`
    alter table journal disable trigger user;
    update journal set on_date = on_date - 1100 where case_id in (
      select id from case_summary where household_id = '${householdId}');
    alter table journal enable trigger user;
    update case_summary set opened_on = opened_on - 1100 where household_id = '${householdId}';
    update household set created_at = created_at - interval '1100 days' where id = '${householdId}'`);
}

const hold = (path: string, body: object) =>
  api.post('u-responsable', `/v1/households/${family.householdId}/hold${path}`, body);

describe('a family no longer to be kept', () => {
  interface Erasures {
    items: { id: string; householdId: string; references: string[] }[];
  }
  const propose = async () =>
    bodyOf(await api.post<Erasures>('u-responsable', '/v1/retention/erasures/propose', {})).items;

  it('is not proposed before its time, nor while a case is open', async () => {
    expect(await propose()).toEqual([]);
    const open = await new FamilyCourse(api).open();
    await age(open.householdId);
    expect(await propose()).toEqual([]);
  });

  it('is proposed, and stays while it is held', async () => {
    await age(family.householdId);
    const [proposed] = await propose();
    expect(proposed).toMatchObject({ householdId: family.householdId });
    expect(proposed?.references).toHaveLength(1);
    expect((await hold('', { reason: 'Recours devant le tribunal' })).status).toBe(204);
    expect((await hold('', { reason: 'Encore' })).body).toMatchObject({ code: 'already-held' });
    const { body } = await api.get('u-responsable', `/v1/households/${family.householdId}`);
    expect(body).toMatchObject({
      retention: { hold: { reason: 'Recours devant le tribunal', setBy: 'u-responsable' } },
    });
    expect(await propose()).toEqual([]);
    expect((await hold('/lift', {})).status).toBe(204);
    expect((await hold('/lift', {})).body).toMatchObject({ code: 'not-held' });
    expect(await propose()).toHaveLength(1);
  });

  it('is not approved by a caseworker', async () => {
    const refused = await api.post('u-camille', '/v1/retention/erasures/approve', { ids: ['any'] });
    expect(refused.status).toBe(403);
  });

  it('is erased once approved: nobody reads it again, and the figures keep their facts', async () => {
    const journal = `/v1/accompaniments/${family.id}/journal?limit=200`;
    const before = bodyOf(await api.get<{ items: FactView[] }>('u-responsable', journal)).items;
    const letters = bodyOf(
      await api.get<{ items: { href: string }[] }>('u-camille', `/v1/accompaniments/${family.id}/letters`),
    ).items;
    const [kept] = await rowsOf<{ identity: Buffer; identity_key: string }>(processes.store.pool, {
      text: 'select identity, identity_key from household where id = $1',
      values: [family.householdId],
    });
    const [proposed] = await propose();
    const ids = [String(proposed?.id)];
    expect((await api.post('u-responsable', '/v1/retention/erasures/approve', { ids })).body).toEqual({
      approved: ids,
    });
    await eventually('the erasure', async () => {
      const { body } = await api.get<Erasures>('u-admin', '/v1/retention/erasures?status=done');
      return body.items.length > 0;
    });

    const household = await api.get('u-responsable', `/v1/households/${family.householdId}`);
    expect(household.body).toMatchObject({ erased: true, members: [] });
    const after = bodyOf(await api.get<{ items: FactView[] }>('u-responsable', journal)).items;
    expect(after.map(({ type, on }) => [type, on])).toEqual(before.map(({ type, on }) => [type, on]));
    expect(after.find(({ type }) => type === 'assessed')).toMatchObject({
      erased: true,
      data: { problems: ['arrears'], conclusion: 'global-accompaniment', summary: '«effacé»' },
    });
    expect(JSON.stringify([household.body, after, await family.view()])).not.toMatch(/zqtexte|zorvanquin/i);
    for (const { href } of letters) {
      expect(await api.get('u-camille', href)).toMatchObject({ status: 410, body: { code: 'erased' } });
    }
    const { body: found } = await api.get<{ items: CaseView[] }>('u-camille', '/v1/accompaniments?text=zorv');
    expect(found.items).toEqual([]);

    // What a backup of the rows, or the engine, still holds opens no more.
    const { store } = processes;
    store.keys.forgetAll();
    expect(await store.keys.find(String(kept?.identity_key))).not.toHaveProperty('key');
    const handle = processes.client.workflow.getHandle(workflowId('accompaniment', family.id));
    const started = (await handle.fetchHistory()).events?.[0]?.workflowExecutionStartedEventAttributes;
    const [input] = await familyCodec(store.keys).decode(started?.input?.payloads ?? [], {
      type: 'workflow',
      namespace: 'jalon',
      workflowId: handle.workflowId,
    });
    expect(JSON.parse(Buffer.from(input?.data ?? []).toString())).toEqual(ERASED_PAYLOAD);
    expect(await carryOut(store, ids[0] ?? '')).toBeUndefined();
  }, 60_000);

  it('cannot be opened a case for again', async () => {
    const again = await api.post('u-accueil', '/v1/accompaniments', {
      householdId: family.householdId,
      trigger: {
        kind: 'arrears',
        stage: 'first-default',
        occurredOn: family.today,
        registeredOn: family.today,
        referredBy: 'registry',
      },
    });
    expect(again).toMatchObject({ status: 410, body: { code: 'erased' } });
  });

  it('leaves a trace of its erasure, by the service', async () => {
    const { body } = await api.get<{ items: object[] }>(
      'u-responsable',
      `/v1/trace?household=${family.householdId}`,
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({
        action: 'carry-out-erasure',
        by: expect.objectContaining({ role: 'system' }),
      }),
    );
  });
});
