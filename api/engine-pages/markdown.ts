/**
 * The engine's pages show summaries and details in a frame of their own, whose address carries the text. Under a path
 * the UI's server does not answer that address (2.54.1); here it is answered without the text leaving this process.
 * The text is ours: lines, bullets, bold (workflows/showing.ts); anything else is shown as it is written.
 */
import { randomBytes } from 'node:crypto';

const STYLE = `body { margin: 0; padding: 1rem; font: 14px/20px sans-serif; overflow-wrap: break-word }
body.compact { padding: 0 } ul { margin: 0; padding-left: 1.2rem } p { margin: 0; min-height: 1em }
body.light { color: #121416 } body.dark { color: #f8fafc; background: #141414 }`;

/** The page of a text, and the policy it is served under. */
export function renderedPage(text: string, query: URLSearchParams): { page: string; policy: string } {
  const nonce = randomBytes(16).toString('base64url');
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  const compact = query.get('compact') === 'true' ? ' compact' : '';
  const page = `<!doctype html>
<html lang="fr">
  <head><meta charset="utf-8"><title>Texte</title><style nonce="${nonce}">${STYLE}</style></head>
  <body class="${theme}${compact}"><main>${blocksOf(text)}</main></body>
</html>
`;
  const policy = [
    `default-src 'none'`,
    `style-src 'nonce-${nonce}'`,
    `frame-ancestors 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `sandbox allow-same-origin`,
  ].join('; ');
  return { page, policy };
}

function blocksOf(text: string): string {
  const lines = text.split('\n').map((line) => {
    const bullet = /^\s*[-*]\s+(.*)$/.exec(line)?.[1];
    return bullet === undefined ? `<p>${wordsOf(line)}</p>` : `<ul><li>${wordsOf(bullet)}</li></ul>`;
  });
  return lines.join('').replaceAll('</ul><ul>', '');
}

function wordsOf(line: string): string {
  return escaped(line).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
