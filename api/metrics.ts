/** Figures of the API: how long requests take, by route. No id is ever a label. */
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { routeOf } from './requests.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  /** Times every request. */
  measure: RequestHandler;
  /** Answers the figures. */
  show: RequestHandler;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'jalon_http_request_duration_seconds',
    help: 'How long requests take, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    measure: (request, response, next) => {
      const stop = durations.startTimer();
      response.on('close', () => {
        stop({ method: request.method, route: routeOf(response), status: response.statusCode });
      });
      next();
    },
    show: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}
