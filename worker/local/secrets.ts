import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one machine's installation keeps to itself, made up at its first start. */
export interface Secrets {
  databasePassword: string;
  payloadKeys: string;
  sessionSecret: string;
}

/** The secrets kept in a data folder; new ones if it has none. */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newSecrets(), null, 2), { mode: 0o600 });
  const secrets: Secrets = JSON.parse(readFileSync(file, 'utf8'));
  return secrets;
}

function newSecrets(): Secrets {
  return {
    databasePassword: randomBytes(24).toString('base64url'),
    payloadKeys: `local:${randomBytes(32).toString('base64')}`,
    sessionSecret: randomBytes(48).toString('base64url'),
  };
}
