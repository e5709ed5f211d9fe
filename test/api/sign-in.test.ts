/** Who may come in: only whoever brings a token of the provider, for this service, of this moment. */
import { createHash, createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK, SignJWT, type JWK } from 'jose';
import { saveUser } from '../../activities/store/organisations.ts';
import { CAF, COUNCIL, USERS } from '../../worker/local/invented.ts';
import { newProviderKeys, newSigningKey } from '../../worker/local/provider/keys.ts';
import { AUDIENCE, CALLBACK, UI_CLIENT } from '../../worker/local/provider/names.ts';
import { startProvider, type LocalProvider } from '../../worker/local/provider/provider.ts';
import { signInBy } from '../environment/sign-in.ts';
import { startAlone, type Alone } from './alone.ts';
import { CASEWORKER } from './door.ts';

const keys = newProviderKeys();
const [ours] = keys.signing as [JWK];
const redirectUri = `http://127.0.0.1:3000${CALLBACK}`;
let provider: LocalProvider;
let alone: Alone;

const start = (port: number, signing: JWK[]) =>
  startProvider({ port, keys: { ...keys, signing }, people: USERS, redirectUris: [redirectUri] });

beforeAll(async () => {
  provider = await start(0, [ours]);
  alone = await startAlone({ signIn: { ...signInBy(provider.issuer), keysCooldownMs: 0 } });
  const gone = { id: 'u-partie', organisationId: CAF.id, name: 'Partie', email: 'p@exempleville.example' };
  await saveUser(alone.store, { ...gone, role: 'caseworker', active: false });
});
afterAll(async () => {
  await alone.stop();
  await provider.stop();
});

interface Change {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  key?: JWK | KeyObject;
  /** Seconds from now. */
  expires?: number | undefined;
}

/** A token as the provider makes them, but for the change. */
async function token({ claims = {}, header = {}, key = ours, expires = 600 }: Change = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const said = {
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: CASEWORKER,
    iat: now,
    exp: now + expires,
    jalon_role: 'caseworker',
    jalon_organisation: CAF.id,
    ...claims,
  };
  const signer = 'kty' in key ? await importJWK(key, 'RS256') : key;
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: String(ours.kid), ...header })
    .sign(signer);
}

/** What is answered to whoever brings this in the header. */
async function answerTo(authorization: string) {
  const response = await fetch(`${alone.api.url}/v1/me`, { headers: { authorization } });
  const { code, id, role } = (await response.json()) as Record<string, string>;
  return { status: response.status, code, id, role, challenge: response.headers.get('www-authenticate') };
}

const come = async (change?: Change) => answerTo(`Bearer ${await token(change)}`);
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('whoever brings a token of the provider is known, in the role it says', async () => {
  expect(await come()).toMatchObject({ status: 200, id: CASEWORKER });
});

describe('refused, whoever made it', () => {
  const stranger = newSigningKey();
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  it.each<[string, Change]>([
    ['made out for another service', { claims: { aud: 'urn:another' } }],
    ['made out for nobody', { claims: { aud: undefined } }],
    ['of another provider', { claims: { iss: 'https://elsewhere.example' } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['that does not say since when', { claims: { iat: undefined } }],
    ['not yet valid', { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } }],
    ['that is an identity token', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['signed with another key under the same name', { key: stranger }],
    ['signed with an unknown key', { key: stranger, header: { kid: stranger.kid } }],
    ['that brings its own key', { key: stranger, header: { jwk: publicOf(stranger), kid: undefined } }],
    ['that says where its key is', { key: stranger, header: { jku: 'https://elsewhere.example/keys' } }],
    ['of another algorithm', { key: curve, header: { alg: 'ES256' } }],
  ])('a token %s', async (_, change) => {
    expect(await come(change)).toMatchObject({ status: 401, code: 'invalid-token' });
  });

  it('a token that has ended, but for a few seconds of difference between clocks', async () => {
    expect(await come({ expires: -30 })).toMatchObject({ status: 401, code: 'token-expired' });
    expect(await come({ expires: -1 })).toMatchObject({ status: 200 });
  });

  it('a token without a signature', async () => {
    const [, claims = ''] = (await token()).split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      const bare = `${encoded({ alg, typ: 'at+jwt', kid: ours.kid })}.${claims}.`;
      expect(await answerTo(`Bearer ${bare}`)).toMatchObject({ status: 401, code: 'invalid-token' });
    }
  });

  it('a token signed with the public key as if it were a shared secret', async () => {
    const [, claims = ''] = (await token()).split('.');
    const head = encoded({ alg: 'HS256', typ: 'at+jwt', kid: ours.kid });
    const asKey = createPublicKey({ key: publicOf(ours), format: 'jwk' });
    const secrets = [
      asKey.export({ type: 'spki', format: 'pem' }),
      asKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(publicOf(ours)),
    ];
    for (const secret of secrets) {
      const signature = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
      const forged = await answerTo(`Bearer ${head}.${claims}.${signature}`);
      expect(forged).toMatchObject({ status: 401, code: 'invalid-token' });
    }
  });

  it('a token changed after it was signed', async () => {
    const [head, claims = '', signature] = (await token()).split('.');
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const changed = `${head}.${encoded({ ...said, jalon_role: 'supervisor' })}.${signature}`;
    expect(await answerTo(`Bearer ${changed}`)).toMatchObject({ status: 401, code: 'invalid-token' });
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic dTpw', 'Bearer a b', 'Bearer é', 'u-camille'])(
    'what is no token: %p',
    async (header) => {
      const { status, code } = await answerTo(encodeLatin(header));
      expect({ status, code }).toEqual({ status: 401, code: 'actor-required' });
    },
  );
});

describe('a token says who', () => {
  it.each<[string, Record<string, unknown>]>([
    ['nobody', { sub: undefined }],
    ['someone unknown', { sub: 'u-personne' }],
    ['someone who has left', { sub: 'u-partie' }],
    ['someone of another organisation', { jalon_organisation: COUNCIL.id }],
    ['someone of no organisation', { jalon_organisation: undefined }],
    ['someone without a role', { jalon_role: undefined }],
    ['someone in a role that is none of ours', { jalon_role: 'chief' }],
    ['the service itself', { jalon_role: 'system' }],
    ['something else than a name', { sub: { $ne: '' } }],
    ['a statement', { sub: "' or '1'='1" }],
  ])('%s, who is not let in', async (_, claims) => {
    expect(await come({ claims })).toMatchObject({ status: 401, code: 'unknown-actor' });
  });

  it('in one of several roles: the one recorded here', async () => {
    const roles = { jalon_role: ['supervisor', 'caseworker'] };
    expect(await come({ claims: roles })).toMatchObject({ status: 200, id: CASEWORKER });
    const others = { jalon_role: ['supervisor', 'administrator'] };
    expect(await come({ claims: others })).toMatchObject({ status: 401, code: 'unknown-actor' });
  });
});

it('a stranger is told how to come back, and whether the token was at fault (RFC 6750)', async () => {
  expect((await answerTo('')).challenge).toBe('Bearer realm="jalon"');
  expect((await come({ expires: -60 })).challenge).toContain('error="invalid_token"');
});

describe('the provider’s keys', () => {
  it('are found again when it signs with a new one; one that it withdraws serves no more', async () => {
    const port = Number(new URL(provider.issuer).port);
    const next = newSigningKey();
    await provider.stop();
    provider = await start(port, [next]);
    expect(await come({ key: next, header: { kid: next.kid } })).toMatchObject({ status: 200 });
    expect(await come()).toMatchObject({ status: 401, code: 'invalid-token' });
    await provider.stop();
    provider = await start(port, [ours]);
    expect(await come()).toMatchObject({ status: 200 });
  });

  it('that cannot be had are no fault of the token', async () => {
    const apart = await startAlone({ signIn: signInBy('http://127.0.0.1:1') });
    const response = await fetch(`${apart.api.url}/v1/me`, {
      headers: { authorization: `Bearer ${await token()}` },
    });
    await apart.stop();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ code: 'sign-in-unavailable' });
  });
});

describe('a browser', () => {
  it('signs in on the provider’s page, and brings a code that is changed for a token', async () => {
    const verifier = 'v'.repeat(43);
    const asked = new URLSearchParams({
      client_id: UI_CLIENT,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid jalon',
      code_challenge_method: 'S256',
      code_challenge: challengeOf(verifier),
      state: 'state',
    });
    const browser = new Browser();
    const page = await browser.follow(`${provider.issuer}/auth?${asked.toString()}`, redirectUri);
    expect(await page.text()).toContain(`value="${CASEWORKER}"`);
    const back = await browser.follow(page.url, redirectUri, new URLSearchParams({ person: CASEWORKER }));
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const exchanged = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${UI_CLIENT}:${keys.uiSecret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    });
    const { access_token: given } = (await exchanged.json()) as { access_token: string };
    expect(await answerTo(`Bearer ${given}`)).toMatchObject({ status: 200, id: CASEWORKER });
  });
});

/** As much of a browser as a sign-in needs: it keeps cookies and follows redirections, but for the last. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async follow(url: string, until: string, form?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location || location.startsWith(until)) return response;
    return this.follow(new URL(location, url).href, until);
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function publicOf({ kty, n, e, kid, alg }: JWK): JWK {
  return { kty, n, e, kid, alg } as JWK;
}

/** Headers are bytes: what is not ASCII is sent as such. */
function encodeLatin(text: string): string {
  return Buffer.from(text).toString('latin1');
}
