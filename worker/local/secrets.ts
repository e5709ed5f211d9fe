import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationKey } from '../demonstration.ts';
import { newProviderKeys, type ProviderKeys } from './provider/keys.ts';

/** What one machine's installation keeps to itself, made up at its first start. */
export interface Secrets {
  databasePassword: string;
  identityKey: string;
  provider: ProviderKeys;
  masterKey: string;
}

/** The secrets kept in a data folder; those it does not have yet are made up and kept. */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = { ...newSecrets(), ...kept };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function newSecrets(): Secrets {
  return {
    databasePassword: randomBytes(24).toString('base64url'),
    identityKey: demonstrationKey(),
    provider: newProviderKeys(),
    masterKey: demonstrationKey(),
  };
}
