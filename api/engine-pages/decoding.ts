/**
 * The codec endpoint of the engine's pages: payloads as the engine keeps them, opened for a supervisor whose duty
 * it is to read them. Anyone else gets them back as they came.
 */
import express, { type Request, type Response } from 'express';
import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { readPayloads, type Subject } from '../../activities/keys/reading-payloads.ts';
import { findCase } from '../../activities/store/cases.ts';
import type { Store } from '../../activities/store/store.ts';
import { readingOf } from '../access.ts';
import { seesFreely } from '../eyes.ts';
import { faultsOf, InvalidRequest } from '../problems.ts';
import type { Asker } from '../sign-in.ts';
import type { About } from '../tracing.ts';

/** A payload as JSON carries it: its bytes in base64. */
const payload = z.strictObject({
  metadata: z.record(z.string(), z.string()).optional(),
  data: z.string().optional(),
  // What the engine keeps elsewhere; nothing of ours is.
  externalPayloads: z.array(z.unknown()).optional(),
});
export type WirePayload = z.output<typeof payload>;

const asked = z.object({ payloads: z.array(payload).max(5000) });

/** A page of a long history has a few thousand payloads. */
const reader = express.json({ limit: '8mb' });

function read(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    reader(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Those of the families that they may read without saying why, opened; the others as they came. */
export async function decode(
  request: Request,
  response: Response,
  asker: Asker,
  store: Store,
): Promise<{ body: object; about: About }> {
  await read(request, response);
  const { success, data, error } = asked.safeParse(request.body);
  if (!success) throw new InvalidRequest('body', faultsOf(error));
  const { payloads, caseIds, householdIds } = await readPayloads(
    store.keys,
    data.payloads.map(unwired),
    asker.actor.organisationId,
    (subject) => mayOpen(store, subject, asker),
  );
  return { body: { payloads: payloads.map(wired) }, about: { cases: caseIds, households: householdIds } };
}

/** As the API shows them: what needs a reason there stays sealed here, since these pages cannot ask for one. */
async function mayOpen(store: Store, { what, id }: Subject, asker: Asker): Promise<boolean> {
  if (what === 'household') {
    return seesFreely(store, { access: 'read-household', concerns: 'household' }, id, asker);
  }
  const found = await findCase(store, id, asker.actor.organisationId);
  const access = readingOf(found?.kind ?? '');
  return found !== undefined && seesFreely(store, { access, concerns: 'case' }, id, asker);
}

function unwired({ metadata = {}, data = '' }: WirePayload): Payload {
  const entries = Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')]);
  return { metadata: Object.fromEntries(entries), data: Buffer.from(data, 'base64') };
}

/** A payload as JSON carries it. */
export function wired({ metadata, data }: Payload): WirePayload {
  const entries = Object.entries(metadata ?? {}).map(([name, bytes]) => [name, inBase64(bytes)]);
  return { metadata: Object.fromEntries(entries), ...(data && { data: inBase64(data) }) };
}

function inBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
