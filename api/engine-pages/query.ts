/**
 * A question to the engine's lists, kept within one organisation. The engine reads it as the condition of an SQL
 * statement, so it is read here word by word first: nothing gets through that could end, comment out or widen what is
 * put around it. Whatever the engine answers is looked at again (see calls.ts).
 */
import { Refusal } from '../../workflows/rules/case.ts';

/** Spaces; texts and names in quotes, without escapes; words, numbers; comparisons; brackets, commas. */
const WORDS = /\s+|"[^"\\]*"|'[^'\\]*'|`[^`\\]*`|[A-Za-z_][\w.]*|-?\d+(?:\.\d+)?|<=|>=|!=|<>|=|<|>|\(|\)|,/y;
const NOT_HERE = new Set(['order', 'group', 'limit', 'union', 'select', 'having', 'into']);
const GROUPED = /\s*\bGROUP\s+BY\s+`?ExecutionStatus`?\s*$/i;
const LONGEST = 4000;

/** The same question about this organisation only. Throws Refusal `invalid-request` on what is not a condition. */
export function withinOrganisation(query: string, organisationId: string): string {
  if (!/^[\w-]+$/.test(organisationId)) throw new Error('An organisation’s id is a word.');
  const grouped = GROUPED.test(query);
  const condition = query.replace(GROUPED, '').trim();
  if (condition.length > LONGEST || !isCondition(condition)) throw unreadable();
  const ours = `Organisation = "${organisationId}"`;
  return [
    condition ? `${ours} AND (${condition})` : ours,
    ...(grouped ? ['GROUP BY ExecutionStatus'] : []),
  ].join(' ');
}

function isCondition(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length;) {
    WORDS.lastIndex = at;
    const word = WORDS.exec(text)?.[0];
    if (!word || NOT_HERE.has(word.toLowerCase())) return false;
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (depth < 0) return false;
    at += word.length;
  }
  return depth === 0;
}

function unreadable(): Refusal {
  return new Refusal('invalid-request', 'This is not a question that these lists answer.', {
    in: 'query',
    errors: [{ path: 'query', message: 'not a condition' }],
  });
}
