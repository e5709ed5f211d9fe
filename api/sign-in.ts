/**
 * Who asks: a bearer token (RFC 6750) of the organisation's OpenID Connect provider, checked against the keys that the
 * provider publishes. The only place that knows how an actor is named.
 */
import type { Request } from 'express';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { findActiveUser, type User } from '../activities/store/organisations.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor, type Role } from '../workflows/rules/case.ts';
import { actingAs } from './acting.ts';
import { id } from './schemas/primitives.ts';

/** How tokens are checked, and what their claims say; see docs/operations.md. */
export interface SignInSettings {
  issuer: string;
  audience: string;
  /** Where the provider publishes its keys; it says so itself (discovery) unless said here. */
  keysUrl?: string;
  /** Signature algorithms accepted: never `none`, never a shared secret. */
  algorithms: readonly string[];
  /** Values of `typ` accepted: what tells an access token from what else the provider signs. */
  tokenTypes: readonly string[];
  /** The claims that tell the user, the roles and the organisation; dots lead into a claim (`realm_access.roles`). */
  claims: { user: string; role: string; organisation: string };
  /** The provider's word for each role; absent, a role goes by its name here. */
  roles: Readonly<Record<string, Role>>;
  /** The provider's word for each organisation; one that is not in it goes by its id here. */
  organisations: Readonly<Record<string, string>>;
  /** How long before unknown keys are asked for again, in milliseconds. */
  keysCooldownMs?: number;
}

/** Someone who asks: the user, in the role they act in. */
export interface Asker {
  actor: Actor;
  user: User;
}

/** Says who makes a request, or refuses it. */
export type Identify = (request: Request) => Promise<Asker>;

/** The codes of what is the fault of whoever signs in. */
export const SIGN_IN_FAULTS = ['actor-required', 'invalid-token', 'token-expired', 'unknown-actor'] as const;
/** The codes of what may be refused to whoever signs in. */
export const SIGN_IN_REFUSALS = [...SIGN_IN_FAULTS, 'too-many-requests', 'sign-in-unavailable'] as const;

const CLOCK_TOLERANCE_S = 5;
const PATIENCE_MS = 5000;
const COOLDOWN_MS = 10_000;

/** Reads and checks the token of each request. */
export function identifyByToken(know: KnowByToken): Identify {
  return async (request) => know(tokenOf(request));
}

/** Says whom a token was given to, or refuses it. */
export type KnowByToken = (token: string) => Promise<Asker>;

export function knowByToken(store: Store, settings: SignInSettings): KnowByToken {
  const keys = keysOf(settings);
  return async (token) => {
    const claims = await verified(token, settings, keys);
    const said = actingAs(claims, settings);
    const user = id.safeParse(said.user).success ? await findActiveUser(store, said.user) : undefined;
    if (!user || user.organisationId !== said.organisation) {
      throw new Refusal('unknown-actor', 'Nobody of this id works here.');
    }
    const role = roleOf(user, said.roles);
    return { user, actor: { id: user.id, role, organisationId: user.organisationId } };
  };
}

/** Of several roles, the one that the service has recorded; otherwise the only one. */
function roleOf({ role }: User, roles: readonly Role[]): Role {
  const [only, ...others] = roles;
  if (only && others.length === 0) return only;
  if (roles.includes(role)) return role;
  throw new Refusal('unknown-actor', 'The sign-in gives no role here.');
}

function tokenOf(request: Request): string {
  const given = /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.get('authorization') ?? '');
  if (given?.[1]) return given[1];
  throw new Refusal('actor-required', 'Sign in: send a bearer token.');
}

async function verified(token: string, settings: SignInSettings, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: [...settings.algorithms],
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'iat'],
    });
    if (settings.tokenTypes.includes(typeOf(protectedHeader))) return payload;
    throw new errors.JWTInvalid('of another type');
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Without its optional prefix, in small letters (RFC 7515, 4.1.9). */
function typeOf({ typ = '' }: { typ?: string }): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

/** A token that is wrong is the caller's matter; keys that cannot be had are not. */
function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Refusal('token-expired', 'Sign in again.');
  if (AWAY.some((kind) => error instanceof kind)) {
    return new Refusal('sign-in-unavailable', 'The identity provider cannot be reached: try again.');
  }
  if (error instanceof errors.JOSEError) {
    return new Refusal('invalid-token', 'This token does not come from a sign-in for this service.');
  }
  return error;
}

/** The keys cannot be had. */
class KeysAway extends Error {}
const AWAY = [KeysAway, errors.JWKSTimeout, errors.JWKSInvalid];

/** The provider's keys, found at the first request that needs them, and again when one is signed with a new key. */
function keysOf(settings: SignInSettings): JWTVerifyGetKey {
  let finding: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    finding ??= findKeys(settings);
    const keys = await finding.catch((cause: unknown) => {
      finding = undefined;
      throw new KeysAway('discovery', { cause });
    });
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC') throw error;
      throw new KeysAway('keys', { cause: error });
    }
  };
}

async function findKeys({ issuer, keysUrl, keysCooldownMs: cooldownDuration = COOLDOWN_MS }: SignInSettings) {
  const url = keysUrl ?? (await discovered(issuer));
  return createRemoteJWKSet(new URL(url), { cooldownDuration, timeoutDuration: PATIENCE_MS });
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** What the provider says of itself (OpenID Connect Discovery, 4). */
async function discovered(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${response.status}`);
  const said = discovery.parse(await response.json());
  if (said.issuer !== issuer) throw new Error('The provider calls itself otherwise.');
  return said.jwks_uri;
}
