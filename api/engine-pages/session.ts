/**
 * Browsers sign in by authorization code with PKCE (RFC 7636) at the same provider as everyone, and the token they
 * bring back is checked as any other. What is kept of it is who they are, in a cookie that ends soon; whether they
 * still work here is asked again with each request.
 */
import type { KeyObject } from 'node:crypto';
import type { Request, Response } from 'express';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  AuthorizationResponseError,
  ClientError,
  type Configuration,
} from 'openid-client';
import { z } from 'zod';
import { findActiveUser } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import { Refusal, ROLES, type Actor } from '../../workflows/rules/case.ts';
import { PATHS } from '../paths.ts';
import type { Asker, KnowByToken, SignInSettings } from '../sign-in.ts';
import { cookieSecret, sealedCookie, type SealedCookie } from './sealed.ts';

/** How browsers sign in. */
export interface BrowserSettings {
  /** Where people reach the API: https, but on one machine. */
  publicUrl: string;
  client: { id: string; secret: string; scope: string };
  /** Any secret of the service. */
  secret: Uint8Array;
}

export interface Sessions {
  /** Sends the browser to the provider; it comes back to `to`, an address here. */
  begin(response: Response, to: string): Promise<void>;
  /** What the provider sent the browser back with: who it is, and where it wanted to go. */
  finish(request: Request, response: Response): Promise<{ actor: Actor; to: string }>;
  /** Who asks; nobody whose cookie is missing, too old, or not of ours. */
  find(request: Request): Promise<Asker | undefined>;
  end(response: Response): void;
}

const SIGNING_IN = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});
const SIGNED_IN = z.strictObject({ id: z.string(), role: z.enum(ROLES), organisationId: z.string() });

/** To sign in, and then to read, without being asked again. */
const SIGNING_IN_S = 600;
const SIGNED_IN_S = 3600;

interface Parts {
  store: Store;
  know: KnowByToken;
  settings: BrowserSettings;
  provider: () => Promise<Configuration>;
  signingIn: SealedCookie<z.output<typeof SIGNING_IN>>;
  signedIn: SealedCookie<z.output<typeof SIGNED_IN>>;
}

export function openSessions(
  store: Store,
  know: KnowByToken,
  signIn: SignInSettings,
  settings: BrowserSettings,
): Sessions {
  const secret = cookieSecret(settings.secret);
  const shared = { secret, secure: settings.publicUrl.startsWith('https:') };
  const parts: Parts = { store, know, settings, provider: providerOf(signIn, settings), ...cookies(shared) };
  return {
    begin: (response, to) => begin(parts, response, to),
    finish: (request, response) => finish(parts, request, response),
    find: async (request) => stillHere(store, await parts.signedIn.read(request)),
    end: (response) => parts.signedIn.clear(response),
  };
}

/** The first comes back from the provider's site, the second is for our own pages only. */
function cookies(shared: { secret: KeyObject; secure: boolean }) {
  const [coming, here] = [PATHS.signInCallback, '/'];
  return {
    signingIn: sealedCookie({
      ...shared,
      name: 'jalon_signing_in',
      path: coming,
      schema: SIGNING_IN,
      sameSite: 'lax',
    }),
    signedIn: sealedCookie({
      ...shared,
      name: 'jalon_session',
      path: here,
      schema: SIGNED_IN,
      sameSite: 'strict',
    }),
  };
}

async function begin(
  { provider, settings, signingIn }: Parts,
  response: Response,
  to: string,
): Promise<void> {
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const address = buildAuthorizationUrl(await provider(), {
    redirect_uri: callbackOf(settings).href,
    scope: settings.client.scope,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  await signingIn.set(response, { state, nonce, verifier, to }, SIGNING_IN_S);
  response.redirect(address.href);
}

async function finish(parts: Parts, request: Request, response: Response) {
  const begun = await parts.signingIn.read(request);
  if (!begun)
    throw new Refusal('sign-in-not-begun', 'Begin again: this sign-in is too old, or not of this browser.');
  parts.signingIn.clear(response);
  const { actor } = await parts.know(await tokenFor(parts, request, begun));
  const { id, role, organisationId } = actor;
  if (role === 'system') throw new Refusal('unknown-actor', 'Nobody of this id works here.');
  await parts.signedIn.set(response, { id, role, organisationId }, SIGNED_IN_S);
  return { actor, to: begun.to };
}

async function tokenFor(
  { provider, settings }: Parts,
  request: Request,
  { state, nonce, verifier }: z.output<typeof SIGNING_IN>,
): Promise<string> {
  const back = callbackOf(settings);
  back.search = new URL(request.originalUrl, back).search;
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  };
  try {
    return (await authorizationCodeGrant(await provider(), back, checks)).access_token;
  } catch (error) {
    throw REFUSED.some((kind) => error instanceof kind)
      ? new Refusal('sign-in-refused', 'The identity provider has not let this browser in.', {})
      : error;
  }
}

const REFUSED = [AuthorizationResponseError, ResponseBodyError, ClientError];

function callbackOf({ publicUrl }: BrowserSettings): URL {
  return new URL(PATHS.signInCallback, publicUrl);
}

/** Asked for when first needed, and again until it answers. */
function providerOf({ issuer }: SignInSettings, { client: { id, secret } }: BrowserSettings) {
  let asking: Promise<Configuration> | undefined;
  return async () => {
    // On one machine the provider speaks plain HTTP; in production the settings refuse one that does.
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    asking ??= discovery(new URL(issuer), id, {}, ClientSecretBasic(secret), { execute });
    try {
      return await asking;
    } catch {
      asking = undefined;
      throw new Refusal('sign-in-unavailable', 'The identity provider cannot be reached: try again.');
    }
  };
}

async function stillHere(
  store: Store,
  known: z.output<typeof SIGNED_IN> | undefined,
): Promise<Asker | undefined> {
  const user = known && (await findActiveUser(store, known.id));
  return user && user.organisationId === known.organisationId ? { actor: known, user } : undefined;
}
