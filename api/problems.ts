/**
 * What the caller is told when something is not done: problem documents (RFC 9457) with a stable code. The only
 * file that knows HTTP statuses; everything else throws a Refusal, or lets an error through.
 */
import type { ErrorRequestHandler, Response } from 'express';
import type { z } from 'zod';
import { Refusal } from '../workflows/rules/case.ts';
import { databaseTrouble } from './database.ts';
import { logOf, requestIdOf, withoutValues } from './requests.ts';

/** What a success is answered with. */
export const ANSWERED = { done: 200, created: 201, nothing: 204 } as const;

/** The rules refuse with 409; these codes, of the API itself or told apart by the contract, have their own. */
const STATUS_OF: Readonly<Record<string, number>> = {
  'malformed-json': 400,
  'malformed-request': 400,
  'actor-required': 401,
  'invalid-token': 401,
  'token-expired': 401,
  'unknown-actor': 401,
  'sign-in-not-begun': 400,
  'sign-in-refused': 403,
  'role-not-allowed': 403,
  'organisation-not-yours': 403,
  'not-yours': 403,
  confidential: 403,
  'reason-required': 403,
  archived: 403,
  'not-found': 404,
  'unknown-step': 404,
  'unknown-household': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'body-too-slow': 408,
  erased: 410,
  'stale-version': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'invalid-request': 422,
  'unknown-dimension': 422,
  'unknown-value': 422,
  'period-reversed': 422,
  'period-too-long': 422,
  'period-not-begun': 422,
  'as-of-in-future': 422,
  'household-missing': 422,
  'unknown-association': 422,
  'unknown-caseworker': 422,
  'unknown-organisation': 422,
  'unknown-service': 422,
  'parameter-unusable': 422,
  'unknown-member': 422,
  'unknown-accompaniment': 422,
  'list-columns-missing': 422,
  'list-too-long': 422,
  'list-unreadable': 422,
  'list-unusable': 422,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'unexpected-error': 500,
  'engine-unavailable': 503,
  'database-unavailable': 503,
  'not-ready': 503,
  'sign-in-unavailable': 503,
};
const BY_THE_RULES = 409;
const UNEXPECTED = 500;
const UNAVAILABLE = 503;
const UNAUTHORIZED = 401;
/** What a stranger is told (RFC 6750, 3): how to come back, and whether the token was at fault. */
const CHALLENGE = 'Bearer realm="jalon"';
const CHALLENGE_AT_FAULT = `${CHALLENGE}, error="invalid_token"`;
const RETRY_AFTER_SECONDS = '2';

export const PROBLEM_JSON = 'application/problem+json';

/** The document sent. `code` is what a program reads; the members beside these depend on the code. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance?: string;
  [extra: string]: unknown;
}

/** A part of a request off its schema: where, and why. Never the value, which may be a name. */
export class InvalidRequest extends Refusal {
  constructor(part: 'body' | 'query' | 'path' | 'headers', faults: { path: string; message: string }[]) {
    super('invalid-request', `The ${part} of the request is not as described.`, { in: part, errors: faults });
  }
}

/** The faults that a schema found, each with its dotted path. */
export function faultsOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'unknown field' }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
}

/** The status a code is answered with. */
export function statusOf(code: string): number {
  return STATUS_OF[code] ?? BY_THE_RULES;
}

/** The problem document of a refusal; `instance` names the request, as the log does. */
export function problemOf({ code, message, extra }: Refusal, requestId: string): Problem {
  const standard = {
    type: `urn:jalon:problem:${code}`,
    title: titleOf(code),
    status: statusOf(code),
    code,
    detail: message,
    instance: `urn:uuid:${requestId}`,
  };
  // First for the reader, last because no extra may pass for one of them.
  return { ...standard, ...extra, ...standard };
}

/** `step-not-allowed` reads "Step not allowed". */
export function titleOf(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}

/** The last handler of all: every error ends here, and nothing of the inside gets out. */
export const problems: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const refusal = refusalOf(error);
  const problem = problemOf(refusal, requestIdOf(response));
  if (problem.status >= UNEXPECTED) logFailure(response, problem, error);
  const { retryAfter } = refusal.extra;
  if (typeof retryAfter === 'number') response.set('Retry-After', String(retryAfter));
  if (problem.status === UNAVAILABLE) response.set('Retry-After', RETRY_AFTER_SECONDS);
  if (problem.status === UNAUTHORIZED) {
    response.set('WWW-Authenticate', problem.code === 'actor-required' ? CHALLENGE : CHALLENGE_AT_FAULT);
  }
  send(response, problem);
};

/** Something away is expected now and then; anything else of ours is a mistake. */
function logFailure(response: Response, { code, status }: Problem, error: unknown): void {
  const level = status === UNAVAILABLE ? 'warn' : 'error';
  logOf(response)[level]({ code, error: withoutValues(error) }, 'not done');
}

function send(response: Response, problem: Problem): void {
  response.status(problem.status).type(PROBLEM_JSON).send(JSON.stringify(problem));
}

/** What an error amounts to for the caller; a mistake of ours tells nothing of itself. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return (
    unreadable(error) ??
    databaseTrouble(error) ??
    new Refusal('unexpected-error', 'Something went wrong on our side; the request is named by `instance`.')
  );
}

/** What Express and its body reader say of a request that they could not read (http-errors). */
function unreadable(error: unknown): Refusal | undefined {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === 'entity.parse.failed') return new Refusal('malformed-json', 'The body is not JSON.');
  switch (status) {
    case 413:
      return new Refusal('body-too-large', 'The body is larger than this path accepts.');
    case 415:
      return new Refusal('unsupported-media-type', 'The body is in an encoding this path does not read.');
    case 400:
      return new Refusal('malformed-request', 'The request cannot be read.');
    default:
      return undefined;
  }
}
