/** Tells another system of a fact: signed (standardwebhooks.com), to the address that was checked, followed nowhere. */
import http from 'node:http';
import https from 'node:https';
import { Webhook as Signature } from 'standardwebhooks';
import { Refusal } from '../../workflows/rules/case.ts';
import type { Telling } from '../store/webhooks.ts';
import { addressesOf, type AllowedInside } from './inside.ts';

const PATIENCE_MS = 10_000;

/** What came of it: told, not to be tried again, or to be tried again, and why. */
export type Outcome = { told: true } | { told: false; again: boolean; trouble: string };

export interface Receiver {
  url: string;
  secret: string;
}

/** `now` in epoch milliseconds. */
export async function tell(
  { url, secret }: Receiver,
  telling: Telling,
  options: { allowed: AllowedInside; now: number },
): Promise<Outcome> {
  const body = JSON.stringify(payloadOf(telling));
  const sentAt = new Date(options.now);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': telling.id,
    'webhook-timestamp': String(Math.floor(options.now / 1000)),
    'webhook-signature': new Signature(secret).sign(telling.id, sentAt, body),
  };
  try {
    const [address] = await addressesOf(new URL(url).hostname, options.allowed);
    return outcomeOf(await post(url, address!, headers, body));
  } catch (error) {
    if (error instanceof Refusal)
      return { told: false, again: error.code !== 'address-inside', trouble: error.code };
    return { told: false, again: true, trouble: 'not-reached' };
  }
}

/** Where to read the fact, for whoever may: nothing of what it holds, and nobody's name. */
function payloadOf({ caseId, factNumber, kind, reference, type, on, at }: Telling): object {
  return {
    type: `${kind}.${type}`,
    timestamp: new Date(at).toISOString(),
    data: { case: { id: caseId, kind, reference }, fact: { number: factNumber, type, on } },
  };
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { told: true };
  const again = status >= 500 || [408, 425, 429].includes(status);
  return { told: false, again, trouble: status >= 300 && status < 400 ? 'redirected' : `status-${status}` };
}

/** Connects to the address that was checked, whatever the name answers by now. */
function post(
  url: string,
  { address, family }: { address: string; family: number },
  headers: http.OutgoingHttpHeaders,
  body: string,
): Promise<number> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      lookup: (_host, { all }, done) => {
        if (all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    sending.once('error', reject);
    sending.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.end(body);
  });
}
