/** The API, as a table of contents. */
import express, { type Express } from 'express';
import { openTrace } from '../activities/store/trace.ts';
import type { AppOptions, Deps } from './deps.ts';
import { docs } from './docs.ts';
import { connectEngine } from './engine/engine.ts';
import { createMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { notFound, serve } from './operation.ts';
import { PATHS } from './paths.ts';
import { problems } from './problems.ts';
import { requests } from './requests.ts';
import { operationsOf } from './routes/index.ts';
import { security } from './security.ts';
import { identifyByToken } from './sign-in.ts';

const DEADLINE_MS = 8000;

export function createApp(options: AppOptions): Express {
  const { client, taskQueue, deadlineMs = DEADLINE_MS, ...given } = options;
  const trace = openTrace(given.store);
  const engine = connectEngine(client, deadlineMs, taskQueue);
  const deps: Deps = { now: Date.now, ...given, trace, engine };
  const operations = operationsOf(deps);
  const metrics = createMetrics();
  const document = openApiDocument(operations);

  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(requests(deps.log), metrics.measure, ...security);
  app.get(PATHS.metrics, metrics.show);
  app.use(docs(document));
  serve(app, operations, { identify: identifyByToken(deps.store, deps.signIn), trace });
  app.use(() => {
    throw notFound();
  });
  app.use(problems);
  return app;
}
