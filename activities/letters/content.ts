/** What a template says, before any page: blocks of text, with no idea of where they will stand. */

/** A piece of a sentence: plain, or set apart. What families wrote is only ever plain text, never markup. */
export type Inline = string | { strong: string } | { emphasis: string };

export type Block =
  | { kind: 'paragraph'; text: Inline[]; tone?: 'small' }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'quote'; label: string; text: string }
  | { kind: 'notice'; lines: Inline[][] }
  | { kind: 'facts'; facts: [label: string, value: string][] }
  | { kind: 'table'; columns: Column[]; rows: Cell[][] }
  | { kind: 'bars'; bars: Bar[] }
  | { kind: 'slip'; title: string; choices: string[] };

/** `shown` is what stands beside the bar; without a `value` there is none to draw. */
export interface Bar {
  label: string;
  value?: number;
  shown: string;
}

/** `share` is the part of the width; the shares of a table add up to 1. */
export interface Column {
  title: string;
  share: number;
  align?: 'right';
}

/** A cell holds short paragraphs, one under the other. */
export type Cell = Inline[][];

/** A whole letter. A `sheet` is a working document for the file and the family: no window, no salutation. */
export interface Content {
  form: 'letter' | 'sheet';
  /** The subject line of a letter, the title of a sheet. */
  title: string;
  body: Block[];
  /** The formula of politeness. */
  farewell?: string;
  signature: 'caseworker' | 'both' | 'none';
  enclosures?: string[];
  /** What stands under the signature: small print, a slip to send back. */
  after?: Block[];
}

export function strong(text: string): Inline {
  return { strong: text };
}

export function paragraph(...text: Inline[]): Block {
  return { kind: 'paragraph', text };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function list(...items: (Inline | Inline[])[]): Block {
  return { kind: 'list', items: items.map((item) => (Array.isArray(item) ? item : [item])) };
}

export function notice(...lines: (Inline | Inline[])[]): Block {
  return { kind: 'notice', lines: lines.map((line) => (Array.isArray(line) ? line : [line])) };
}

/** Small print. */
export function note(...text: Inline[]): Block {
  return { kind: 'paragraph', text, tone: 'small' };
}
