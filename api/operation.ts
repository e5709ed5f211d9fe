/**
 * One thing the API does: what it is asked with, who may ask, what it answers. The router serves it and the
 * OpenAPI document describes it, from this one description.
 */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { Trace } from '../activities/store/trace.ts';
import type { Store } from '../activities/store/store.ts';
import { Refusal, type Actor, type Role } from '../workflows/rules/case.ts';
import type { Action } from './access.ts';
import { readBody, type BodyType } from './bodies.ts';
import { ANSWERED, faultsOf, InvalidRequest } from './problems.ts';
import { logOf, setRoute, withoutValues } from './requests.ts';
import { admit, notFound, type Concern, type Eye, type Guarded } from './eyes.ts';
import type { Asker, Identify } from './sign-in.ts';
import { traced, type About } from './tracing.ts';

type Fields = z.ZodType<object>;
type Nothing = z.ZodType<object>;

/** A request read and checked. */
export interface Call<PathFields, Query, Headers, Body> {
  actor: Actor;
  /** How the actor may see what is asked for. */
  eye: Eye;
  path: PathFields;
  query: Query;
  headers: Headers;
  body: Body;
  /** The media type the caller prefers among those this operation answers with. */
  accepts: string;
}

/** What an operation answers: a value as JSON, or bytes of another type. */
export interface Answer {
  body?: unknown;
  bytes?: Uint8Array;
  /** Bytes as they are made, where they need not all be there at once. */
  stream?: Readable;
  /** Under which name a browser keeps the bytes. */
  filename?: string;
  /** The address of what was created. */
  location?: string;
  /** The version of what is shown. */
  version?: number;
  /** For the trace: the families shown or changed, beside the one that the path names. */
  about?: About;
}

/** A description of an operation, with its handler. `access` is its action in the table of access. */
export interface Description<
  PathFields extends Fields,
  Query extends Fields,
  Headers extends Fields,
  Body extends z.ZodType,
> {
  name: string;
  /** Served, and not described: it only tells that there is no such thing. */
  hidden?: true;
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  tag: string;
  summary: string;
  access: Action | 'anyone';
  /** The roles that the rules of the field allow, where they are fewer than those of the table. */
  by?: readonly Role[];
  /** Open to anyone, and whoever has signed in is answered with what their organisation has entered. */
  knowsWhoAsks?: true;
  /**
   * What the `:id` of the path names, for the trace. A request for anything that is not open to anyone leaves one,
   * unless it says that it concerns nobody's family.
   */
  concerns?: Concern;
  /** The field of the query that names what it concerns, where the path does not. */
  namedBy?: string;
  pathFields?: PathFields;
  query?: Query;
  headers?: Headers;
  body?: Body;
  bodyType?: BodyType;
  answers: keyof typeof ANSWERED;
  answer?: z.ZodType;
  /** Media types it may answer with, the default first; JSON when it does not say. */
  produces?: readonly string[];
  /** Codes of the refusals it may answer with, beside those of every operation. */
  refusals?: readonly string[];
  handle: (
    call: Call<z.output<PathFields>, z.output<Query>, z.output<Headers>, z.output<Body>>,
  ) => Promise<Answer> | Answer;
}

/** An operation whose types are settled. */
export type Operation = Description<Fields, Fields, Fields, z.ZodType>;

/** Describes an operation; its handler is given what the schemas read. */
export function operation<
  PathFields extends Fields = Nothing,
  Query extends Fields = Nothing,
  Headers extends Fields = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(description: Description<PathFields, Query, Headers, Body>): Operation {
  return description;
}

export const JSON_TYPE = 'application/json';
const NOTHING = z.strictObject({});

/** What stands between a request and what is done: who asks, and what is kept of it. */
export interface Door {
  store: Store;
  identify: Identify;
  trace: Trace;
  /** How long a body may take to come. */
  bodyPatienceMs: number;
}

/** Serves operations: those of one path together, so that another method is told which there are. */
export function serve(router: Router, operations: readonly Operation[], door: Door): void {
  for (const [path, here] of Map.groupBy(operations, (one) => one.path)) {
    const route = router.route(path);
    route.all((_request, response, next) => {
      setRoute(response, path);
      next();
    });
    for (const one of here) route[one.method](handler(one, door));
    route.all(otherMethod(here));
  }
}

function handler(one: Operation, door: Door): RequestHandler {
  const { store, identify, trace } = door;
  return async (request, response) => {
    const { access } = one;
    if (access === 'anyone') {
      const eye = await knownIfSaid(one, request, identify);
      return answer(one, request, response, await perform(one, door, eye, request, response));
    }
    // First who asks: a stranger learns nothing from the faults of a request.
    const asker = await identify(request);
    const given = await traced(trace, { one, actor: asker.actor, request, response }, async () => {
      const eye = await admit(store, { ...one, access } satisfies Guarded, asker, request);
      return withReason(eye, await perform(one, door, eye, request, response));
    });
    answer(one, request, response, given);
  };
}

/** Nobody, where it does not matter who asks, or where they do not say. */
async function knownIfSaid({ knowsWhoAsks }: Operation, request: Request, identify: Identify): Promise<Eye> {
  if (!knowsWhoAsks || request.get('authorization') === undefined) return NOBODYS;
  return { ...NOBODYS, asker: await identify(request) };
}

async function perform(
  one: Operation,
  { bodyPatienceMs }: Door,
  eye: Eye,
  request: Request,
  response: Response,
): Promise<Answer> {
  if (one.body) await readBody(one.bodyType ?? 'json', request, response, bodyPatienceMs);
  return one.handle({ actor: eye.asker.actor, eye, ...read(one, request) });
}

/** Why someone looked goes into the trace, and whether it was at what another organisation shares. */
function withReason({ reason, relation }: Eye, given: Answer): Answer {
  const about = { ...given.about, ...(reason !== undefined && { reason }) };
  return { ...given, about: { ...about, shared: relation === 'shared' } };
}

function read(one: Operation, request: Request) {
  return {
    path: check('path', one.pathFields ?? NOTHING, request.params),
    query: check('query', one.query ?? NOTHING, request.query),
    headers: one.headers ? check('headers', one.headers, request.headers) : {},
    body: one.body && check('body', one.body, request.body),
    accepts: preferred(one, request),
  };
}

/** The eye of anyone at all: on what is no secret. */
const NOBODYS: Eye = {
  asker: { actor: { id: '', role: 'system', organisationId: '' } } as Asker,
  extent: 'outline',
};

function check<Schema extends z.ZodType>(
  part: 'body' | 'query' | 'path' | 'headers',
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (part === 'path' && result.error.issues.some(({ path }) => path[0] === 'id')) throw notFound();
  throw new InvalidRequest(part, faultsOf(result.error));
}

function preferred({ produces = [JSON_TYPE] }: Operation, request: Request): string {
  const type = request.accepts([...produces]);
  if (type) return type;
  throw new Refusal('not-acceptable', `This is answered as: ${produces.join(', ')}.`);
}

function answer(one: Operation, request: Request, response: Response, given: Answer): void {
  response.status(ANSWERED[one.answers]);
  if (given.location) response.location(given.location);
  if (given.version !== undefined) response.set('ETag', `"${given.version}"`);
  if (given.filename) response.set('Content-Disposition', `inline; filename="${given.filename}"`);
  if (given.stream) void flow(given.stream, response.type(preferred(one, request)));
  else if (given.bytes) response.type(preferred(one, request)).send(Buffer.from(given.bytes));
  else if (given.body === undefined) response.end();
  else response.json(given.body);
}

/** A stream that breaks breaks the answer off: a part must not be taken for the whole. */
async function flow(stream: Readable, response: Response): Promise<void> {
  try {
    await pipeline(stream, response);
  } catch (error) {
    logOf(response).warn({ error: withoutValues(error) }, 'answer broken off');
  }
}

function otherMethod(here: readonly Operation[]): RequestHandler {
  const methods = here.map((one) => one.method.toUpperCase());
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response) => {
    response.set('Allow', allowed);
    if (request.method !== 'OPTIONS') {
      throw new Refusal('method-not-allowed', `Here one may: ${allowed}.`, { allowed: methods });
    }
    response.status(ANSWERED.nothing).end();
  };
}
