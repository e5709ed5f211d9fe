/** How bodies are read: as JSON or CSV, of a bounded size, and nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
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

/** A long list takes longer. */
const TIMES_PATIENCE: Record<BodyType, number> = { json: 1, csv: 4 };

/**
 * Reads the body of a request; one of another type is refused, an absent one counts as empty. One that does not come
 * within `patienceMs` is given up: nobody holds a place here by sending a letter a minute.
 */
export async function readBody(
  type: BodyType,
  request: Request,
  response: Response,
  patienceMs: number,
): Promise<void> {
  const isEmpty = request.get('content-length') === '0';
  if (!isEmpty && request.is(MEDIA_TYPES[type]) === false) {
    throw new Refusal('unsupported-media-type', `The body is sent as ${MEDIA_TYPES[type]}.`);
  }
  const patience = new AbortController();
  const tooLate = pause(patienceMs * TIMES_PATIENCE[type], undefined, { signal: patience.signal }).then(
    () => {
      response.set('Connection', 'close');
      throw new Refusal('body-too-slow', 'The body did not come in time.');
    },
  );
  tooLate.catch(() => {});
  try {
    await Promise.race([bodyRead(type, request, response), leaving(request), tooLate]);
  } finally {
    patience.abort();
  }
  request.body ??= type === 'json' ? {} : undefined;
}

function bodyRead(type: BodyType, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void READERS[type](request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

const gone = () => new Refusal('malformed-request', 'The body was not sent to its end.');

/** Rejected when the caller goes, even before anything was read: the reader would wait for ever. */
function leaving(request: Request): Promise<never> {
  return new Promise((_, reject) => {
    if (request.destroyed && !request.complete) reject(gone());
    request.once('close', () => request.complete || reject(gone()));
  });
}
