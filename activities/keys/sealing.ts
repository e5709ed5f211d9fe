/** Authenticated encryption, the one way to do it here: AES-256-GCM, each time under a nonce of its own. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, type KeyObject } from 'node:crypto';

/** AES-256-GCM, as RFC 7518 names it. Told in what is sealed, so that another can follow one day. */
export const ALGORITHM = 'A256GCM';
export const KEY_BYTES = 32;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed has been changed, or moved to where it does not belong, or is of another key. */
export class Tampered extends Error {
  constructor() {
    super('What was sealed does not open with its key, at this place.');
    this.name = 'Tampered';
  }
}

/** Nonce, cipher text and tag, in one piece. `place` is where it belongs: it opens nowhere else. */
export function seal(key: KeyObject, plain: Uint8Array, place: string): Buffer {
  return sealUnder(randomBytes(NONCE_BYTES), key, plain, place);
}

/**
 * The same, always alike for the same content at the same place, so that one can tell whether it was sealed before.
 * The nonce is a keyed hash of both: another content has another nonce.
 */
export function sealAlike(key: KeyObject, plain: Uint8Array, place: string): Buffer {
  const nonce = createHmac('sha256', key).update(`nonce ${place}\n`).update(plain).digest();
  return sealUnder(nonce.subarray(0, NONCE_BYTES), key, plain, place);
}

function sealUnder(nonce: Buffer, key: KeyObject, plain: Uint8Array, place: string): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What `seal` was given. Throws Tampered. */
export function unseal(key: KeyObject, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Tampered();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Tampered();
  }
}
