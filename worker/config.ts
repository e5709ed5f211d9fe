/** The only reader of the environment: what the service needs to know, checked, or an error that names it. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

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

const SERVICE = z.object({
  JALON_MODE: z.enum(MODES).default('production'),
  JALON_API_HOST: z.string().default('127.0.0.1'),
  JALON_API_PORT: port.default(3000),
  JALON_PUBLIC_URL: address('https', 'http'),
  JALON_DATABASE_URL: address('postgresql', 'postgres'),
  JALON_TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'expected host:port'),
  JALON_TEMPORAL_NAMESPACE: z.string().default('jalon'),
  JALON_TEMPORAL_UI_URL: address('http', 'https').optional(),
  JALON_SMTP_URL: address('smtp', 'smtps'),
  JALON_MAIL_FROM: z.string().min(3),
  JALON_IDENTITY_KEY: identityKey,
});

const LOCAL = z.object({
  JALON_DATA_DIR: z.string().default('.jalon'),
  JALON_API_PORT: port.default(3000),
  JALON_PG_PORT: port.default(5433),
  JALON_TEMPORAL_PORT: port.default(7233),
  JALON_TEMPORAL_UI_PORT: port.default(8233),
  JALON_SMTP_PORT: port.default(1025),
  JALON_INBOX_PORT: port.default(8025),
  TEMPORAL_CLI: z.string().optional(),
  PATH: z.string().default(''),
});

const MIGRATION = SERVICE.pick({ JALON_DATABASE_URL: true });

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** What the worker and the API need. Nothing secret has a default, in any mode. */
export function serviceSettings(environment: Environment = process.env) {
  const said = read(SERVICE, environment);
  if (said.JALON_MODE === 'rehearsal' && environment.NODE_ENV === 'production') {
    throw new SettingsError(['JALON_MODE: rehearsal is refused when NODE_ENV is production']);
  }
  return {
    mode: said.JALON_MODE,
    api: { host: said.JALON_API_HOST, port: said.JALON_API_PORT, publicUrl: said.JALON_PUBLIC_URL },
    databaseUrl: said.JALON_DATABASE_URL,
    temporal: {
      address: said.JALON_TEMPORAL_ADDRESS,
      namespace: said.JALON_TEMPORAL_NAMESPACE,
      uiUrl: said.JALON_TEMPORAL_UI_URL,
    },
    mail: { smtpUrl: said.JALON_SMTP_URL, from: said.JALON_MAIL_FROM },
    identityKey: said.JALON_IDENTITY_KEY,
  };
}
export type ServiceSettings = ReturnType<typeof serviceSettings>;

/** What bringing the database up to date needs, and no more. */
export function migrationSettings(environment: Environment = process.env): { databaseUrl: string } {
  return { databaseUrl: read(MIGRATION, environment).JALON_DATABASE_URL };
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
    },
  };
}
export type LocalSettings = ReturnType<typeof localSettings>;

/** Our environment with `settings` added, for a process that we start. */
export function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** An empty variable counts as none: that is how a compose file passes on what is not set. */
function read<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(said);
  if (result.success) return result.data;
  throw new SettingsError(
    result.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return `${name}: ${said[name] === undefined ? 'is not set, and has no default' : message}`;
    }),
  );
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
