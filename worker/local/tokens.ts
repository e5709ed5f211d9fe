/** Tokens of the invented people of one machine, as a person at a shell gets them: see provider/grant.ts. */
import { PATHS } from '../../api/paths.ts';
import { PERSON_GRANT, SHELL_CLIENT } from './provider/names.ts';

interface Kept {
  token: Promise<string>;
  until: number;
}

/** Asked for anew well before they end. */
const SERVES_MS = 30 * 60_000;

/** Gets a token for a person once, and keeps it while it serves. */
export class Tokens {
  readonly #apiUrl: string;
  readonly #kept = new Map<string, Kept>();
  #endpoint: Promise<string> | undefined;

  constructor(apiUrl: string) {
    this.#apiUrl = apiUrl;
  }

  /** A token for this person. One whom the provider does not know has none. */
  async of(person: string): Promise<string> {
    const kept = this.#kept.get(person);
    if (kept && kept.until > Date.now()) return kept.token;
    const token = this.#ask(person);
    this.#kept.set(person, { token, until: Date.now() + SERVES_MS });
    token.catch(() => this.#kept.delete(person));
    return token;
  }

  async #ask(person: string): Promise<string> {
    this.#endpoint ??= endpointOf(this.#apiUrl);
    this.#endpoint.catch(() => (this.#endpoint = undefined));
    const body = new URLSearchParams({ grant_type: PERSON_GRANT, client_id: SHELL_CLIENT, person });
    const response = await fetch(await this.#endpoint, { method: 'POST', body });
    if (!response.ok) throw new Error(`${person} cannot sign in: ${await response.text()}`);
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

/** The API says where its people sign in, and the provider where it gives tokens. */
async function endpointOf(apiUrl: string): Promise<string> {
  const { authorization_servers: providers } = await read<{ authorization_servers: string[] }>(
    `${apiUrl}${PATHS.signIn}`,
  );
  const { token_endpoint: endpoint } = await read<{ token_endpoint: string }>(
    `${providers[0]}/.well-known/openid-configuration`,
  );
  return endpoint;
}

async function read<Body>(url: string): Promise<Body> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as Body;
}
