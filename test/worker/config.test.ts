import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { localSettings, migrationSettings, serviceSettings } from '../../worker/config.ts';

const key = randomBytes(32).toString('base64');
const complete = {
  JALON_PUBLIC_URL: 'https://jalon.example.org',
  JALON_DATABASE_URL: 'postgresql://jalon:secret@database:5432/jalon',
  JALON_TEMPORAL_ADDRESS: 'temporal:7233',
  JALON_SMTP_URL: 'smtp://mail:25',
  JALON_MAIL_FROM: 'jalon@example.org',
  JALON_IDENTITY_KEY: key,
};
const SECRETS = ['JALON_DATABASE_URL', 'JALON_IDENTITY_KEY'];

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

  test('refuse a rehearsal where Node runs for production', () => {
    const both = { ...complete, JALON_MODE: 'rehearsal', NODE_ENV: 'production' };
    expect(() => serviceSettings(both)).toThrow('JALON_MODE: rehearsal is refused');
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
