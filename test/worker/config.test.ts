import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { demonstrationKey } from '../../worker/demonstration.ts';
import { localSettings, migrationSettings, serviceSettings } from '../../worker/config.ts';
import { temporaryFolder } from './local/folder.ts';

const key = randomBytes(32).toString('base64');
const complete = {
  JALON_PUBLIC_URL: 'https://jalon.example.org',
  JALON_DATABASE_URL: 'postgresql://jalon:secret@database:5432/jalon',
  JALON_KEYS_DATABASE_URL: 'postgresql://jalon:secret@keys:5432/jalon_keys',
  JALON_TEMPORAL_ADDRESS: 'temporal:7233',
  JALON_SMTP_URL: 'smtp://mail:25',
  JALON_MAIL_FROM: 'jalon@example.org',
  JALON_IDENTITY_KEY: key,
  JALON_OIDC_ISSUER: 'https://identite.example.org/realms/caf',
  JALON_OIDC_AUDIENCE: 'jalon',
  JALON_MASTER_KEYS: key,
};
const SECRETS = ['JALON_DATABASE_URL', 'JALON_IDENTITY_KEY', 'JALON_MASTER_KEYS', 'JALON_OIDC_ISSUER'];

describe('the settings of the service', () => {
  test('are for production unless the environment says otherwise', () => {
    expect(serviceSettings(complete)).toMatchObject({ mode: 'production', temporal: { namespace: 'jalon' } });
  });

  test.each(
    SECRETS.flatMap((name) => [
      [name, 'production'],
      [name, 'rehearsal'],
    ]),
  )('have no default for %s in %s', (name, mode) => {
    const missing = () => serviceSettings({ ...complete, JALON_MODE: mode, [name]: '' });
    expect(missing).toThrow(`${name}: is not set, and has no default`);
  });

  test('name everything at fault at once, and repeat no secret', () => {
    const faulty = {
      ...complete,
      JALON_API_PORT: 'http',
      JALON_IDENTITY_KEY: 'dG9vc2hvcnQ=',
      JALON_SMTP_URL: 'mail',
    };
    const say = () => serviceSettings(faulty);
    expect(say).toThrow(
      /JALON_API_PORT[^]*JALON_SMTP_URL: expected an address smtp[^]*JALON_IDENTITY_KEY: expected at least 32 bytes/,
    );
    expect(say).not.toThrow('dG9vc2hvcnQ');
  });

  test('refuse a master key that is too short, without repeating it', () => {
    const faulty = { ...complete, JALON_MASTER_KEYS: `${key},dG9vc2hvcnQ=` };
    const short = () => serviceSettings(faulty);
    expect(short).toThrow('JALON_MASTER_KEYS: expected at least 32 bytes in base64');
    expect(short).not.toThrow('dG9vc2hvcnQ');
  });

  test('refuse a rehearsal where Node runs for production', () => {
    const both = { ...complete, JALON_MODE: 'rehearsal', NODE_ENV: 'production' };
    expect(() => serviceSettings(both)).toThrow('JALON_MODE: rehearsal is refused');
  });

  test.each([
    ['JALON_OIDC_ISSUER', 'http://identite.example.org'],
    ['JALON_OIDC_ISSUER', 'https://localhost:9080'],
    ['JALON_OIDC_ISSUER', 'https://127.0.0.1'],
    ['JALON_OIDC_JWKS_URL', 'http://identite.example.org/keys'],
    ['JALON_KEYS_DATABASE_URL', ''],
    ['JALON_KEYS_DATABASE_URL', 'postgresql://jalon:secret@database:5432/jalon_keys'],
    ['JALON_IDENTITY_KEY', demonstrationKey()],
    ['JALON_IDENTITY_KEY', Buffer.alloc(32).toString('base64')],
  ])('refuse in production what serves on one machine: %s %s', (name, value) => {
    const settings = { ...complete, [name]: value };
    expect(() => serviceSettings(settings)).toThrow(`${name}: `);
    expect(() => serviceSettings({ ...settings, JALON_MODE: 'rehearsal' })).not.toThrow();
  });

  test('take a secret from a file, and not from two places', () => {
    const home = temporaryFolder();
    const file = join(home.path, 'key');
    writeFileSync(file, `${key}\n`);
    const { JALON_IDENTITY_KEY: _said, ...rest } = complete;
    const filed = { ...rest, JALON_IDENTITY_KEY_FILE: file };
    expect(serviceSettings(filed).identityKey).toEqual(Buffer.from(key, 'base64'));
    expect(() => serviceSettings({ ...filed, JALON_IDENTITY_KEY: key })).toThrow('is said twice');
    home.remove();
    expect(() => serviceSettings(filed)).toThrow('JALON_IDENTITY_KEY_FILE: cannot be read (ENOENT)');
  });

  test('map the provider’s words onto ours', () => {
    const mapped = {
      JALON_OIDC_ROLES: 'cadre=supervisor, ts=caseworker',
      JALON_OIDC_ALGORITHMS: 'RS256,ES256',
    };
    expect(serviceSettings({ ...complete, ...mapped }).signIn).toMatchObject({
      algorithms: ['RS256', 'ES256'],
      roles: { cadre: 'supervisor', ts: 'caseworker' },
    });
  });

  test.each([
    ['JALON_OIDC_ALGORITHMS', 'none'],
    ['JALON_OIDC_ALGORITHMS', 'RS256,HS256'],
    ['JALON_OIDC_ROLES', 'cadre=chief'],
    ['JALON_OIDC_ROLES', 'cadre'],
  ])('refuse %s=%s', (name, value) => {
    expect(() => serviceSettings({ ...complete, [name]: value })).toThrow(name);
  });

  test('ask of a migration no more than the database', () => {
    const { JALON_DATABASE_URL: url } = complete;
    expect(migrationSettings({ JALON_DATABASE_URL: url })).toEqual({ databaseUrl: url });
  });
});

describe('the settings of one machine', () => {
  test('need nothing said', () => {
    expect(localSettings({}).ports).toMatchObject({ api: 3000, temporal: 7233 });
  });

  test('refuse one port for two things', () => {
    expect(() => localSettings({ JALON_API_PORT: '7233' })).toThrow(
      'JALON_TEMPORAL_PORT: is 7233, as JALON_API_PORT is',
    );
  });

  test('refuse a port that is none', () => {
    expect(() => localSettings({ JALON_PG_PORT: '70000' })).toThrow('JALON_PG_PORT');
  });
});
