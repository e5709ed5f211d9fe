import { createHmac, createSecretKey, KeyObject } from 'node:crypto';

/**
 * The version of the rules by which names are read. It stands in every hashed text, so that hashes of two versions
 * never meet, and in the id of the key, so that those of an earlier one are seen to be out of use.
 */
export const IDENTITY_VERSION = 'jalon/identity/1';

const SHORTEST_KEY = 32;

/** The key of the identity hashes, in bytes or, better, held. */
export type IdentityKey = Buffer | KeyObject;

/**
 * Holds the key of the hashes so that no log can print it, and so that it is prepared once for many hashes.
 * Names and birth dates can all be tried one after the other: what is kept of a list is as secret as this key,
 * which therefore stays out of the database.
 */
export function identityKey(secret: IdentityKey): KeyObject {
  if (secret instanceof KeyObject) return secret;
  if (secret.length < SHORTEST_KEY)
    throw new RangeError(`an identity key has ${SHORTEST_KEY} bytes at least`);
  return createSecretKey(secret);
}

/**
 * Names a key, and the version of the rules, without telling the key: to be stored with the hashes made under
 * both. Lists that carry another id than the one in use can no longer be asked, and have to be sent again.
 */
export function keyId(key: IdentityKey): string {
  return createHmac('sha256', identityKey(key))
    .update(`${IDENTITY_VERSION}/key-id`)
    .digest('hex')
    .slice(0, 16);
}
