/** A history with its payloads opened, as it may be kept among the saved ones: they tell of invented people only. */
import type { Payload } from '@temporalio/common';
import { familyCodec } from '../../activities/keys/payload-codec.ts';
import type { Keyring } from '../../activities/store/keys/keyring.ts';
import type { History } from '../faults/history.ts';

export async function decodedHistory(keys: Keyring, history: History): Promise<History> {
  const codec = familyCodec(keys);
  const open = async (value: unknown): Promise<unknown> => {
    if (isPayload(value)) return (await codec.decode([value]))[0];
    if (Array.isArray(value)) return Promise.all(value.map(open));
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    const opened = Object.assign(Object.create(Object.getPrototypeOf(value) as object), value) as Record<string, unknown>;
    for (const [name, part] of Object.entries(value)) opened[name] = await open(part);
    return opened;
  };
  return (await open(history)) as History;
}

function isPayload(value: unknown): value is Payload {
  const { metadata } = (value ?? {}) as Payload;
  return Buffer.from(metadata?.['encoding'] ?? []).toString() === 'binary/encrypted';
}

/** Numbers of the engine's own kind and bytes are left alone. */
function isPlain(value: object): boolean {
  return !(value instanceof Uint8Array) && !('low' in value && 'high' in value);
}
