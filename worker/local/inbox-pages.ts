/** The inbox as pages, in French, with nothing fetched from elsewhere. */
import express, { type Router } from 'express';
import { findReceivedMail, receivedMail, type ReceivedMail } from './received-mail.ts';

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
  article { border: 1px solid #c8c8c8; border-radius: .4rem; padding: 1rem 1.25rem; margin: 1.25rem 0 }
  h2 { margin: 0 0 .5rem; font-size: 1.15rem }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 .75rem; color: #444 }
  dd { margin: 0 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0 }`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A router: the list at `/`, the attachments of a message at `/<id>/<number>`. */
export function inboxPages(folder: string): Router {
  const pages = express.Router();
  pages.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  pages.get('/', (_request, response) => void response.send(listPage(receivedMail(folder))));
  pages.get('/:id/:number', (request, response, next) => {
    const attachment = findReceivedMail(folder, request.params.id)?.attachments[
      Number(request.params.number)
    ];
    if (!attachment) return next();
    response.attachment(attachment.name).type(attachment.type).send(attachment.content);
  });
  return pages;
}

function listPage(mails: ReceivedMail[]): string {
  const articles = mails.map(mailArticle).join('\n') || '<p>Aucun message pour l’instant.</p>';
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Messages envoyés</title><style>${STYLE}</style></head>
<body>
<h1>Messages envoyés</h1>
<p>Tout ce que le service envoie depuis cette machine arrive ici ; rien ne part vers l’extérieur.</p>
<main>${articles}</main>
</body>
</html>`;
}

function mailArticle(mail: ReceivedMail): string {
  const received = mail.receivedAt.toLocaleString('fr-FR', { dateStyle: 'full', timeStyle: 'medium' });
  const files = mail.attachments.map(
    ({ name }, number) => `<a href="${mail.id}/${number}">${escape(name)}</a>`,
  );
  return `<article>
<h2>${escape(mail.subject || '(sans objet)')}</h2>
<dl><dt>De</dt><dd>${escape(mail.from)}</dd><dt>À</dt><dd>${escape(mail.to)}</dd><dt>Reçu</dt><dd>${received}</dd>
${files.length > 0 ? `<dt>Pièces jointes</dt><dd>${files.join(', ')}</dd>` : ''}</dl>
<pre>${escape(mail.text)}</pre>
</article>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
