/**
 * The codec endpoint of the engine's pages: payloads as the engine keeps them, opened for a supervisor of the
 * organisation they are of. Anyone else gets them back as they came.
 */
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
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

/** Opens those payloads that are of the organisation's families, and says whose; the others stay as they are. */
export type OpenPayloads = (
  payloads: readonly WirePayload[],
  organisationId: string,
) => Promise<{ payloads: WirePayload[]; about: About }>;

/** Where the engine keeps them readable. */
export const asTheyCame: OpenPayloads = async (payloads) => ({ payloads: [...payloads], about: {} });

/** A page of a long history has a few thousand payloads. */
const reader = express.json({ limit: '8mb' });

function read(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    reader(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

export async function decode(
  request: Request,
  response: Response,
  { role, organisationId }: Actor,
  open: OpenPayloads,
): Promise<{ body: object; about: About }> {
  await read(request, response);
  const { success, data, error } = asked.safeParse(request.body);
  if (!success) throw new InvalidRequest('body', faultsOf(error));
  if (role !== 'supervisor') return { body: { payloads: data.payloads }, about: {} };
  const { payloads, about } = await open(data.payloads, organisationId);
  return { body: { payloads }, about };
}
