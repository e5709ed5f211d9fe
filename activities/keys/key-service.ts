/**
 * Who holds the master key. Here it comes from the settings; a key service (KMS, HSM) takes its place by the same
 * two operations (docs/operations.md, "A key service").
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { KEY_BYTES, seal, unseal } from './sealing.ts';

/** A key as it may be stored: `by` names the master key without which it is nothing. */
export interface Wrapped {
  by: string;
  bytes: Buffer;
}

/** It wraps the keys of organisations, a handful, and sees no other. `about` is bound to what is wrapped. */
export interface KeyService {
  /** Under the master key in use. */
  wrap(key: Buffer, about: string): Promise<Wrapped>;
  /** Throws when it holds no such master key, or when what was wrapped is not as it was. */
  unwrap(wrapped: Wrapped, about: string): Promise<Buffer>;
}

/** For what touches nothing private, and is given no master key: whoever asks it for a key is refused. */
export const NO_KEYS: KeyService = {
  wrap: () => Promise.reject(new Error('No master key was given here.')),
  unwrap: () => Promise.reject(new Error('No master key was given here.')),
};

/** The first master key wraps; the others only open what was wrapped before the last change. */
export function localKeyService(masterKeys: readonly Buffer[]): KeyService {
  const held = new Map(masterKeys.map((key) => [masterKeyId(key), derived(key)]));
  const [current] = held;
  if (!current || masterKeys.some((key) => key.length < KEY_BYTES)) {
    throw new RangeError(`a master key has ${KEY_BYTES} bytes at least`);
  }
  const [by, key] = current;
  return {
    wrap: async (given, about) => ({ by, bytes: seal(key, given, about) }),
    unwrap: async (wrapped, about) => unseal(masterKey(held, wrapped.by), wrapped.bytes, about),
  };
}

/** A key of the right length, of this use only (RFC 5869). */
function derived(key: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'jalon/master-key', KEY_BYTES)));
}

/** Names a master key without telling it. */
export function masterKeyId(key: Buffer): string {
  return createHmac('sha256', key).update('jalon/master-key-id').digest('hex').slice(0, 16);
}

function masterKey(held: ReadonlyMap<string, KeyObject>, id: string): KeyObject {
  const found = held.get(id);
  if (!found) throw new Error(`No master key ${id} among those of the settings.`);
  return found;
}
