/** What the engine is given opens with the family's key, in the workflow it was made for, and nowhere else. */
import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localKeyService } from '../../../activities/keys/key-service.ts';
import {
  ERASED_PAYLOAD,
  familyCodec,
  ownerOfPayload,
  UnknownKey,
} from '../../../activities/keys/payload-codec.ts';
import { readPayloads } from '../../../activities/keys/reading-payloads.ts';
import { Tampered } from '../../../activities/keys/sealing.ts';
import { ownerOfHousehold } from '../../../activities/store/keys/keyring.ts';
import { rowsOf } from '../../../activities/store/statements.ts';
import { openStore, type Store } from '../../../activities/store/store.ts';
import { openFreshStore, TEST_KEYS, type OpenedStore } from '../store/opened.ts';

let opened: OpenedStore;
let store: Store;
let codec: PayloadCodec;
beforeAll(async () => {
  opened = await openFreshStore();
  store = opened.store;
  codec = familyCodec(store.keys);
});
afterAll(() => opened.close());

let cases = 0;

/** A case with a family of its own, registered as if about to start. */
async function newCase() {
  const workflowId = `accompaniment-${(cases += 1)}`;
  const owner = ownerOfHousehold(`h-${cases}`, 'caf');
  await store.keys.register(workflowId, owner);
  return { owner, context: contextOf(workflowId) };
}

function contextOf(workflowId: string) {
  return { type: 'workflow', namespace: 'jalon', workflowId } as const;
}

function plain(value: unknown): Payload {
  return defaultPayloadConverter.toPayload(value);
}

function valueOf(payload: Payload | undefined): unknown {
  return defaultPayloadConverter.fromPayload(payload as Payload);
}

/** Algorithm, key and mark of the workflow, as a payload tells them. */
function sealingOf({ metadata }: Payload): string[] {
  return Buffer.from(metadata?.['sealed'] ?? [])
    .toString()
    .split('.');
}

/** The same content, said to be sealed otherwise. */
function told(payload: Payload, ...sealing: string[]): Payload {
  return { ...payload, metadata: { ...payload.metadata, sealed: Buffer.from(sealing.join('.')) } };
}

async function sealed(value: unknown, context: ReturnType<typeof contextOf>): Promise<Payload> {
  const [payload] = await codec.encode([plain(value)], context);
  return payload as Payload;
}

const read = async (payload: Payload, context?: ReturnType<typeof contextOf>) =>
  valueOf((await codec.decode([payload], context))[0]);

const LONG = { summary: 'Phrase inventée. '.repeat(200) };

describe('a payload', () => {
  it.each([
    ['short', { note: 'Nour Fictive' }],
    ['long', LONG],
  ])('comes back as it was: %s', async (_, value) => {
    const { context } = await newCase();
    expect(await read(await sealed(value, context), context)).toEqual(value);
  });

  it('holds nothing readable, tells whose it is, and is smaller when long', async () => {
    const { context, owner } = await newCase();
    const payload = await sealed(LONG, context);
    const bytes = Buffer.concat([...Object.values(payload.metadata ?? {}), payload.data ?? Buffer.of()]);
    expect(bytes.includes('Phrase') || bytes.includes('summary')).toBe(false);
    expect(bytes.length).toBeLessThan(JSON.stringify(LONG).length / 2);
    expect(await ownerOfPayload(store.keys, payload)).toMatchObject(owner);
    expect(sealingOf(payload)[0]).toBe('A256GCM');
  });

  it('is another one each time', async () => {
    const { context } = await newCase();
    const [one, other] = [await sealed('même', context), await sealed('même', context)];
    expect(Buffer.from(one.data ?? []).equals(Buffer.from(other.data ?? []))).toBe(false);
  });

  it('is refused when a single bit of it has changed, wherever', async () => {
    const { context } = await newCase();
    const payload = await sealed({ note: 'Nour' }, context);
    const data = Buffer.from(payload.data ?? []);
    for (let index = 0; index < data.length; index += 1) {
      const changed = Buffer.from(data);
      changed[index] = (changed[index] ?? 0) ^ 1;
      await expect(read({ ...payload, data: changed }, context)).rejects.toThrow(Tampered);
    }
    await expect(read({ ...payload, data: Buffer.of() }, context)).rejects.toThrow(Tampered);
  });

  it('is refused in another workflow, also of the same family, and when it pretends to be of it', async () => {
    const { owner, context } = await newCase();
    const hearing = contextOf(`${context.workflowId}-hearing`);
    await store.keys.register(hearing.workflowId, owner);
    const payload = await sealed('Nour', context);
    await expect(read(payload, hearing)).rejects.toThrow(Tampered);
    const [algorithm = '', key = ''] = sealingOf(payload);
    const mark = sealingOf(await sealed('', hearing))[2] ?? '';
    const renamed = told(payload, algorithm, key, mark);
    await expect(read(renamed, hearing)).rejects.toThrow(Tampered);
    await expect(read(renamed)).rejects.toThrow(Tampered);
  });

  it('is refused under another algorithm, and under a key that is not here', async () => {
    const { context } = await newCase();
    const payload = await sealed('Nour', context);
    const [algorithm = '', key = '', mark = ''] = sealingOf(payload);
    await expect(read(told(payload, 'none', key, mark), context)).rejects.toThrow(Tampered);
    await expect(read(told(payload, algorithm, 'elsewhere', mark), context)).rejects.toThrow(UnknownKey);
    const other = await store.keys.current((await newCase()).owner);
    await expect(read(told(payload, algorithm, other.id, mark), context)).rejects.toThrow(Tampered);
  });

  it('reads as erased once the family’s key is destroyed, and nothing more is sealed for it', async () => {
    const { owner, context } = await newCase();
    const before = await sealed('Nour', context);
    await store.keys.destroy(owner);
    expect(await read(before, context)).toEqual(ERASED_PAYLOAD);
    expect(valueOf(await sealed('Nour', context))).toEqual(ERASED_PAYLOAD);
  });
});

const anyone = () => Promise.resolve(true);

describe('payloads read on the engine’s pages', () => {
  it('are opened for the family’s organisation only, and say whose they were', async () => {
    const { context, owner } = await newCase();
    const given = [await sealed('Nour', context), plain('public')];
    const theirs = await readPayloads(store.keys, given, 'caf', anyone);
    expect(theirs.payloads.map(valueOf)).toEqual(['Nour', 'public']);
    expect(theirs).toMatchObject({ householdIds: [owner.subject.replace('household:', '')], caseIds: [] });
    const others = await readPayloads(store.keys, given, 'council', anyone);
    expect(others).toEqual({ payloads: given, householdIds: [], caseIds: [] });
    const notTheirs = await readPayloads(store.keys, given, 'caf', () => Promise.resolve(false));
    expect(notTheirs).toEqual(others);
  });
});

describe('what is not sealed', () => {
  it('is refused in a case that started sealed, unless it says nothing', async () => {
    const { context } = await newCase();
    await expect(read(plain({ step: 'close' }), context)).rejects.toThrow(Tampered);
    expect(await read(plain(undefined), context)).toBeUndefined();
  });

  it('is read in a case older than the keys, which seals what it says from now on', async () => {
    await opened.store.pool.query(
      `insert into case_summary (id, kind, organisation_id, household_id, accompaniment_id, reference, stage, trigger,
        urgency, opened_on, agenda, version, recorded_at_ms)
      values ('old-1', 'accompaniment', 'caf', 'h-old', 'old-1', 'AC-1', 'screening', 'arrears', 0, '2026-01-01',
        '[]', 1, 1)`,
    );
    const context = contextOf('accompaniment-old-1');
    expect(await read(plain('avant'), context)).toBe('avant');
    const payload = await sealed('après', context);
    expect(Buffer.from(payload.data ?? []).includes('après')).toBe(false);
    const { subject } = (await store.keys.ownerOfWorkflow(context.workflowId)) ?? {};
    expect(subject).toBe('household:h-old');
  });
});

describe('what is of no case', () => {
  it('is sealed with the service’s own key', async () => {
    const context = contextOf('coordination-list-1');
    const payload = await sealed({ listId: '1' }, context);
    expect(await read(payload, context)).toEqual({ listId: '1' });
    const [failure] = await codec.encode([plain({ message: 'Bug' })]);
    expect(await read(failure as Payload)).toEqual({ message: 'Bug' });
  });
});

describe('the keys', () => {
  it('are nothing without the master key', async () => {
    const { context } = await newCase();
    const payload = await sealed('Nour', context);
    const thief = openStore(opened.url, localKeyService([randomBytes(32)]));
    const stolen = familyCodec(thief.keys).decode([payload], context);
    await expect(stolen).rejects.toThrow(/No master key/);
    await thief.close();
  });

  it('are made once by two that ask at once, and found by another process', async () => {
    const owner = ownerOfHousehold('h-both', 'another-organisation');
    const second = openStore(opened.url, TEST_KEYS);
    const [one, other] = await Promise.all([store.keys.current(owner), second.keys.current(owner)]);
    await second.close();
    expect(one.id).toBe(other.id);
    expect(one.key?.equals(other.key as never)).toBe(true);
  });

  it('are one for each family, wrapped by that of its organisation', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const keys = await Promise.all([one, other].map(({ owner }) => store.keys.current(owner)));
    expect(keys[0]?.id).not.toBe(keys[1]?.id);
    const wrapping = await rowsOf<{ organisation_id: string }>(store.keysPool, {
      text: `select distinct organisation_key.organisation_id from data_key
        join organisation_key on organisation_key.id = organisation_key_id where data_key.id = any($1)`,
      values: [keys.map(({ id }) => id)],
    });
    expect(wrapping).toEqual([{ organisation_id: 'caf' }]);
  });
});
