/** What a local provider signs with, made up once and kept: people stay signed in when it starts again. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'jose';

export interface ProviderKeys {
  /** Signs tokens, the first one; the others are still published. */
  signing: JWK[];
  /** Signs the cookies of its pages. */
  cookies: string;
  /** By which the API's own pages make themselves known. */
  uiSecret: string;
}

export function newProviderKeys(): ProviderKeys {
  return {
    signing: [newSigningKey()],
    cookies: randomBytes(32).toString('base64url'),
    uiSecret: randomBytes(32).toString('base64url'),
  };
}

/** An RSA key under an id of its own. */
export function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('base64url');
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid, alg: 'RS256', use: 'sig' };
}
