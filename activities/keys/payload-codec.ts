/**
 * What a workflow carries, on its way to the engine and back: sealed with the key of the family it is about, so that
 * the engine, its database and its pages hold nothing readable.
 *
 * A sealed payload tells, in the clear: that it is sealed and how, by which key, and of which workflow (a mark of its id).
 * All of it is bound to the content: a payload put into another workflow's history does not open there.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { SERVICE, type DataKey, type Keyring, type Owner } from '../store/keys/keyring.ts';
import { DICTIONARY_1 } from './dictionary.ts';
import { ALGORITHM, seal, Tampered, unseal } from './sealing.ts';

const ENCODING = 'binary/encrypted';
/** The SDK's own word for `undefined`: it holds nothing. */
const NOTHING = 'binary/null';
/** What a payload reads as once its key was destroyed. */
export const ERASED_PAYLOAD = { erased: true } as const;

/** As much of the SDK's serialization context as is of use here. */
type Context = { workflowId?: string } | undefined;

export interface CodecOptions {
  /** Waits for as long as the keys are out of reach, instead of failing: a worker would die of it. */
  patient?: boolean;
}

export function familyCodec(keyring: Keyring, { patient = false }: CodecOptions = {}): PayloadCodec {
  const keys = patient ? patientKeys(keyring) : keysOf(keyring);
  return {
    encode: (payloads, context) => Promise.all(payloads.map((one) => encode(keys, one, context))),
    decode: (payloads, context) => Promise.all(payloads.map((one) => decode(keys, one, context))),
  };
}

/** Whose a sealed payload is: of which family and organisation. Nothing when it is not sealed, or by no key here. */
export async function ownerOfPayload(keyring: Keyring, payload: Payload): Promise<Owner | undefined> {
  if (textOf(payload.metadata?.['encoding']) !== ENCODING) return undefined;
  return keyring.find(sealingOf(payload).key);
}

interface Keys {
  ofWorkflow(workflowId: string): Promise<DataKey>;
  byId(id: string): Promise<DataKey | undefined>;
  startedPlain(workflowId: string): Promise<boolean>;
}

function keysOf(keyring: Keyring): Keys {
  return {
    ofWorkflow: async (id) => keyring.current((await keyring.ownerOfWorkflow(id)) ?? SERVICE),
    byId: (id) => keyring.find(id),
    startedPlain: async (id) => (await keyring.ownerOfWorkflow(id))?.startedPlain ?? true,
  };
}

function patientKeys(keyring: Keyring): Keys {
  const keys = keysOf(keyring);
  return {
    ofWorkflow: (id) => patiently(() => keys.ofWorkflow(id)),
    byId: (id) => patiently(() => keys.byId(id)),
    startedPlain: (id) => patiently(() => keys.startedPlain(id)),
  };
}

const AGAIN_MS = 500;

/** Asks until there is an answer; a wrapped key that does not open will not open later either. */
async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Tampered) throw error;
      await pause(AGAIN_MS);
    }
  }
}

async function encode(keys: Keys, payload: Payload, context: Context): Promise<Payload> {
  if (textOf(payload.metadata?.['encoding']) === NOTHING) return payload;
  const workflowId = context?.workflowId;
  const { id, key } = await keys.ofWorkflow(workflowId ?? '');
  if (!key) return erased();
  const sealing = { key: id, workflow: markOf(workflowId) };
  return {
    metadata: { encoding: Buffer.from(ENCODING), sealed: Buffer.from(written(sealing)) },
    data: seal(key, pack(payload), placeOf(sealing)),
  };
}

async function decode(keys: Keys, payload: Payload, context: Context): Promise<Payload> {
  const { metadata, data } = payload;
  if (textOf(metadata?.['encoding']) !== ENCODING) return unsealed(keys, payload, context);
  const sealing = sealingOf(payload);
  // What failed outside any workflow is sealed for none.
  const isElsewhere = sealing.workflow !== '' && sealing.workflow !== markOf(context?.workflowId);
  if (context?.workflowId !== undefined && isElsewhere) throw new Tampered();
  const found = await keys.byId(sealing.key);
  if (!found) throw new UnknownKey(sealing.key);
  return found.key ? unpack(unseal(found.key, data ?? new Uint8Array(), placeOf(sealing))) : erased();
}

/** Which key, and a mark of which workflow: what a payload tells of how it was sealed. */
interface Sealing {
  key: string;
  workflow: string;
}

/** Algorithm (as RFC 7518 calls it), key, workflow: short, since the engine keeps it with every payload. */
function written({ key, workflow }: Sealing): string {
  return [ALGORITHM, key, workflow].join('.');
}

function sealingOf({ metadata }: Payload): Sealing {
  const [algorithm, key = '', workflow = ''] = textOf(metadata?.['sealed'])?.split('.') ?? [];
  if (algorithm !== ALGORITHM) throw new Tampered();
  return { key, workflow };
}

function placeOf(sealing: Sealing): string {
  return `payload ${written(sealing)}`;
}

const MARK_LENGTH = 11;

function markOf(workflowId: string | undefined): string {
  if (workflowId === undefined) return '';
  return createHash('sha256').update(workflowId).digest('base64url').slice(0, MARK_LENGTH);
}

/** A payload was sealed under a key that this installation never had. */
export class UnknownKey extends Error {
  constructor(id: string) {
    super(
      `No key ${id}: this was sealed by another installation, or the keys were put back from too long ago.`,
    );
    this.name = 'UnknownKey';
  }
}

/** What is not sealed is taken only where it may be: in a case older than the keys, or where it says nothing. */
async function unsealed(keys: Keys, payload: Payload, context: Context): Promise<Payload> {
  if (textOf(payload.metadata?.['encoding']) === NOTHING || context?.workflowId === undefined) return payload;
  if (await keys.startedPlain(context.workflowId)) return payload;
  throw new Tampered();
}

function erased(): Payload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(ERASED_PAYLOAD)),
  };
}

/** How the content is packed; a number once used means the same for ever. */
const AS_IT_IS = 0;
const DEFLATED = 1;
const JSON_ENCODING = 'json/plain';

/** A flag, then the length of the metadata, the metadata and the data, made smaller where that is possible. */
function pack({ metadata, data }: Payload): Buffer {
  const head = Buffer.from(headOf(metadata ?? {}));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(head.length);
  const whole = Buffer.concat([length, head, data ?? new Uint8Array()]);
  // Nobody can make it smaller once it is sealed.
  const deflated = deflateRawSync(whole, { level: 6, dictionary: DICTIONARY_1 });
  return deflated.length < whole.length
    ? Buffer.concat([Buffer.of(DEFLATED), deflated])
    : Buffer.concat([Buffer.of(AS_IT_IS), whole]);
}

function unpack(packed: Buffer): Payload {
  const content = packed.subarray(1);
  const whole = packed[0] === DEFLATED ? inflateRawSync(content, { dictionary: DICTIONARY_1 }) : content;
  const start = 2 + whole.readUInt16BE(0);
  return { metadata: metadataOf(whole.toString('utf8', 2, start)), data: whole.subarray(start) };
}

type Metadata = Record<string, Uint8Array>;

/** Nothing for what nearly all are: JSON, and no more to say. */
function headOf(metadata: Metadata): string {
  const names = Object.keys(metadata);
  if (names.length === 1 && textOf(metadata['encoding']) === JSON_ENCODING) return '';
  return JSON.stringify(
    Object.fromEntries(names.map((name) => [name, Buffer.from(metadata[name] ?? []).toString('base64')])),
  );
}

function metadataOf(head: string): Metadata {
  if (head === '') return { encoding: Buffer.from(JSON_ENCODING) };
  const told: Record<string, string> = JSON.parse(head);
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  );
}

function textOf(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes ? Buffer.from(bytes).toString('utf8') : undefined;
}
