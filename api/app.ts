/** The API, as a table of contents. */
import type { Client } from '@temporalio/client';
import express, { type Express, type Router } from 'express';
import { openTrace } from '../activities/store/trace.ts';
import type { AppOptions, Deps, EnginePagesSettings } from './deps.ts';
import { docs } from './docs.ts';
import { connectEngine } from './engine/engine.ts';
import { createMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { notFound } from './eyes.ts';
import { serve } from './operation.ts';
import { PATHS } from './paths.ts';
import { problems } from './problems.ts';
import { requests } from './requests.ts';
import { operationsOf } from './routes/index.ts';
import { security } from './security.ts';
import { createLimiter, limited, UNLIMITED } from './limits.ts';
import { identifyByToken, knowByToken, type KnowByToken } from './sign-in.ts';
import { engineAsker } from './engine-pages/metadata.ts';
import { enginePages } from './engine-pages/router.ts';
import { openSessions } from './engine-pages/session.ts';

const DEADLINE_MS = 8000;
const BODY_PATIENCE_MS = 30_000;

export function createApp(options: AppOptions): Express {
  const { client, taskQueue, deadlineMs = DEADLINE_MS, enginePages: pages, ...given } = options;
  const { limits = UNLIMITED, trustedProxies = [], bodyPatienceMs = BODY_PATIENCE_MS } = options;
  const trace = openTrace(given.store);
  const engine = connectEngine(client, deadlineMs, taskQueue);
  const deps: Deps = { now: Date.now, ...given, trace, engine };
  const operations = operationsOf(deps);
  const metrics = createMetrics();
  const document = openApiDocument(operations);

  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.set('trust proxy', [...trustedProxies]);
  const limiter = createLimiter(limits);
  app.use(requests(deps.log), metrics.measure, ...security, limiter.byAddress);
  app.get(PATHS.metrics, metrics.show);
  app.use(docs(document));
  const know = knowByToken(deps.store, deps.signIn);
  const identify = limited(identifyByToken(know), limiter);
  serve(app, operations, { store: deps.store, identify, trace, bodyPatienceMs });
  if (pages) app.use(pagesOf(pages, deps, client, know));
  app.use(() => {
    throw notFound();
  });
  app.use(problems);
  return app;
}

function pagesOf(
  { uiUrl, browser }: EnginePagesSettings,
  { store, trace, signIn }: Deps,
  client: Client,
  know: KnowByToken,
): Router {
  const sessions = openSessions(store, know, signIn, browser);
  const { namespace } = client.options;
  return enginePages({ store, trace, sessions, uiUrl, namespace, askEngine: engineAsker(client) });
}
