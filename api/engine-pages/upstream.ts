/** The Temporal UI, which only the API can reach. */
import type { Response as ToBrowser } from 'express';
import { unavailable } from '../engine/trouble.ts';

/** What the UI answered: all that is passed on of it. */
export interface UpstreamAnswer {
  status: number;
  type: string;
  body: Buffer;
}

/** Asks the UI's own API; `query` is what follows the path. */
export type Upstream = (path: string, query?: Record<string, string>) => Promise<UpstreamAnswer>;

/** The UI waits up to a minute for news of a case. */
const PATIENCE_MS = 90_000;

/** The UI's pages and its API, for one request: given up when the browser goes. */
export function upstreamFor(uiUrl: string, browser: ToBrowser) {
  const gone = new AbortController();
  browser.on('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const get = (path: string, query: Record<string, string> = {}) => {
    const url = new URL(`/engine${path}`, uiUrl);
    url.search = new URLSearchParams(query).toString();
    return answered(url, signal);
  };
  const ask: Upstream = (path, query) => get(`/api/v1${path}`, query);
  return { get, ask };
}

async function answered(url: URL, signal: AbortSignal): Promise<UpstreamAnswer> {
  try {
    const response = await fetch(url, { redirect: 'error', signal });
    const body = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return { status: response.status, type, body };
  } catch {
    throw unavailable();
  }
}
