/**
 * The engine's own pages (the Temporal UI) behind the service's sign-in, at one origin: read by a supervisor, who sees
 * what their team's cases carry, and by an administrator, who sees it encrypted. Nothing can be changed there.
 */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Store } from '../../activities/store/store.ts';
import type { Trace } from '../../activities/store/trace.ts';
import { workflowId } from '../../workflows/messages.ts';
import { Refusal, type Role } from '../../workflows/rules/case.ts';
import { findCase } from '../../activities/store/cases.ts';
import { notFound } from '../eyes.ts';
import { type Answer } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { ANSWERED } from '../problems.ts';
import { setRoute } from '../requests.ts';
import type { Asker } from '../sign-in.ts';
import { traced } from '../tracing.ts';
import { arrivalPage, arrivalScript } from './arrival.ts';
import { callAt, CODEC, getOwnCase, type Told } from './calls.ts';
import { decode } from './decoding.ts';
import { renderedPage } from './markdown.ts';
import { metadataOf, type AskEngine } from './metadata.ts';
import { pagePolicy } from './policy.ts';
import type { Sessions } from './session.ts';
import { upstreamFor } from './upstream.ts';

export interface EnginePages {
  store: Store;
  trace: Trace;
  sessions: Sessions;
  /** Where the UI is: only the API can reach it. */
  uiUrl: string;
  namespace: string;
  askEngine: AskEngine;
}

const READERS: readonly Role[] = ['supervisor', 'administrator'];
const API = '/engine/api/v1';

type Handler = (request: Request, response: Response, asker: Asker) => Promise<void> | void;

/** All there is below the path of the engine's pages, and the end of a sign-in. */
export function enginePages(pages: EnginePages): Router {
  const router = Router({ strict: false });
  router.use([PATHS.engine, PATHS.signInCallback, PATHS.signOut], (_request, response, next) => {
    setRoute(response, PATHS.engine);
    next();
  });
  router.get(PATHS.signInCallback, finish(pages));
  router.get(PATHS.signOut, (_request, response) => {
    pages.sessions.end(response);
    response.status(ANSWERED.nothing).end();
  });
  router.get(
    PATHS.engine,
    entered(pages, (_request, response) => arrive(response, listsOf(pages))),
  );
  router.get('/engine/arrive.js', signedIn(pages, script(pages)));
  router.get(PATHS.engineCase, entered(pages, leadToCase(pages)));
  router.get('/engine/render', signedIn(pages, render));
  router.post(`${CODEC}/decode`, signedIn(pages, opening(pages)));
  router.post(
    `${API}/namespaces/:namespace/workflows/:workflow/query/__temporal_workflow_metadata`,
    signedIn(pages, details(pages)),
  );
  router.get(new RegExp(`^${API}/`), signedIn(pages, answering(pages)));
  router.get(/^\/engine\/_app\/[\w./-]+$/, signedIn(pages, asset(pages)));
  router.get(/^\/engine\/[\w-]+\.(png|svg|ico|json|webmanifest)$/, signedIn(pages, asset(pages)));
  router.get(/^\/engine\/namespaces(\/[\w.:-]*)*$/, entered(pages, page(pages)));
  router.all(/^\/engine(\/.*)?$/, (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') throw notFound();
    throw new Refusal('method-not-allowed', 'Here one may only look.', { allowed: ['GET'] });
  });
  return router;
}

function listsOf({ namespace }: EnginePages): string {
  return `/engine/namespaces/${namespace}/workflows`;
}

/** For what a page asks: whoever has not signed in gets nothing. */
function signedIn({ sessions }: EnginePages, handle: Handler): RequestHandler {
  return async (request, response) => {
    const asker = await sessions.find(request);
    if (!asker) throw new Refusal('actor-required', 'Sign in first.');
    await handle(request, response, admitted(asker));
  };
}

/** For what people open: whoever has not signed in is sent to. */
function entered({ sessions }: EnginePages, handle: Handler): RequestHandler {
  return async (request, response) => {
    const asker = await sessions.find(request);
    if (asker) await handle(request, response, admitted(asker));
    else await sessions.begin(response, addressHere(request));
  };
}

function admitted(asker: Asker): Asker {
  if (READERS.some((role) => role === asker.actor.role)) return asker;
  throw new Refusal('role-not-allowed', `These pages are for: ${READERS.join(', ')}.`);
}

/** Our own address again, and never another site's. */
function addressHere({ originalUrl }: Request): string {
  const { pathname, search } = new URL(originalUrl, 'http://here.invalid');
  return pathname.startsWith('/engine') ? `${pathname}${search}` : PATHS.engine;
}

/** The answer is a page of ours: the browser goes on from here, and so brings its cookie along. */
function finish({ sessions }: EnginePages): RequestHandler {
  return async (request, response) => {
    const { to } = await sessions.finish(request, response);
    arrive(response, to);
  };
}

function arrive(response: Response, to: string): void {
  response.set('Content-Security-Policy', pagePolicy('')).type('html').send(arrivalPage(to));
}

function script({ namespace }: EnginePages): Handler {
  return (_request, response) => void response.type('js').send(arrivalScript(namespace));
}

/** Where one case is most readable: its latest run, in the order of time. */
function leadToCase({ store, trace, askEngine }: EnginePages): Handler {
  return async (request, response, { actor }) => {
    const asked = { one: { name: 'open-engine-case', concerns: 'case' as const }, actor, request, response };
    let to = '';
    await traced(trace, asked, async () => {
      const found = await findCase(store, String(request.params['id']), actor.organisationId);
      if (found?.organisationId !== actor.organisationId) throw notFound();
      const name = workflowId(found.kind, found.id);
      to = await askEngine.addressOf(name);
      return {};
    });
    arrive(response, to);
  };
}

/** The text is in the address: it is read here, and goes nowhere else. */
const render: Handler = (request, response) => {
  const { searchParams } = new URL(request.originalUrl, 'http://here.invalid');
  const { page: html, policy } = renderedPage(searchParams.get('content') ?? '', searchParams);
  response.set('Content-Security-Policy', policy).type('html').send(html);
};

function opening({ store, trace }: EnginePages): Handler {
  return async (request, response, asker) => {
    const asked = { one: { name: 'open-engine-payloads' }, actor: asker.actor, request, response };
    const { body } = await traced(trace, asked, () => decode(request, response, asker, store));
    response.json(body);
  };
}

/** Where a case stands now, which only its worker can say: the one question of the pages that is not a GET. */
function details({ store, trace, namespace, askEngine }: EnginePages): Handler {
  return async (request, response, { actor }) => {
    const { namespace: asked, workflow } = request.params;
    const one = { name: 'read-engine-details' };
    const { body } = await traced(trace, { one, actor, request, response }, async () => {
      if (asked !== namespace) throw notFound();
      const found = await getOwnCase(store, String(workflow), actor);
      return { body: await metadataOf(askEngine, String(workflow)), about: { cases: [found.id] } };
    });
    response.json(body);
  };
}

function answering({ store, trace, uiUrl, namespace }: EnginePages): Handler {
  return async (request, response, { actor }) => {
    const { pathname, searchParams: query } = new URL(request.originalUrl, 'http://here.invalid');
    const found = callAt(pathname.slice(API.length), namespace);
    if (!found) throw notFound();
    const { call, fields } = found;
    const { ask } = upstreamFor(uiUrl, response);
    const question = { actor, store, namespace, fields, query, upstream: ask };
    let told: Told | undefined;
    const work = async (): Promise<Answer> => {
      told = await call.tell(question);
      return { about: told.about ?? {} };
    };
    const one = call.name ? { name: call.name } : { name: 'look', concerns: 'nobody' as const };
    await traced(trace, { one, actor, request, response }, work);
    if (told) response.status(told.status).type(told.type).send(told.body);
  };
}

/** What the pages are made of never changes under its name. */
function asset({ uiUrl }: EnginePages): Handler {
  return async (request, response) => {
    const { pathname } = new URL(request.originalUrl, 'http://here.invalid');
    const { status, type, body } = await upstreamFor(uiUrl, response).get(pathname.slice('/engine'.length));
    const immutable = status === ANSWERED.done && pathname.includes('/immutable/');
    if (immutable) response.set('Cache-Control', 'private, max-age=31536000, immutable');
    response.status(status).type(type).send(body);
  };
}

/** Every page is the same document; what it shows, it asks for. */
function page({ uiUrl }: EnginePages): Handler {
  return async (_request, response) => {
    const { status, type, body } = await upstreamFor(uiUrl, response).get('/');
    response.set('Content-Security-Policy', pagePolicy(body.toString()));
    response.status(status).type(type).send(body);
  };
}

/** Where a supervisor reads a case in the engine. */
export function engineAddressOf(caseId: string): string {
  return href(PATHS.engineCase, { id: caseId });
}
