/** Contents sealed for their owner, as rows keep them: the sealed bytes, and the id of the key beside them. */
import { seal, unseal } from '../../keys/sealing.ts';
import type { DataKey, Keyring, Owner } from './keyring.ts';

/** `bytes` is absent when the owner's key was destroyed: nothing can be kept for them any more. */
export interface Sealed {
  key: string;
  bytes?: Buffer;
}

/** Seals bytes for an owner; `place` is where they will lie, and they open nowhere else. */
export async function sealFor(
  keys: Keyring,
  owner: Owner,
  place: string,
  plain: Uint8Array,
): Promise<Sealed> {
  return sealWith(await keys.current(owner), place, plain);
}

export function sealWith({ id, key }: DataKey, place: string, plain: Uint8Array): Sealed {
  return key ? { key: id, bytes: seal(key, plain, place) } : { key: id };
}

/** What was sealed; nothing once its key was destroyed. Throws Tampered. */
export function openWith(
  found: DataKey | undefined,
  place: string,
  bytes: Uint8Array | null,
): Buffer | undefined {
  if (!found) throw new Error('A row was sealed under a key that is not here.');
  return found.key && bytes ? unseal(found.key, bytes, place) : undefined;
}

export async function open(
  keys: Keyring,
  keyId: string,
  place: string,
  bytes: Uint8Array | null,
): Promise<Buffer | undefined> {
  return openWith(await keys.find(keyId), place, bytes);
}
