/** The only reader of the environment: what the service needs to know, checked, or an error that names it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isDemonstration } from './demonstration.ts';
import { ROLES } from '../workflows/rules/case.ts';

type Environment = Record<string, string | undefined>;

/** One thing or several that the environment says wrongly, or does not say. */
export class SettingsError extends Error {
  constructor(faults: string[]) {
    super(['Settings at fault:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'SettingsError';
  }
}

/** `rehearsal` lets time be advanced for a family: for newcomers, trainees and tests, never for real families. */
export const MODES = ['production', 'rehearsal'] as const;
export type Mode = (typeof MODES)[number];

const port = z.coerce.number().int().min(1).max(65_535);
const hostAndPort = z.string().regex(/^[^\s/]+:\d+$/, 'expected host:port');
const address = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `expected an address ${protocols[0]}://…`,
  });

/** Of the hashes by which families are recognised: 32 bytes in base64. It stays out of the database. */
const identityKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length < 32) context.addIssue('expected at least 32 bytes in base64');
  return key;
});

/** Signatures that only the provider can make: a shared secret would let the API make tokens too. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'] as const;

/** Words between commas. */
const words = z.string().transform((text) => text.split(',').map((word) => word.trim()));

/** `theirs=ours` between commas. */
const mapping = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  if (!pairs.every(isPair)) context.addIssue('expected theirs=ours, theirs=ours…');
  return Object.fromEntries(pairs.filter(isPair));
});

function isPair(parts: string[]): parts is [string, string] {
  return parts.length === 2 && parts.every(Boolean);
}

/** The first wraps the keys of organisations; the others, after a change, open what was wrapped before it. */
const masterKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.some((key) => key.length < 32)) {
    context.addIssue('expected at least 32 bytes in base64, or several such keys parted by commas');
  }
  return keys;
});

/** A proxy that says truly where a request came from: an address, a network, or a name that Express knows. */
const proxy = z.union([
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
]);

const count = z.coerce.number().int().min(0);
const pem = z.string().regex(/^-----BEGIN [A-Z ]+-----/, 'expected a certificate or a key in PEM');

const SERVICE = z.object({
  JALON_MODE: z.enum(MODES).default('production'),
  JALON_WORKFLOWS: z.string().optional(),
  JALON_WORKER_METRICS: hostAndPort.optional(),
  JALON_API_HOST: z.string().default('127.0.0.1'),
  JALON_API_PORT: port.default(3000),
  JALON_PUBLIC_URL: address('https', 'http'),
  JALON_DATABASE_URL: address('postgresql', 'postgres'),
  JALON_KEYS_DATABASE_URL: address('postgresql', 'postgres').optional(),
  JALON_TEMPORAL_ADDRESS: hostAndPort,
  JALON_TEMPORAL_NAMESPACE: z.string().default('jalon'),
  JALON_TEMPORAL_UI_URL: address('http', 'https').optional(),
  JALON_SMTP_URL: address('smtp', 'smtps'),
  JALON_MAIL_FROM: z.string().min(3),
  JALON_IDENTITY_KEY: identityKey,
  JALON_WEBHOOK_NETWORKS: words.pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))).default([]),
  JALON_OIDC_ISSUER: address('https', 'http'),
  JALON_OIDC_AUDIENCE: z.string().min(1),
  JALON_OIDC_CLIENT_ID: z.string().default('jalon-ui'),
  JALON_OIDC_CLIENT_SECRET: z.string().min(16).optional(),
  JALON_OIDC_SCOPE: z.string().default('openid'),
  JALON_TRUSTED_PROXIES: words.pipe(z.array(proxy)).default([]),
  JALON_OIDC_JWKS_URL: address('https', 'http').optional(),
  JALON_OIDC_ALGORITHMS: words.pipe(z.array(z.enum(ALGORITHMS)).min(1)).default(['RS256']),
  JALON_OIDC_TOKEN_TYPES: words.pipe(z.array(z.string()).min(1)).default(['at+jwt']),
  JALON_OIDC_USER_CLAIM: z.string().default('sub'),
  JALON_OIDC_ROLE_CLAIM: z.string().default('jalon_role'),
  JALON_OIDC_ORGANISATION_CLAIM: z.string().default('jalon_organisation'),
  JALON_OIDC_ROLES: mapping.pipe(z.record(z.string(), z.enum(ROLES))).default({}),
  JALON_OIDC_ORGANISATIONS: mapping.default({}),
  JALON_MASTER_KEYS: masterKeys,
  JALON_LIMIT_PER_ADDRESS: count.default(1200),
  JALON_LIMIT_PER_PERSON: count.default(600),
  JALON_LIMIT_STRANGERS: count.default(60),
  JALON_TEMPORAL_CA: pem.optional(),
  JALON_TEMPORAL_CERT: pem.optional(),
  JALON_TEMPORAL_KEY: pem.optional(),
  JALON_TEMPORAL_SERVER_NAME: z.string().optional(),
});

const LOCAL = z.object({
  JALON_DATA_DIR: z.string().default('.jalon'),
  JALON_API_PORT: port.default(3000),
  JALON_PG_PORT: port.default(5433),
  JALON_TEMPORAL_PORT: port.default(7233),
  JALON_TEMPORAL_UI_PORT: port.default(8233),
  JALON_SMTP_PORT: port.default(1025),
  JALON_INBOX_PORT: port.default(8025),
  JALON_OIDC_PORT: port.default(9080),
  TEMPORAL_CLI: z.string().optional(),
  PATH: z.string().default(''),
});

const MIGRATION = SERVICE.pick({ JALON_DATABASE_URL: true, JALON_KEYS_DATABASE_URL: true });
const KEEPING = SERVICE.pick({
  JALON_DATABASE_URL: true,
  JALON_KEYS_DATABASE_URL: true,
  JALON_IDENTITY_KEY: true,
  JALON_MASTER_KEYS: true,
});

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** What the worker and the API need. Nothing secret has a default, in any mode. */
export function serviceSettings(environment: Environment = process.env) {
  const said = read(SERVICE, environment);
  refuseInProduction(said, environment);
  return {
    mode: said.JALON_MODE,
    worker: {
      /** The workflows as one script, where they were made so beforehand (worker/bundle.ts). */
      workflows: said.JALON_WORKFLOWS,
      /** Where it publishes its figures for Prometheus; nowhere without it. */
      metrics: said.JALON_WORKER_METRICS,
    },
    api: {
      host: said.JALON_API_HOST,
      port: said.JALON_API_PORT,
      publicUrl: said.JALON_PUBLIC_URL,
      trustedProxies: said.JALON_TRUSTED_PROXIES,
    },
    databaseUrl: said.JALON_DATABASE_URL,
    keysDatabaseUrl: said.JALON_KEYS_DATABASE_URL,
    temporal: {
      address: said.JALON_TEMPORAL_ADDRESS,
      namespace: said.JALON_TEMPORAL_NAMESPACE,
      uiUrl: said.JALON_TEMPORAL_UI_URL,
      tls: engineTls(said),
    },
    limits: {
      perAddress: said.JALON_LIMIT_PER_ADDRESS,
      perPerson: said.JALON_LIMIT_PER_PERSON,
      strangers: said.JALON_LIMIT_STRANGERS,
    },
    /** Absent, nobody signs in with a browser, and the engine's pages are not there. */
    browserClient: said.JALON_OIDC_CLIENT_SECRET
      ? {
          id: said.JALON_OIDC_CLIENT_ID,
          secret: said.JALON_OIDC_CLIENT_SECRET,
          scope: said.JALON_OIDC_SCOPE,
        }
      : undefined,
    mail: { smtpUrl: said.JALON_SMTP_URL, from: said.JALON_MAIL_FROM },
    identityKey: said.JALON_IDENTITY_KEY,
    webhooksInside: said.JALON_WEBHOOK_NETWORKS,
    signIn: {
      issuer: said.JALON_OIDC_ISSUER,
      audience: said.JALON_OIDC_AUDIENCE,
      ...(said.JALON_OIDC_JWKS_URL && { keysUrl: said.JALON_OIDC_JWKS_URL }),
      algorithms: said.JALON_OIDC_ALGORITHMS,
      tokenTypes: said.JALON_OIDC_TOKEN_TYPES.map((type) => type.toLowerCase()),
      claims: {
        user: said.JALON_OIDC_USER_CLAIM,
        role: said.JALON_OIDC_ROLE_CLAIM,
        organisation: said.JALON_OIDC_ORGANISATION_CLAIM,
      },
      roles: said.JALON_OIDC_ROLES,
      organisations: said.JALON_OIDC_ORGANISATIONS,
    },
    masterKeys: said.JALON_MASTER_KEYS,
  };
}
export type ServiceSettings = ReturnType<typeof serviceSettings>;

/** What serves on one machine and must never serve real families. */
function refuseInProduction(said: z.output<typeof SERVICE>, { NODE_ENV }: Environment): void {
  if (said.JALON_MODE === 'rehearsal') {
    if (NODE_ENV !== 'production') return;
    throw new SettingsError(['JALON_MODE: rehearsal is refused when NODE_ENV is production']);
  }
  const faults = [
    ...(said.JALON_PUBLIC_URL.startsWith('https:') || !said.JALON_OIDC_CLIENT_SECRET
      ? []
      : ['JALON_PUBLIC_URL: in production browsers sign in over https']),
    ...(isApart(said.JALON_KEYS_DATABASE_URL, said.JALON_DATABASE_URL)
      ? []
      : [
          'JALON_KEYS_DATABASE_URL: in production the keys have a PostgreSQL of their own, with backups of its own',
        ]),
    ...(isElsewhere(said.JALON_OIDC_ISSUER) ? [] : [`JALON_OIDC_ISSUER: ${NOT_ELSEWHERE}`]),
    ...(isElsewhere(said.JALON_OIDC_JWKS_URL) ? [] : [`JALON_OIDC_JWKS_URL: ${NOT_ELSEWHERE}`]),
    ...(isDemonstration(said.JALON_IDENTITY_KEY)
      ? ['JALON_IDENTITY_KEY: was made for a demonstration; make one of your own']
      : []),
    ...(said.JALON_MASTER_KEYS.some(isDemonstration)
      ? ['JALON_MASTER_KEYS: was made for a demonstration; make one of your own']
      : []),
  ];
  if (faults.length > 0) throw new SettingsError(faults);
}

/** Any of them turns TLS on; without an authority of its own, those of Node are trusted. */
function engineTls(said: z.output<typeof SERVICE>) {
  const { JALON_TEMPORAL_CA: ca, JALON_TEMPORAL_CERT: crt, JALON_TEMPORAL_KEY: key } = said;
  const { JALON_TEMPORAL_SERVER_NAME: name } = said;
  if (Boolean(crt) !== Boolean(key)) {
    throw new SettingsError([
      'JALON_TEMPORAL_CERT: a certificate and its key go together (JALON_TEMPORAL_KEY)',
    ]);
  }
  if (!ca && !crt && !name) return undefined;
  return {
    ...(ca && { serverRootCACertificate: Buffer.from(ca) }),
    ...(name && { serverNameOverride: name }),
    ...(crt && key && { clientCertPair: { crt: Buffer.from(crt), key: Buffer.from(key) } }),
  };
}

const NOT_ELSEWHERE = 'in production this is an https address, and not of the machine itself';

function isApart(keysUrl: string | undefined, url: string): boolean {
  return keysUrl !== undefined && new URL(keysUrl).host !== new URL(url).host;
}

function isElsewhere(url?: string): boolean {
  if (url === undefined) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && !/^(localhost|.*\.localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}

/** What bringing the database up to date needs, and no more. */
export function migrationSettings(environment: Environment = process.env) {
  const said = read(MIGRATION, environment);
  return { databaseUrl: said.JALON_DATABASE_URL, keysDatabaseUrl: said.JALON_KEYS_DATABASE_URL };
}

/** What looking after the keys needs (worker/keys.ts). */
export function keepingSettings(environment: Environment = process.env) {
  const said = read(KEEPING, environment);
  return {
    databaseUrl: said.JALON_DATABASE_URL,
    keysDatabaseUrl: said.JALON_KEYS_DATABASE_URL,
    identityKey: said.JALON_IDENTITY_KEY,
    masterKeys: said.JALON_MASTER_KEYS,
  };
}

/** What `npm start` needs. */
export function localSettings(environment: Environment = process.env) {
  const said = read(LOCAL, environment);
  refuseSharedPorts(said);
  return {
    dataFolder: resolve(PROJECT, said.JALON_DATA_DIR),
    /** Executables are kept whatever the data folder: they are the same for all. */
    cli: { chosen: said.TEMPORAL_CLI, path: said.PATH, folder: resolve(PROJECT, '.jalon/bin') },
    ports: {
      api: said.JALON_API_PORT,
      postgres: said.JALON_PG_PORT,
      temporal: said.JALON_TEMPORAL_PORT,
      temporalUi: said.JALON_TEMPORAL_UI_PORT,
      smtp: said.JALON_SMTP_PORT,
      inbox: said.JALON_INBOX_PORT,
      provider: said.JALON_OIDC_PORT,
    },
  };
}
export type LocalSettings = ReturnType<typeof localSettings>;

/** Our environment with `settings` added, for a process that we start. */
export function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/**
 * An empty variable counts as none: that is how a compose file passes on what is not set. What stands in a file is
 * named by the variable with `_FILE` behind it: that is how secrets are given to containers.
 */
function read<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.output<Schema> {
  const direct = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const said = { ...direct, ...fromFiles(Object.keys(schema.shape), direct) };
  const result = schema.safeParse(said);
  if (result.success) return result.data;
  throw new SettingsError(
    result.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return `${name}: ${said[name] === undefined ? 'is not set, and has no default' : message}`;
    }),
  );
}

function fromFiles(names: readonly string[], said: Environment): Environment {
  const inFiles = names.flatMap((name) => {
    const file = said[`${name}_FILE`];
    return file === undefined ? [] : [{ name, file }];
  });
  const twice = inFiles.filter(({ name }) => said[name] !== undefined);
  if (twice.length > 0) {
    throw new SettingsError(twice.map(({ name }) => `${name}: is said twice, by itself and by ${name}_FILE`));
  }
  return Object.fromEntries(inFiles.map(({ name, file }) => [name, contentOf(name, file)]));
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as { code?: string };
    throw new SettingsError([`${name}_FILE: cannot be read (${code ?? 'unknown'})`]);
  }
}

function refuseSharedPorts(said: Record<string, unknown>): void {
  const ports = Object.entries(said).filter(([name]) => name.endsWith('_PORT'));
  const faults = ports.flatMap(([name, value], index) =>
    ports
      .slice(0, index)
      .flatMap(([other, taken]) => (taken === value ? [`${name}: is ${String(value)}, as ${other} is`] : [])),
  );
  if (faults.length > 0) throw new SettingsError(faults);
}
