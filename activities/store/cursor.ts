/** Where a page of a list ended, so that the next begins there whatever was added meanwhile. */
import { Refusal } from '../../workflows/rules/case.ts';

/** What the rows are sorted by, of the last row seen; every part as text. */
export type Place = readonly string[];

/** `list` names the list and its order: a cursor is of one only. */
export function writeCursor(list: string, place: Place): string {
  return Buffer.from(JSON.stringify([list, ...place])).toString('base64url');
}

/** An id, a reference, a key: anything that PostgreSQL can compare. */
export function isWord(text: string): boolean {
  return text !== '' && text.isWellFormed() && !text.includes('\0');
}

/** Reads a cursor of which each part is as said. Throws Refusal `invalid-request` on any other. */
export function readCursor(cursor: string, list: string, is: readonly ((part: string) => boolean)[]): Place {
  const [of, ...place] = partsOf(cursor);
  const formed = place.length === is.length && place.every((part, index) => is[index]?.(part));
  if (of === list && formed) return place;
  throw new Refusal('invalid-request', 'The cursor is of no page of this list.', {
    in: 'query',
    errors: [{ path: 'cursor', message: 'not a cursor of this list' }],
  });
}

function partsOf(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
