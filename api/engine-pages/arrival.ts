/**
 * The page that leads to the engine's pages, and the address people are given. It sets, once, what they keep in the
 * browser (columns, saved lists, the readable view of a history), and goes on; whoever changed them since is left alone.
 */

const COLUMNS = ['Status', 'Workflow ID', 'Stage', 'Caseworker', 'NextDue', 'TermEndsOn', 'Trigger', 'Start'];

const RUNNING = '`ExecutionStatus`="Running"';
const LISTS: readonly [name: string, query: string][] = [
  ['À attribuer', `${RUNNING} AND \`Stage\`="awaiting-assignment"`],
  ['Vérification en attente', `${RUNNING} AND \`Stage\`="screening"`],
  ['Accompagnements en cours', `${RUNNING} AND \`CaseKind\`="accompaniment" AND \`Stage\`="in-progress"`],
  ['Second terme', `${RUNNING} AND \`Term\`=2`],
  ['Clôtures en préparation', `${RUNNING} AND \`Stage\`="closing"`],
  ['Audiences à préparer', `${RUNNING} AND \`CaseKind\`="hearing" AND \`Stage\`="preparing"`],
  ['Délais à vérifier', `${RUNNING} AND \`CaseKind\`="hearing" AND \`Stage\`="watching-payments"`],
];

/** Goes up when what is set changes: it is then set once more. */
const EDITION = '1';

/** The script of the page. */
export function arrivalScript(namespace: string): string {
  const kept = {
    'namespace-workflow-table-columns': { [namespace]: COLUMNS.map((label) => ({ label })) },
    'saved-workflow-queries': {
      [namespace]: LISTS.map(([name, query], index) => ({
        id: `jalon-${index + 1}`,
        name,
        query,
        type: 'user',
      })),
    },
    eventView: 'compact',
    eventFilterSort: 'ascending',
  };
  return `'use strict';
const KEPT = ${JSON.stringify(kept)};
if (localStorage.getItem('jalon-edition') !== '${EDITION}') {
  for (const [name, value] of Object.entries(KEPT)) localStorage.setItem(name, JSON.stringify(value));
  localStorage.setItem('jalon-edition', '${EDITION}');
}
location.replace(document.documentElement.dataset.to);
`;
}

/** The page; `to` is an address of ours, see `addressHere`. */
export function arrivalPage(to: string): string {
  return `<!doctype html>
<html lang="fr" data-to="${to.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
  <head><meta charset="utf-8"><title>jalon</title><script src="/engine/arrive.js" defer></script></head>
  <body><p>Un instant…</p></body>
</html>
`;
}
