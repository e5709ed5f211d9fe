/** How bodies are read: as JSON or CSV, of a bounded size, and nothing else. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from '../workflows/rules/case.ts';

export type BodyType = 'json' | 'csv';

export const MEDIA_TYPES: Record<BodyType, string> = { json: 'application/json', csv: 'text/csv' };
export const LIMITS: Record<BodyType, string> = { json: '256kb', csv: '10mb' };

const READERS: Record<BodyType, RequestHandler> = {
  // Not strict: a number or a text is JSON too, and is told what it should be rather than that it is not JSON.
  json: express.json({ limit: LIMITS.json, strict: false, type: MEDIA_TYPES.json }),
  csv: express.raw({ limit: LIMITS.csv, type: MEDIA_TYPES.csv }),
};

/** Reads the body of a request; one of another type is refused, an absent one counts as empty. */
export async function readBody(type: BodyType, request: Request, response: Response): Promise<void> {
  const isEmpty = request.get('content-length') === '0';
  if (!isEmpty && request.is(MEDIA_TYPES[type]) === false) {
    throw new Refusal('unsupported-media-type', `The body is sent as ${MEDIA_TYPES[type]}.`);
  }
  await new Promise<void>((resolve, reject) => {
    void READERS[type](request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  request.body ??= type === 'json' ? {} : undefined;
}
