/** A browser without a screen: it keeps cookies, follows where it is sent, and signs in as a person does. */

export interface Page {
  status: number;
  url: string;
  headers: Headers;
  text: string;
}

/** Cookies are kept for each origin, whatever their path: none here shares a name. */
export class Browser {
  readonly origin: string;
  readonly #jar = new Map<string, Map<string, string>>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** One request, with its cookies; a redirection is an answer like any other. */
  async send(address: string, init: RequestInit = {}): Promise<Page> {
    const url = new URL(address, this.origin);
    const kept = this.#jar.get(url.origin) ?? new Map<string, string>();
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(kept, line);
    this.#jar.set(url.origin, kept);
    return { status: response.status, url: url.href, headers: response.headers, text: await response.text() };
  }

  /** As `send`, and on to where it is sent. */
  async open(address: string, init: RequestInit = {}): Promise<Page> {
    let page = await this.send(address, init);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = page.headers.get('location');
      if (!location) return page;
      page = await this.send(new URL(location, page.url).href);
    }
    throw new Error('Sent round and round.');
  }

  /** Opens a page of the service and says who one is; answers the page it comes back to. */
  async signIn(who: string, address = '/engine'): Promise<Page> {
    const asked = await this.open(address);
    const form = new URLSearchParams({ person: who });
    return this.open(asked.url, { method: 'POST', body: form });
  }

  /** What it keeps of our origin, to be tampered with. */
  cookies(): Map<string, string> {
    return this.#jar.get(this.origin) ?? new Map<string, string>();
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}
