/** The free texts of a fact, taken out of it and put back: what remains is its anonymous structure. */
import { isFreeText } from '../../workflows/rules/free-text.ts';

/** What stands in place of a text whose key was destroyed. */
export const ERASED_TEXT = '«effacé»';

/** Where a text stood: its place among those taken out. */
interface Mark {
  sealed: number;
}

/** A fact without its texts, and these in order. */
export interface Parted {
  data: object;
  texts: string[];
}

export function takeTexts(type: string, data: object): Parted {
  const texts: string[] = [];
  const take = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string') return isFreeText(type, path, value) ? mark(texts, value) : value;
    if (Array.isArray(value)) return value.map((one) => take(one, path));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, take(one, [...path, name])]));
  };
  return { data: take(data, []) as object, texts };
}

/** The fact as it was; or, without the texts, with the word that they were erased. */
export function putTexts(data: object, texts: readonly string[] | undefined): object {
  const put = (value: unknown): unknown => {
    if (isMark(value)) return texts?.[value.sealed] ?? ERASED_TEXT;
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one)]));
  };
  return put(data) as object;
}

/** The same, each text in it changed; `name` is that of the field it stands in, itself or in a list. */
export function mapTexts<Value>(value: Value, change: (text: string, name: string) => string): Value {
  const map = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return change(one, name);
    if (Array.isArray(one)) return one.map((within) => map(within, name));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([field, within]) => [field, map(within, field)]));
  };
  return map(value, '') as Value;
}

function mark(texts: string[], text: string): Mark {
  texts.push(text);
  return { sealed: texts.length - 1 };
}

function isMark(value: unknown): value is Mark {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed } = value as Partial<Mark>;
  return typeof sealed === 'number' && Object.keys(value).length === 1;
}
