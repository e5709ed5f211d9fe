/** The page to try the API: Swagger UI, served from here, under a policy that lets nothing else in. */
import { createRequire } from 'node:module';
import express, { Router, type RequestHandler } from 'express';
import { PATHS } from './paths.ts';
import { setRoute } from './requests.ts';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>jalon — API</title>
    <link rel="stylesheet" href="${PATHS.docs}/swagger-ui.css" />
    <link rel="icon" type="image/png" href="${PATHS.docs}/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="${PATHS.docs}/swagger-ui-bundle.js"></script>
    <script src="${PATHS.docs}/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '${PATHS.openapi}',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;

/** The document, and the page with its script and its assets. */
export function docs(document: object): Router {
  const router = Router();
  router.use([PATHS.openapi, PATHS.docs], (_request, response, next) => {
    setRoute(response, PATHS.docs);
    next();
  });
  router.get(PATHS.openapi, sending('json', JSON.stringify(document)));
  router.get(PATHS.docs, sending('html', PAGE));
  router.get(`${PATHS.docs}/start.js`, sending('js', START));
  for (const asset of ASSETS) router.use(`${PATHS.docs}/${asset}`, express.static(fileOf(asset)));
  return router;
}

function sending(type: string, content: string): RequestHandler {
  return (_request, response) => void response.type(type).send(content);
}

function fileOf(asset: string): string {
  return createRequire(import.meta.url).resolve(`swagger-ui-dist/${asset}`);
}
