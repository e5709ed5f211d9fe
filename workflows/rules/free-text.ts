/**
 * Which texts of a fact are free, and so may say anything about a family. What is not plainly a code, an id or a date
 * counts as free, so that a new kind of case has nothing to declare; what people write under one of the names below
 * counts as free even when it looks like a code («alcool»).
 */

/** Names under which people write in their own words. A field of a step that takes a line or more stands here. */
export const FREE_FIELDS: ReadonlySet<string> = new Set([
  'area',
  'actions',
  'autonomy',
  'comment',
  'commitments',
  'conditions',
  'court',
  'debt',
  'description',
  'difficulties',
  'dwelling',
  'employer',
  'evidence',
  'expectations',
  'familyView',
  'familyWish',
  'findings',
  'label',
  'landlord',
  'landlordObservations',
  'name',
  'note',
  'notes',
  'observations',
  'papers',
  'present',
  'priorities',
  'proposal',
  'question',
  'redirectTo',
  'resources',
  'scope',
  'situation',
  'speaker',
  'summary',
  'text',
  'title',
  'topic',
  'venue',
  'wayOut',
  'what',
  'where',
  'wording',
]);

/** Keys of due items, names of services (lists of them are compared), and what the rules themselves wrote. */
const NEVER_FREE: ReadonlySet<string> = new Set([
  'key',
  'kind',
  'missing',
  'rule',
  'service',
  'services',
  'source',
  'subject',
  'unanswered',
]);

/** Words of a code, ids, dates, times, references, keys of due items: no blank, no accent, no capital of a name. */
const CODE = /^(?:[a-z0-9][a-z0-9:/._-]*|[0-9A-Fa-f-]{8,}|[A-Z]{2}-\d{4}-\d+|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** Under `reason` stand codes of the rules and words of people: it is a code in these facts only. */
const REASON_IS_A_CODE: ReadonlySet<string> = new Set(['closed', 'ended']);

/** Whether a text of a fact is free. `path` names the fields that lead to it, without the places in lists. */
export function isFreeText(type: string, path: readonly string[], value: string): boolean {
  const name = path.at(-1) ?? '';
  if (path.some((one) => FREE_FIELDS.has(one))) return true;
  if (name === 'reason') return !REASON_IS_A_CODE.has(type) || !CODE.test(value);
  if (NEVER_FREE.has(name) || name === 'id' || name.endsWith('Id') || name.endsWith('Ids')) return false;
  return !CODE.test(value);
}
