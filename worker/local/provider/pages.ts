/** The page on which one says who one is, in French, with nothing fetched from elsewhere. */
import express, { Router } from 'express';
import type { Provider } from 'oidc-provider';
import type { Person } from './provider.ts';

export const SIGN_IN_PATH = '/sign-in';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b }
  button { display: block; width: 100%; font: inherit; text-align: left; padding: .6rem 1rem; margin: .5rem 0;
    border: 1px solid #888; border-radius: .4rem; background: #fff; cursor: pointer }
  small { color: #444 }`;

/** A router under SIGN_IN_PATH: the page of a sign-in under way, and what it is answered. */
export function signInPages(provider: Provider, people: readonly Person[]): Router {
  const pages = Router();
  pages.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
    next();
  });
  pages.get('/:uid', async (request, response) => {
    await provider.interactionDetails(request, response);
    response.type('html').send(pageOf(people));
  });
  pages.post('/:uid', express.urlencoded({ extended: false }), async (request, response) => {
    const { person } = request.body as { person?: string };
    const known = people.find(({ id }) => id === person);
    if (!known) return void response.status(400).type('html').send(pageOf(people));
    await provider.interactionFinished(request, response, { login: { accountId: known.id } });
  });
  return pages;
}

function pageOf(people: readonly Person[]): string {
  const buttons = people.map(
    ({ id, name = id, jobTitle = '' }) =>
      `<button name="person" value="${id}">${name} <small>${jobTitle} (${id})</small></button>`,
  );
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Qui êtes-vous ?</title><style>${STYLE}</style></head>
<body>
<h1>Qui êtes-vous ?</h1>
<p>Sur cette machine, tout le monde est inventé : il suffit de choisir.</p>
<form method="post">
${buttons.join('\n')}
</form>
</body>
</html>
`;
}
