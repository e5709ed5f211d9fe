/** The API as its callers use it: for the first families of one machine, and for the tests. */
import { Tokens } from './tokens.ts';

export interface Reply<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** Requests as a person makes them. `who` is the id of whoever signs in; nobody does when it is empty. */
export class FrontDoor {
  readonly url: string;
  readonly #tokens: Tokens;

  constructor(url: string) {
    this.url = url;
    this.#tokens = new Tokens(url);
  }

  /** The header by which someone is known, for a request made without this class. */
  async authorization(who: string): Promise<Record<string, string>> {
    return who === '' ? {} : { authorization: `Bearer ${await this.#tokens.of(who)}` };
  }

  get<Body = Record<string, unknown>>(who: string, path: string, headers: Record<string, string> = {}) {
    return this.request<Body>(who, 'GET', path, undefined, headers);
  }

  post<Body = Record<string, unknown>>(
    who: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) {
    return this.request<Body>(who, 'POST', path, body, headers);
  }

  /** `body` is sent as JSON, or as it is when it is text. An answer that is not JSON is its text. */
  async request<Body = Record<string, unknown>>(
    who: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(await this.authorization(who)),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }
}

/** The body of a reply that must be a success. */
export function bodyOf<Body>({ status, body }: Reply<Body>): Body {
  if (status >= 200 && status < 300) return body;
  throw new Error(`${status} ${JSON.stringify(body)}`);
}
