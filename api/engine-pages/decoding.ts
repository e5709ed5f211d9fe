/**
 * The codec endpoint of the engine's pages: payloads as the engine keeps them, opened for a supervisor of the
 * organisation they are of. Anyone else gets them back as they came.
 */
import express, { type Request, type Response } from 'express';
import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { readPayloads } from '../../activities/keys/reading-payloads.ts';
import type { Keyring } from '../../activities/store/keys/keyring.ts';
import type { Actor } from '../../workflows/rules/case.ts';
import { faultsOf, InvalidRequest } from '../problems.ts';
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

/** Those of the organisation's families opened, for its supervisor; the others as they came. */
export async function decode(
  request: Request,
  response: Response,
  { role, organisationId }: Actor,
  keys: Keyring,
): Promise<{ body: object; about: About }> {
  await read(request, response);
  const { success, data, error } = asked.safeParse(request.body);
  if (!success) throw new InvalidRequest('body', faultsOf(error));
  if (role !== 'supervisor') return { body: { payloads: data.payloads }, about: {} };
  const { payloads, caseIds, householdIds } = await readPayloads(
    keys,
    data.payloads.map(unwired),
    organisationId,
  );
  return { body: { payloads: payloads.map(wired) }, about: { cases: caseIds, households: householdIds } };
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
