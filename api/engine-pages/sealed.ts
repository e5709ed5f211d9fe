/**
 * What a browser keeps for us and cannot read or change: a small value, encrypted (JWE, AES-256-GCM) under a key of the
 * API, for so many seconds. Each use has a key of its own, so that one cookie never passes for another.
 */
import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Request, Response } from 'express';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/** A cookie that holds a value of ours. */
export interface SealedCookie<Value> {
  set(response: Response, value: Value, seconds: number): Promise<void>;
  /** What it holds, unless there is none, it is too old, or it is not of ours. */
  read(request: Request): Promise<Value | undefined>;
  clear(response: Response): void;
}

interface Options<Schema extends z.ZodType<object>> {
  name: string;
  path: string;
  schema: Schema;
  /** `strict` is not sent where another site leads here; `lax` is, when the address is opened. */
  sameSite: 'strict' | 'lax';
  /** Over https only. */
  secure: boolean;
  secret: KeyObject;
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' };

export function sealedCookie<Schema extends z.ZodType<object>>(
  options: Options<Schema>,
): SealedCookie<z.output<Schema>> {
  const { name, path, schema, sameSite, secure } = options;
  const key = keyOf(options.secret, name);
  const shared = { httpOnly: true, secure, sameSite, path } as const;
  return {
    set: async (response, value, seconds) => {
      const sealed = new EncryptJWT({ value }).setProtectedHeader(ALGORITHM).setExpirationTime(`${seconds}s`);
      response.cookie(name, await sealed.encrypt(key), { ...shared, maxAge: seconds * 1000 });
    },
    read: async (request) => {
      const text = cookieIn(request, name);
      const found = schema.safeParse(text && (await opened(text, key)));
      return found.success ? found.data : undefined;
    },
    clear: (response) => void response.clearCookie(name, shared),
  };
}

async function opened(text: string, key: Uint8Array): Promise<unknown> {
  try {
    const { payload } = await jwtDecrypt(text, key, {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
      requiredClaims: ['exp'],
    });
    return payload['value'];
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function keyOf(secret: KeyObject, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.alloc(0), `jalon cookie ${use}`, 32));
}

function cookieIn(request: Request, name: string): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Any secret of the service, as one that cookies can be sealed with. */
export function cookieSecret(secret: Uint8Array): KeyObject {
  return createSecretKey(createHash('sha256').update('jalon cookies').update(secret).digest());
}
