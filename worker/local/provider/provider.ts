/**
 * The identity provider of one machine: a real one (OpenID Connect, by oidc-provider), of which everyone who signs in
 * is invented. Nothing of it is in production, where the organisation's own provider takes its place.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Provider, type Configuration, type ResourceServerInstance } from 'oidc-provider';
import { HOST, requireFreePort } from '../ports.ts';
import { issueToPerson } from './grant.ts';
import type { ProviderKeys } from './keys.ts';
import { memory } from './memory.ts';
import { AUDIENCE, PERSON_GRANT, SHELL_CLIENT, UI_CLIENT } from './names.ts';
import { signInPages, SIGN_IN_PATH } from './pages.ts';

const HOUR_S = 3600;

/** Someone who signs in, as the tokens tell it. */
export interface Person {
  id: string;
  role: string;
  organisationId: string;
  name?: string;
  jobTitle?: string;
}

export interface ProviderOptions {
  /** Any free one when it is 0. */
  port: number;
  keys: ProviderKeys;
  /** Everyone who may sign in, for the page on which one says who one is. */
  people: readonly Person[];
  /** Who is meant by what was asked; one of the people unless said otherwise. */
  find?: (asked: Record<string, string | undefined>) => Person | undefined;
  /** Where browsers come back to after signing in. */
  redirectUris: readonly string[];
  /** How long a token serves, in seconds; an hour unless said otherwise. */
  tokenSeconds?: number;
}

export interface LocalProvider {
  issuer: string;
  stop: () => Promise<void>;
}

export async function startProvider(options: ProviderOptions): Promise<LocalProvider> {
  if (options.port > 0) await requireFreePort(options.port, 'the local identity provider', 'JALON_OIDC_PORT');
  const app = express().disable('x-powered-by');
  const server = await listen(createServer(app), options.port);
  const issuer = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const find = options.find ?? (({ person }) => options.people.find(({ id }) => id === person));
  const provider = new Provider(issuer, configurationOf({ ...options, find }));
  provider.registerGrantType(PERSON_GRANT, issueToPerson(find, API), ['person', 'role', 'organisation']);
  app.use(SIGN_IN_PATH, signInPages(provider, options.people));
  app.use(provider.callback());
  return { issuer, stop: () => close(server) };
}

/** Tokens for the API are JWTs (RFC 9068), so that it checks them without asking. */
const API: ResourceServerInstance = {
  audience: AUDIENCE,
  scope: 'jalon',
  accessTokenFormat: 'jwt',
} as unknown as ResourceServerInstance;

function configurationOf(options: ProviderOptions & Required<Pick<ProviderOptions, 'find'>>): Configuration {
  const { keys, redirectUris, find, tokenSeconds = HOUR_S } = options;
  return {
    adapter: memory(),
    jwks: { keys: keys.signing },
    cookies: { keys: [keys.cookies] },
    clients: [
      {
        client_id: SHELL_CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: [PERSON_GRANT],
        response_types: [],
        redirect_uris: [],
      },
      {
        client_id: UI_CLIENT,
        client_secret: keys.uiSecret,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [...redirectUris],
      },
    ],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_context, { uid }) => `${SIGN_IN_PATH}/${uid}` },
    // Everyone here is invented: whoever signs in has agreed.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      grant.addResourceScope(AUDIENCE, 'jalon');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_context, token) => claimsOf(token, find),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => API,
      },
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: tokenSeconds,
      IdToken: HOUR_S,
      Session: HOUR_S * 8,
      Grant: HOUR_S * 8,
      Interaction: HOUR_S,
    },
  };
}

function claimsOf(token: object, find: Required<ProviderOptions>['find']) {
  const { accountId, extra } = token as { accountId?: string; extra?: Record<string, string> };
  const person = find({ person: accountId, ...extra });
  return person && { jalon_role: person.role, jalon_organisation: person.organisationId };
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
