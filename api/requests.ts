/** What each request carries along: its id, and a log that names it. Never a value of its address, or its body. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** Names the request, and logs its end: method, route, status, time. */
export function requests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals['requestId'] = requestId;
    response.locals['log'] = log.child({ requestId });
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const took = Math.round(performance.now() - startedAt);
      const { method } = request;
      logOf(response).info(
        { method, route: routeOf(response), status: response.statusCode, took },
        'request',
      );
    });
    next();
  };
}

/** The id of the request being answered. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}

/** The log of the request being answered. */
export function logOf(response: Response): Logger {
  return response.locals['log'] as Logger;
}

/** Says which route answers: its template, without the ids it was called with. */
export function setRoute(response: Response, path: string): void {
  response.locals['route'] = path;
}

/** The template of the route that answered. */
export function routeOf(response: Response): string {
  return (response.locals['route'] as string | undefined) ?? 'none';
}

/**
 * An error as it may be logged. The database writes the values of a row into its messages: an error with a code
 * is told by that code alone.
 */
export function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    name: error.name,
    ...(code === undefined ? { message: error.message } : { code }),
    frames: frames.map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: withoutValues(error.cause) }),
  };
}
