/** What browsers are told: nothing but our own scripts and styles, nothing kept, nothing embedded. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Swagger UI draws its icons from `data:` addresses, and sets the style of its elements. */
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The headers of every answer; what is said of a family is kept nowhere on the way. */
export const security: readonly RequestHandler[] = [
  helmet({ contentSecurityPolicy: POLICY }),
  (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  },
];
